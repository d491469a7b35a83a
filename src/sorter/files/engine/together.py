"""The files of one item: placed together, or all put back."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from sorter.errors import InputError
from sorter.files.compared import Compared
from sorter.files.engine.folders import Place
from sorter.files.engine.noclobber import Unsettled
from sorter.files.engine.placing import NameTaken, Placer
from sorter.files.engine.steps import link_text
from sorter.files.identity import Identity
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Deed, Method, Role, Row, Run, State, photo_row
from sorter.files.names import numbered, numbered_group, unnumbered, unnumbered_group
from sorter.files.plan import ActionKind
from sorter.items import readable

ALREADY = "the same photo is there already"

Reason = Callable[[InputError | OSError], str]


class Together:
    """The rows of one item while they are carried out; each stage is done for all of them, or none is left."""

    def __init__(self, journal: Journal, run: Run, placer: Placer, rows: Sequence[Row]) -> None:
        self._journal = journal
        self._run = run
        self._placer = placer
        self.rows = list(rows)
        self.open = False  # where a file is cannot be said: left to recovery
        self._at = 0  # the row that is worked on

    @property
    def failed(self) -> bool:
        """Nothing more is to be done with it."""
        ended = {State.SKIPPED, State.ROLLED_BACK}
        return self.open or any(row.state in ended for row in self.rows if row.step.role is not Role.FURTHER)

    @property
    def waits(self) -> bool:
        """Copies still have to get their names."""
        return any(row.state is State.COPIED for row in self.rows)

    @property
    def leaves(self) -> bool:
        """Something still has to go once the rest stands."""
        return any(row.state is State.ASIDE or _goes(row) for row in self.rows)

    def place(self, checkpoint: Callable[[], None], reason: Reason) -> None:
        """Rename, link, copy to temporary names, set aside. Raises what `checkpoint` raises, with everything back."""

        def stage() -> None:
            later = any(row.method is Method.COPY for row in self.rows)
            for at, row in enumerate(self.rows):
                if row.state is State.INTENT and not (later and row.step.role is Role.FURTHER):
                    self._one(at, lambda row: self._placer.place(row, checkpoint))

        self._in_full(stage, reason)

    def check(self, reason: Reason) -> None:
        """Look at what was written anew, once it is flushed."""

        def stage() -> None:
            for at in range(len(self.rows)):
                self._one(at, self._placer.check)

        self._in_full(stage, reason)

    def publish(self, reason: Reason) -> None:
        """Give the copies their names, and make the links that lead to them."""

        def stage() -> None:
            for at, row in enumerate(self.rows):
                if row.state is State.COPIED:
                    self._one(at, self._placer.publish)
            for at, row in enumerate(self.rows):
                if row.state is State.INTENT:
                    self._one(at, lambda row: self._placer.place(row, lambda: None))

        self._in_full(stage, reason)

    def leave(self, reason: Reason) -> None:
        """Let go what is to go: first everything aside, and once all of it may go, away."""

        def stage() -> None:
            for at, row in enumerate(self.rows):
                if _goes(row):
                    self._one(at, self._placer.set_aside)

        self._in_full(stage, reason)
        if not self.failed:
            self._let_go(reason)

    def _let_go(self, reason: Reason) -> None:
        for at, row in enumerate(self.rows):
            if row.state is State.ASIDE:
                try:
                    self.rows[at] = self._placer.drop_aside(row)
                except (InputError, OSError) as error:
                    if not any(one.state is State.DONE for one in self.rows):
                        self._fail(row, error, reason)
                    else:  # a part is gone for good: recovery finishes the rest
                        self.open, self.rows[at] = True, replace(row, reason=reason(error))
                    return

    def done(self) -> None:
        """Everything stands where it is to stand."""
        self.rows = [row if row.state is State.SKIPPED else replace(row, state=State.DONE) for row in self.rows]

    def _one(self, at: int, step: Callable[[Row], Row]) -> None:
        """One row further; the link of a further label looks for a name by itself."""
        self._at = at
        while True:
            row = self.rows[at]
            try:
                self.rows[at] = step(row)
            except NameTaken:
                if row.step.role is not Role.FURTHER:
                    raise
                self.rows[at] = self._renamed_link(row)
                if self.rows[at].state is State.INTENT:
                    continue
            return

    def _in_full(self, stage: Callable[[], None], reason: Reason) -> None:
        """Do a stage, with other names where one is taken; where it fails, everything goes back."""
        while not self.failed:
            try:
                stage()
            except NameTaken:
                if not self._gets_other_names(reason):
                    return
            except (InputError, OSError) as error:
                self._fail(self.rows[self._at], error, reason)
            except BaseException:
                self._go_back("cancelled", State.ROLLED_BACK)
                raise
            else:
                return

    def _gets_other_names(self, reason: Reason) -> bool:
        """What has its name already gives it back, and all get the next number that is free for each of them."""
        try:
            if self._is_there_already():
                self._go_back(ALREADY, State.SKIPPED)
                return False
            self.rows = [self._nameless(row) for row in reversed(self.rows)][::-1]
            self._take_next_names()
        except (InputError, OSError) as error:
            self._fail(self.rows[self._at], error, reason)
            return False
        return True

    def _nameless(self, row: Row) -> Row:
        if row.method is Method.COPY and row.state is State.PUBLISHED:
            return self._placer.unpublish(row)
        return self._placer.take_back(row) if row.state is State.PUBLISHED else row

    def _is_there_already(self) -> bool:
        """Whether the photo's own content stands at its target; a companion that differs does not make it another."""
        photos = [row for row in self.rows if row.step.role is Role.PHOTO]
        return all(row.state is not State.PUBLISHED and _is_made(row) for row in photos)

    def _take_next_names(self) -> None:
        files = [row for row in self.rows if row.step.role is not Role.FURTHER and row.method is not Method.UNLINK]
        photo = photo_row(files)
        others = [row for row in files if row is not photo]
        names = photo.target_name, [row.target_name for row in others]
        plain, *rest = unnumbered_group(*names) if photo.step.renamed else (names[0], *names[1])
        folders = [self._placer.target(row).folder for row in (photo, *others)]
        new = next(
            names
            for names in (numbered_group(plain, rest, number) for number in count(2))
            if not any(Place(folder, name).find() for folder, name in zip(folders, names, strict=True))
        )
        given = {row.id: _renamed(row, name) for row, name in zip((photo, *others), new, strict=True)}
        self.rows = [given.get(row.id, row) for row in self.rows]
        old, now = photo.step.target, given[photo.id].step.target
        self.rows = [
            _led_to(row, now) if row.step.role is Role.FURTHER and row.step.source == old else row for row in self.rows
        ]
        self._journal.update(self._run, self.rows)

    def _renamed_link(self, row: Row) -> Row:
        """The link of a further label with the next free name; skipped where it stands there already."""
        if _is_made(row):
            return replace(row, state=State.SKIPPED, reason="the same link is there already")
        folder = self._placer.target(row).folder
        name = unnumbered(row.target_name) if row.step.renamed else row.target_name
        free = next(one for one in (numbered(name, number) for number in count(2)) if not Place(folder, one).find())
        row = _renamed(row, free)
        self._journal.update(self._run, [row])
        return row

    def _fail(self, failed: Row, error: InputError | OSError, reason: Reason) -> None:
        """Skip the item where all of it is where it was; otherwise it stays open, for recovery."""
        why = reason(error)
        if isinstance(error, Unsettled) or not self._is_untouched(failed, error):
            self.open = True
        self._go_back(why, State.SKIPPED, failed)

    def _is_untouched(self, row: Row, error: InputError | OSError) -> bool:
        """Whether a step that failed left its file where it was, and nothing else behind."""
        if row.state is not State.INTENT or row.step.role is Role.FURTHER:
            return True
        try:
            source = self._placer.source(row).find()
            kept = Identity.of(source).unchanged(row.identity) if source else isinstance(error, FileNotFoundError)
            clean = kept or isinstance(error, InputError)
            return clean and not (row.method is Method.COPY and self._placer.part(row).find())
        except (InputError, OSError):
            return False

    def _go_back(self, reason: str, state: State, failed: Row | None = None) -> None:
        """Put everything back; what cannot be put back leaves the item open."""
        for at in reversed(range(len(self.rows))):
            try:
                self.rows[at] = self._placer.take_back(self.rows[at])
            except (InputError, OSError):
                self.open = True
        whose = {row.id: reason for row in self.rows}
        if failed and failed.step.role is not Role.PHOTO:
            whose = {row.id: f"{named(failed)}: {reason}" for row in self.rows} | {failed.id: reason}
        self.rows = [
            replace(row, reason=row.reason or whose[row.id], state=row.state if self.open else state)
            for row in self.rows
        ]


def _goes(row: Row) -> bool:
    return row.method is Method.COPY and row.step.deed is Deed.MOVE and row.state is State.PUBLISHED


def named(row: Row) -> str:
    """A file that is not the photo itself, in words."""
    name = row.source_name if row.step.role is Role.COMPANION else row.target_name
    return f"its {'companion' if row.step.role is Role.COMPANION else 'further link'} {readable(name)}"


def _is_made(row: Row) -> bool:
    """Whether what bears the target's name is what was to be put there."""
    return Compared().is_made(ActionKind(row.step.deed), row.step.source, row.step.target)


def _renamed(row: Row, name: str) -> Row:
    target = os.path.join(os.path.dirname(row.step.target), name)
    return replace(row, step=replace(row.step, target=target, renamed=True))


def _led_to(row: Row, photo: str) -> Row:
    """The link of a further label, which leads to the photo under its new name."""
    step = row.step
    text = link_text(photo, step.target, relative=not os.path.isabs(step.text)) if step.text else ""
    return replace(row, step=replace(step, source=photo, text=text))
