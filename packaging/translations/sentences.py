"""The sentences that the core makes, as templates, read out of its sources so that none is missed.

The core speaks English and knows no Qt; the window knows its sentences again by what stands fixed in them
(`sorter.gui.core_words`). A template is that, with `{0}`, `{1}` where values come.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from vocabulary import (
    BRACES,
    COUNTED,
    DEVICE,
    NOT_SHOWN,
    OUR_FAULTS,
    SHELLS,
    SILENT,
    SYSTEM,
    TOLD,
    TOLD_CALLS,
    UNSEEN,
    WORDS,
)

_DISK = "disk"  # a disk in words, as `sorter.files.preflight.findings` calls it
_NAMED = re.compile(r"\{([a-z_]*)\}")
_WORD = re.compile(r"[^\W\d_][^\W\d_'-]+")
_DEEPEST = 16  # names that stand for names
_NO_TEXTS = ast.Assert | ast.Name | ast.expr_context | ast.operator | ast.cmpop | ast.unaryop | ast.boolop | ast.alias
_Scope = Mapping[str, ast.expr]  # local names that stand for one text alone
_Functions = tuple[ast.FunctionDef, ...]  # the outermost first


@dataclass(frozen=True, slots=True, order=True)
class Template:
    """What stands fixed in a sentence, and places for the rest."""

    text: str  # "The folder {0} cannot be opened: {1}."
    told: str  # the places whose values are words of ours too: "1"


@dataclass(frozen=True, slots=True)
class _Hole:
    """A value in a sentence; `told`: it may be a sentence, a count or a size itself."""

    told: bool


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way in which a text can turn out, where all these conditions hold or do not."""

    parts: tuple[str | _Hole, ...]
    where: Mapping[str, bool]


@lru_cache(maxsize=1)
def templates(package: Path) -> Sequence[Template]:
    """Every sentence that the modules of `package` make and a window may show, sorted."""
    found = {Template(text, "") for text in (*SYSTEM, *WORDS)} | {Template(DEVICE, "0")}
    merged: dict[str, set[str]] = {}
    found |= {counted for word in COUNTED for counted in _counted(word, f"{word}s")}
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package).as_posix()
        if not place.startswith(SHELLS) and not place.startswith(SILENT):
            source = file.read_text("utf-8")
            tree = ast.parse(source)
            found |= _Module(tree, literal=place.startswith(BRACES)).templates()
            found |= {one for node in ast.walk(tree) for one in _counts(node)} if "plural(" in source else set()
    for one in found:
        merged.setdefault(one.text, set()).update(one.told)
    return sorted(Template(text, "".join(sorted(told))) for text, told in merged.items())


