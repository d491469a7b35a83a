"""Rows of the journal as values of its table."""

import json
import os

from sorter.files.identity import Identity
from sorter.files.journal.records import Deed, Method, Role, Row, Run, State, Step

_ASKED = (
    *(
        "id",
        "run",
        "item",
        "role",
        "deed",
        "source",
        "target",
        "size",
        "mtime_ns",
        "label",
        "score",
        "renamed",
        "undoes",
    ),
    *("token", "method", "device", "inode", "link"),
)
_REACHED = (
    *("placed_device", "placed_inode", "placed_size", "placed_mtime_ns", "digest", "placeholder", "state", "reason"),
)
_CHANGING = ("source", "target", "link", "renamed", "method", *_REACHED)

_Values = tuple[str | int | float | bytes | None, ...]
_Asked = tuple[int, int, int, str, str, bytes, bytes, int, int, str, float, int, int | None, str, str, str, str, bytes]
_Reached = tuple[str | None, str | None, int | None, int | None, bytes, int, str, str]
_Loaded = tuple[*_Asked, *_Reached]


def _marks(columns: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in columns)


_COLUMNS = ", ".join(_ASKED + _REACHED)
INSERT = f"INSERT INTO rows ({_COLUMNS}) VALUES ({_marks(_ASKED + _REACHED)})"  # noqa: S608  (constants)
UPDATE = f"UPDATE rows SET ({', '.join(_CHANGING)}) = ({_marks(_CHANGING)}) WHERE id = ?"  # noqa: S608  (constants)
SELECT = f"SELECT {_COLUMNS} FROM rows"  # noqa: S608  (constants)


def inserted(run: Run, row: Row) -> _Values:
    """Values for `INSERT`."""
    step = row.step
    return (
        *(row.id, row.run, row.group, step.role, step.deed),
        *(_relative(step.source, run.source_root), _relative(step.target, run.root)),
        *(step.size, step.mtime_ns, json.dumps(step.label), step.score, step.renamed, step.undoes),
        *(row.token, row.method, str(row.identity.device), str(row.identity.inode), os.fsencode(step.text)),
        *_reached(row),
    )


def updated(run: Run, row: Row) -> _Values:
    """Values for `UPDATE`."""
    step = row.step
    paths = _relative(step.source, run.source_root), _relative(step.target, run.root), os.fsencode(step.text)
    return *paths, step.renamed, row.method, *_reached(row), row.id


def _reached(row: Row) -> _Values:
    placed = row.placed
    where = (str(placed.device), str(placed.inode), placed.size, placed.mtime_ns) if placed else (None,) * 4
    return *where, row.digest, row.placeholder, row.state, row.reason


def _relative(path: str, root: str) -> bytes:
    """The path beneath its root; whole where it lies elsewhere (other drives of Windows)."""
    above = root if root.endswith(os.sep) else root + os.sep
    return os.fsencode(path.removeprefix(above))


def loaded(run: Run, values: _Loaded) -> Row:
    """The row of `run` that the values of `SELECT` tell of."""
    id, run_id, group, role, deed, source, target, size, mtime_ns = values[:9]
    label, score, renamed, undoes, token, method, device, inode, link = values[9:18]
    placed_device, placed_inode, placed_size, placed_mtime_ns, digest, placeholder, state, reason = values[18:]
    placed: Identity | None = None
    if placed_device and placed_inode and placed_size is not None and placed_mtime_ns is not None:
        placed = Identity(int(placed_device), int(placed_inode), placed_size, placed_mtime_ns)
    return Row(
        id=id,
        run=run_id,
        group=group,
        step=Step(
            Deed(deed),
            os.path.join(run.source_root, os.fsdecode(source)),
            os.path.join(run.root, os.fsdecode(target)),
            size,
            mtime_ns,
            tuple(json.loads(label)),
            score,
            bool(renamed),
            undoes,
            Role(role),
            os.fsdecode(link),
        ),
        token=token,
        method=Method(method),
        identity=Identity(int(device), int(inode), size, mtime_ns),
        state=State(state),
        reason=reason,
        placed=placed,
        digest=digest,
        placeholder=bool(placeholder),
    )