class _Module:
    """One module: its texts, with the names and small functions that they are made of."""

    def __init__(self, tree: ast.Module, *, literal: bool) -> None:
        """`literal`: braces in a text stand for themselves."""
        self._tree, self._literal = tree, literal
        self._functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        self._globals = _assigned(tuple(node for node in tree.body if isinstance(node, ast.Assign)))
        self._used: set[int] = set()  # ids of expressions that became part of a longer text

    def templates(self) -> set[Template]:
        """Of every text that is no part of a longer one."""
        made = [(id(root), self._wordings(root, _scope(within), 0)) for root, within in _texts(self._tree, ())]
        parts = self._used.difference(map(id, self._globals.values()))  # what has a name may be said elsewhere, alone
        texts = [wording for root, wordings in made if root not in parts for wording in wordings]
        return {template for wording in texts if (template := _template(wording))}

    def _wordings(self, node: ast.expr, scope: _Scope, depth: int) -> list[_Wording]:
        """How a text can turn out; a value that is none of the program's own words is a hole."""
        if depth > 0:
            self._used.add(id(node))
        found = [_Wording((_Hole(_is_told(node)),), {})]
        match node:
            case ast.Constant(str(text)):
                found = [_Wording(tuple(self._split(text)), {})]
            case ast.JoinedStr(parts):
                found = _joined([self._wordings(part, scope, depth + 1) for part in parts])
            case ast.BinOp(left, ast.Add(), right) if _is_text(node):
                found = _joined([self._wordings(part, scope, depth + 1) for part in (left, right)])
            case ast.FormattedValue(_, conversion, spec) if spec is not None or conversion >= 0:
                found = [_Wording((_Hole(spec is not None),), {})]
            case ast.FormattedValue(value):
                found = self._wordings(value, scope, depth + 1)
            case ast.IfExp(test, body, other):
                found = [
                    _Wording(one.parts, {**one.where, ast.unparse(test): holds})
                    for part, holds in ((body, True), (other, False))
                    for one in self._wordings(part, scope, depth + 1)
                ]
            case ast.BoolOp(ast.Or(), values):
                found = [one for value in values for one in self._wordings(value, scope, depth + 1)]
            case ast.Call():
                found = self._called(node, scope, depth) or found
            case ast.Name():
                found = self._named(node, scope, depth) or found
        return found

    def _named(self, node: ast.Name, scope: _Scope, depth: int) -> list[_Wording]:
        """What a name stands for, if that is a text."""
        known = self._known(node, scope)
        if known is not node and depth < _DEEPEST:
            return self._wordings(known, scope, depth + 1)
        if node.id == _DISK:
            there, whole = {node.id: True}, {node.id: False}
            return [_Wording((_Hole(False),), there), _Wording(("the disk of ", _Hole(False)), whole)]
        return []

    def _called(self, node: ast.Call, scope: _Scope, depth: int) -> list[_Wording]:
        """What a call makes, if that is a text that can be told from here."""
        match node:
            case ast.Call(ast.Name("_capital"), [inner]):
                return [_Wording(_capital(one.parts), one.where) for one in self._wordings(inner, scope, depth + 1)]
            case ast.Call(ast.Attribute(text, "format")) if _is_text(self._known(text, scope)):
                return self._wordings(text, scope, depth + 1)
            case ast.Call(ast.Name(name), arguments) if name in self._functions and name not in TOLD_CALLS:
                return self._returned(self._functions[name], arguments, scope, depth)
        return []

    def _known(self, node: ast.expr, scope: _Scope) -> ast.expr:
        """What a name stands for, where that is one text alone."""
        if not isinstance(node, ast.Name):
            return node
        return scope.get(node.id) or self._globals.get(node.id) or node

    def _returned(
        self, function: ast.FunctionDef, arguments: Sequence[ast.expr], scope: _Scope, depth: int
    ) -> list[_Wording]:
        """What a small function of the module makes of its arguments; a hole where that is no text."""
        given = {
            one.arg: self._known(value, scope)
            for one, value in zip(function.args.args, arguments, strict=False)
            if _is_text(self._known(value, scope))
        }
        inner = {**_assigned(tuple(function.body)), **given}
        back = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
        if not back or not all(_is_text(one) or _is_text(self._known(one, inner)) for one in back):
            return []
        return [wording for one in back for wording in self._wordings(one, inner, depth + 1)]

    def _split(self, text: str) -> Iterator[str | _Hole]:
        if self._literal:
            yield text
            return
        at = 0
        for match in _NAMED.finditer(text):
            yield text[at : match.start()]
            yield _Hole(match[1] in TOLD)
            at = match.end()
        yield text[at:]


def _texts(node: ast.AST, within: _Functions) -> Iterator[tuple[ast.expr, _Functions]]:
    """Every text that a person may read, outermost first, with the functions that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _NO_TEXTS) or _is_our_fault(child) or _is_code(child):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.FunctionDef):
            yield from _texts(child, (*within, child))
        elif isinstance(child, ast.expr) and _is_text(child):
            yield child, within
            for call in ast.walk(child):  # whose arguments are no part of the text
                if isinstance(call, ast.Call) and not _is_code(call):
                    yield from _texts(call, within)
        else:
            yield from _texts(child, within)


def _scope(within: _Functions) -> _Scope:
    return {name: text for function in within for name, text in _assigned(tuple(function.body)).items()}


@cache
def _assigned(body: tuple[ast.stmt, ...]) -> dict[str, ast.expr]:
    """The names that stand for one text alone in some statements."""
    found: dict[str, list[ast.expr]] = {}
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                found.setdefault(node.targets[0].id, []).append(node.value)
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                found.setdefault(node.target.id, []).append(node.value)
    return {name: values[0] for name, values in found.items() if len(values) == 1 and _is_text(values[0])}


def _is_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(str()) | ast.JoinedStr():
            return True
        case ast.IfExp(_, body, other):
            return _is_text(body) or _is_text(other)
        case ast.BinOp(left, ast.Add(), right):
            return _is_text(left) or _is_text(right)
        case ast.Call(ast.Attribute(ast.Constant(str()), "format")):
            return True
    return False


def _is_told(node: ast.expr) -> bool:
    """Whether a value may be words of ours: a count, a size, a reason."""
    match node:
        case ast.Call(ast.Name(name)):
            return name in TOLD_CALLS or (name == "str" and any(map(_is_told, node.args)))
        case ast.Name(name) | ast.Attribute(_, name):
            return name in TOLD
        case ast.BoolOp(_, values):
            return any(map(_is_told, values))
    return False


def _is_our_fault(node: ast.AST) -> bool:
    """An error that is none of the user's, and comes in a report."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OUR_FAULTS


def _is_code(node: ast.AST) -> bool:
    """A list of names in one text, a pattern, or a noun of a count."""
    match node:
        case ast.Call(ast.Attribute(ast.Constant(), "split" | "encode")) | ast.Call(ast.Name("TypeVar" | "plural")):
            return True
        case ast.Call(ast.Attribute(ast.Name("re"), _)):
            return True
    return False


def _counts(node: ast.AST) -> Sequence[Template]:
    """The two wordings of a count with its noun, as `sorter.wording.plural` makes them."""
    match node:
        case ast.Call(ast.Name("plural"), [_, ast.Constant(str(word)), *more]):
            words = more[0].value if more and isinstance(more[0], ast.Constant) else f"{word}s"
            return _counted(word, str(words))
    return ()


def _counted(word: str, words: str) -> Sequence[Template]:
    return Template(f"1 {word}", ""), Template(f"{{0}} {words}", "0")


def _joined(parts: Sequence[Sequence[_Wording]]) -> list[_Wording]:
    """All wordings of a text that is made of parts, without those whose conditions contradict each other."""
    found = []
    for chosen in product(*parts):
        where: dict[str, bool] = {}
        if all(where.setdefault(test, holds) is holds for one in chosen for test, holds in one.where.items()):
            found.append(_Wording(tuple(part for one in chosen for part in one.parts), where))
    return found


def _capital(parts: tuple[str | _Hole, ...]) -> tuple[str | _Hole, ...]:
    first, *rest = parts
    return (first[:1].upper() + first[1:], *rest) if isinstance(first, str) else parts


def _template(wording: _Wording) -> Template | None:
    """None where nothing in it has to be said in another language."""
    text, told, fixed = "", "", ""
    number = 0
    for part in wording.parts:
        if isinstance(part, str):
            text, fixed = text + part, fixed + part
            continue
        text += f"{{{number}}}"
        fixed += " "
        told += str(number) if part.told else ""
        number += 1
    words = _WORD.findall(fixed)
    several = len(words) > 1 and " " in fixed.strip() and any(word[1:].islower() for word in words)
    seen = several or (len(words) == 1 and len(told) > 1)
    return Template(text, told) if seen and text not in NOT_SHOWN and not UNSEEN.search(text) else None
