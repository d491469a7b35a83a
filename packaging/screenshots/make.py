"""Take pictures of every state of the window from the real program, with the sample photos.

Each size is taken by a process of its own, since Qt reads its scale once; `--only` names states.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QLoggingCategory, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QFont, QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from sorter.core.measurement import Device
from sorter.files.engine.steps import new_run
from sorter.files.identity import Identity
from sorter.files.journal.history import Run
from sorter.files.journal.journal import Journal
from sorter.files.journal.records import Deed, Method, Row, State, Step
from sorter.files.plan import ActionKind
from sorter.gui.app import build
from sorter.gui.assembly import Parts
from sorter.gui.destination import Where
from sorter.gui.filter_panel import FilterPanel
from sorter.gui.growth import TEXT
from sorter.gui.import_dialog import ImportDialog
from sorter.gui.moving import Moving
from sorter.gui.places import FAILED, UNSURE, Kind, Place
from sorter.gui.report_dialog import ReportDialog
from sorter.gui.sought import Order
from sorter.gui.style import Theme
from sorter.gui.table_view import TableView
from sorter.gui.teach_dialog import TeachDialog
from sorter.jobs.worker.worker import Worker
from sorter.resources import resources_dir
from sorter.settings import Places, Settings, places, save_settings

_SIZE = (1440, 900)
_PATIENCE = 120_000  # milliseconds
_SETTLE = 700  # until thumbnails of the last size are there


def main() -> int:
    """Take the pictures that the command line asks for."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    words.add_argument("--scale", type=int, choices=(1, 2), help="take one size only")
    words.add_argument("--scheme", choices=("light", "dark"), help="take one scheme only")
    words.add_argument("--language", default="en", help="of the window, as the settings keep it")
    words.add_argument("--only", action="append", help="take this state only; can be given again")
    words.add_argument("--from-right", action="store_true", help="the window as it is read from the right")
    words.add_argument("--text", type=int, default=100, help="how large the system's font is, in per cent")
    asked = words.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.scale is None:
        for scale in ("1", "2"):
            command = [sys.executable, __file__, "--out", str(asked.out), "--scale", scale]
            command += ["--language", asked.language]
            command += ["--scheme", asked.scheme] if asked.scheme else []
            command += [word for name in asked.only or () for word in ("--only", name)]
            command += ["--text", str(asked.text), *(["--from-right"] if asked.from_right else [])]
            subprocess.run(command, check=True)
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale)
    app = QApplication(sys.argv[:1])
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if asked.from_right else Qt.LayoutDirection.LeftToRight)
    theme = Theme(app)
    font = app.font()
    font.setPixelSize(round(TEXT * asked.text / 100))
    app.setFont(font)
    for scheme in [asked.scheme] if asked.scheme else ["light", "dark"]:
        theme.dress(dark=scheme == "dark")
        with _window(asked.language) as (parts, folder):
            _Camera(parts, folder, asked.out, f"{scheme}-{asked.scale}x", asked.only).take_all()
    return 0


@contextmanager
def _window(language: str) -> Iterator[tuple[Parts, Path]]:
    """The real window on a data folder of its own, and a folder of sample photos with two damaged ones."""
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch)
        folder = own / "Pictures" / "2026" / "Summer"
        shutil.copytree(places(None).samples, folder, ignore=shutil.ignore_patterns("*.md", "*.tsv"))
        for name in ("heron", "toucan", "coffee", "kingfisher"):
            (folder / f"{name}.xmp").write_text("<x:xmpmeta/>")
        _interrupt(Places(own / "data").journal, own / "Pictures" / "Card 1")
        save_settings(Places(own / "data").settings, Settings(language=language))
        parts = build(Places(own / "data"), Worker())
        parts.window.resize(*_SIZE)
        parts.window.show()
        parts.filing_flow.begin()
        try:
            yield parts, folder
        finally:
            parts.closing.wish()
            _wait(lambda: not parts.window.isVisible())


def _interrupt(journal_path: Path, folder: Path) -> None:
    """A run as a power cut leaves it: one photo has been moved, one has not, and one is at neither place."""
    source, target = folder / "DCIM", folder / "sorted" / "day"
    source.mkdir(parents=True)
    target.mkdir(parents=True)
    photos = [source / f"IMG_{number}.jpg" for number in (2041, 2042, 2043)]
    with Journal.writing(journal_path) as journal:
        run = journal.begin(new_run("move", "day-night", str(target.parent), str(source), [()] * len(photos)))
        for photo, (id, token) in zip(photos, journal.tokens(), strict=False):
            photo.write_bytes(photo.name.encode() * 99)
            was = Identity.of(photo.stat())
            step = Step(Deed.MOVE, str(photo), str(target / photo.name), was.size, was.mtime_ns, ("day",), 0.9)
            journal.write(run, [Row(id, run.id, id, step, token, Method.RENAME, was, State.INTENT)])
    photos[0].rename(target / photos[0].name)
    photos[2].rename(folder / photos[2].name)


class _Camera:
    """Walks the window through its states and takes a picture of each."""

    def __init__(self, parts: Parts, folder: Path, out: Path, suffix: str, only: list[str] | None) -> None:
        self._parts = parts
        self._folder = folder
        self._out = out
        self._suffix = suffix
        self._only = only

    def take_all(self) -> None:
        self._recovered()
        self._empty()
        self._sort()
        self._tasks()
        self._large()
        self._settings()
        self._destination()
        self._subjects()
        self._own_tasks()
        self._failed()
        self._apply_and_undo()
        self._error()
        self._alike()

    def _recovered(self) -> None:
        _wait(lambda: bool(self._parts.window.banner.text()))
        self._take("recovered")
        self._parts.window.banner.hide()

    def _settings(self) -> None:
        """The page, something found on it, the keys, a GPU that is not used, and a report."""
        window = self._parts.window
        self._parts.preferences.open()
        rows = self._parts.preferences.rows
        assert rows
        _wait(lambda: bool(rows.measured.note()))
        self._take("settings")
        QTest.keyClicks(window.settings.field, "disk")
        self._take("settings-found")
        QTest.keyClicks(window.settings.field, " zebra")
        self._take("settings-none")
        window.settings.clear()
        mend = 'python -m pip install --force-reinstall "onnxruntime-gpu[cuda,cudnn]"'
        rows.show_device(Device("cpu", "CPU, 8 cores", "CUDA libraries not found", mend))
        self._parts.preferences.open_at_device()
        self._take("settings-device")
        self._parts.preferences.open_at_keys()
        self._take("keys")
        rows.reset_wished.emit()
        window.settings.clear()
        window.resize(880, 560)
        self._take("settings-small")
        window.resize(*_SIZE)
        window.banner.hide()
        window.show_settings(False)
        self._parts.reports.tell(FileNotFoundError(2, "No such file or directory", str(self._folder / "heron.jpg")))
        _wait(lambda: bool(window.findChildren(ReportDialog)))
        dialog = window.findChildren(ReportDialog)[0]
        _wait(lambda: any("Formats" in one.toPlainText() for one in dialog.findChildren(QPlainTextEdit)))
        self._save("report", dialog)
        dialog.close()

    def _destination(self) -> None:
        destination, field = self._parts.window.destination, self._parts.window.destination.template.field
        field.clear()
        QTest.keyClicks(field, "{label}/{")
        self._take("completing")
        QTest.keyClicks(field, "yaer}/{name}")
        self._take("mistake")
        field.setText("{label}/{year}/{name}")
        self._rest()
        self._take("template")
        destination.options.open_at(destination.bar.button)
        self._save("options", destination.options)
        destination.options.hide()
        self._findings()
        self._act(ActionKind.TAG, "tagging")
        destination.choose_kind(ActionKind.COPY)
        field.setText("{label}/{name}")
        self._rest()

    def _findings(self) -> None:
        """Photos with other names elsewhere, one that is gone, and hard links that cannot reach another disk."""
        destination = self._parts.window.destination
        coffee, elsewhere = self._folder / "coffee.jpg", self._folder.parent / "coffee.jpg"
        os.link(self._folder / "heron.jpg", self._folder.parent / "heron.jpg")
        coffee.rename(elsewhere)
        self._act(ActionKind.MOVE, "findings")
        if Path("/dev/shm").is_dir():
            destination.choose_folder(Where.CHOSEN, "/dev/shm/Summer sorted")
            self._act(ActionKind.HARDLINK, "stopped-by-preflight")
            destination.choose_folder(Where.BESIDE)
        elsewhere.rename(coffee)
        self._act(ActionKind.COPY, "free-to-go")

    def _act(self, kind: ActionKind, name: str) -> None:
        self._parts.window.destination.choose_kind(kind)
        self._rest()
        self._take(name)

    def _empty(self) -> None:
        self._take("empty")
        self._drag_over("empty-over")

    def _sort(self) -> None:
        parts = self._parts
        parts.flow.open([str(self._folder)])
        _wait(lambda: len(parts.sorting.results) >= 12)
        self._take("running", settle=False)
        self._rest()
        self._take("done")
        self._drag_over("over")
        self._choose(self._parts.sorting.results.places()[1], 2)
        self._take("selected")
        unsure = parts.window.board.column(UNSURE).model.ids
        if unsure:
            parts.reviewing.correct(list(unsure[:1]), parts.sorting.results.places()[0])
            self._rest()
            first = parts.sorting.results.places()[0]
            parts.window.board.column(first).view.choose([unsure[0]] if unsure else [])
        self._take("corrected")
        self._accept()
        self._sight()

    def _accept(self) -> None:
        """Photos that a person is done with: folded away, then shown again, and taken back."""
        board, place = self._parts.window.board, self._parts.sorting.results.places()[0]
        self._choose(place, 5)
        board.accept_chosen()
        self._rest()
        self._take("accepted")
        board.column(place).accepted.click()
        self._choose(place, 2)
        self._take("accepted-shown")
        board.column(place).accepted.click()
        while self._parts.corrections.canUndo():
            self._parts.corrections.undo()

    def _sight(self) -> None:
        """The least certain of some photos first, the panel of the filter, and everything again."""
        bar = self._parts.window.bar
        next(one for one in bar.orders.actions() if one.data() == Order.LEAST_CERTAIN).trigger()
        bar.focus_field()
        QTest.keyClicks(bar.field, "an")
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        self._rest()
        self._take("filtered")
        bar.open_panel()
        self._save("filter", bar.findChildren(FilterPanel)[0])
        bar.findChildren(FilterPanel)[0].hide()
        bar.clear()
        for step, name in ((-1, "small"), (2, "large"), (2, "largest")):
            bar.step_size(step)
            self._take(name)
        bar.step_size(0)
        board = self._parts.window.board
        sections = [board.column(place).section for place in self._parts.sorting.results.places()[1:3]]
        for section in sections:
            board.folded.emit(section, True)
        self._take("folded")
        for section in sections:
            board.folded.emit(section, False)
        for order in (Order.LOOK_ALIKE, Order.ARRIVAL):
            next(one for one in bar.orders.actions() if one.data() == order).trigger()
            self._rest()
            if order is Order.LOOK_ALIKE:
                self._take("side-by-side")

    def _subjects(self) -> None:
        self._parts.flow.choice.choose("subjects")
        self._rest()
        self._take("subjects")
        first = self._parts.sorting.results.places()[0]
        self._choose(self._parts.window.board.place_shown(first), 1)
        self._explain("explained-subjects")
        self._tree()

    def _tree(self) -> None:
        """The tree of labels: open further and further, scrolled, folded, with the keys; the panel of all labels."""
        board, pane = self._parts.window.board, self._parts.window.board.opening.pane
        animal, bird = (Place(Kind.LABEL, label) for label in (("animal",), ("animal", "bird")))
        board.stack.verticalScrollBar().setValue(120)
        self._take("tree-scrolled")
        board.stack.verticalScrollBar().setValue(0)
        for place, name in ((animal, "tree-animal"), (bird, "tree-bird"), (UNSURE, "tree-unsure"), (animal, "")):
            board.opening.open(place)
            self._rest()
            self._take(name)
        self._parts.window.activateWindow()
        pane.setFocus()
        QTest.keyClicks(pane, "dog")
        self._take("tree-keys")
        self._choose(bird, 2)
        self._moving()
        board.folded.emit(board.column(bird).section, True)
        self._take("tree-folded")
        board.folded.emit(board.column(bird).section, False)
        self._parts.window.resize(880, 560)
        self._take("tree-narrow")
        self._parts.window.resize(*_SIZE)
        board.opening.open(None)
        self._rest()

    def _moving(self) -> None:
        """The panel that finds a label."""
        moving = self._parts.window.findChildren(Moving)[0]
        moving.ask()
        QTest.keyClicks(moving.panel.field, "ow")
        self._save("move-to", moving.panel)
        moving.panel.hide()

    def _tasks(self) -> None:
        """The page of tasks: the one in use, another, the card of its model, and the page in a small window."""
        parts, page = self._parts, self._parts.window.tasks
        parts.tasks_flow.open()
        self._tried()
        self._take("tasks")
        page.look_at("subjects")
        self._tried()
        self._take("tasks-subjects")
        page.card_wished.emit(page.entry)
        self._take("model-card")
        page.step_back()
        parts.window.resize(1024, 640)
        self._take("tasks-small")
        parts.window.resize(*_SIZE)
        parts.window.show_tasks(False)

    def _tried(self) -> None:
        _pause(200)
        _wait(lambda: not self._parts.tasks_flow.is_trying)

    def _own_tasks(self) -> None:
        """Examples of animals and plants, two in the wrong folder; models with and without labels, and none."""
        window, examples = self._parts.window, self._folder.parent / "Garden"
        kinds = {
            "animals": (
                "heron",
                "toucan",
                "kingfisher",
                "crab",
                "gorilla",
                "penguin",
                "red-panda",
                "cheetah",
                "dahlia",
            ),
            "plants": ("autumn-leaf", "blackberries", "citrus-fruit", "dandelion", "fig", "yellow-flower", "honey-bee"),
        }
        for kind, names in kinds.items():
            (examples / kind).mkdir(parents=True)
            for name in names:
                shutil.copy(self._folder / f"{name}.jpg", examples / kind)
        self._parts.own.teach(str(examples))
        dialog = next(one for one in window.findChildren(TeachDialog) if one.isVisible())
        _wait(lambda: bool(dialog.folder))
        self._save("teach", dialog)
        dialog.begun.emit()
        _wait(lambda: dialog.is_done)
        self._save("taught", dialog)
        dialog.use_wished.emit()
        self._rest()
        self._take("own-task")
        self._managed()
        self._backbone(resources_dir() / "models" / "efficientnet_lite2_fp16.onnx")
        self._import(self._labelled(), "import")
        (self._folder.parent / "notes.onnx").write_text("milk, bread")
        self._import(self._folder.parent / "notes.onnx", "refused")

    def _managed(self) -> None:
        """The page with a task of one's own, called otherwise, its card, and one that is damaged."""
        parts, page = self._parts, self._parts.window.tasks
        damaged = Places(self._folder.parents[2] / "data").own_tasks / "mushrooms"
        damaged.mkdir()
        (damaged / "task.toml").write_text('format = 1\nid = "mushrooms"\n')
        parts.tasks_flow.open()
        self._tried()
        self._take("tasks-own")
        page.card_wished.emit(page.entry)
        self._take("model-card-own")
        page.look_at("mushrooms")
        self._take("tasks-damaged")
        parts.window.show_tasks(False)
        shutil.rmtree(damaged)

    def _labelled(self) -> Path:
        """A folder of a model and its labels."""
        folder = self._folder.parent / "Wild things"
        folder.mkdir()
        shutil.copy(resources_dir() / "models" / "efficientnet_lite2_int8.onnx", folder / "model.onnx")
        lines = (resources_dir() / "tasks" / "subjects_labels.tsv").read_text("utf-8").splitlines()
        (folder / "labels.txt").write_text("\n".join(line.rpartition("\t")[2] for line in lines), "utf-8")
        return folder

    def _backbone(self, file: Path) -> None:
        """A model whose labels nobody knows is kept to teach with, and chosen for that."""
        self._parts.own.import_model(str(file))
        dialog = next(one for one in self._parts.window.findChildren(ImportDialog) if one.isVisible())
        _wait(lambda: not dialog.is_busy)
        self._save("unlabelled", dialog)
        dialog.backbone_wished.emit()
        _wait(lambda: not dialog.is_busy)
        self._save("backbone", dialog)
        dialog.kept.emit()
        _wait(lambda: self._tells("OwnTasks", "Tasks can be taught with {0} now."))
        self._parts.own.teach()
        teach = next(one for one in self._parts.window.findChildren(TeachDialog) if one.isVisible())
        _pause(_SETTLE)
        self._save("teach-with", teach)
        teach.reject()
        self._parts.window.banner.hide()

    def _import(self, file: Path, name: str) -> None:
        self._parts.own.import_model(str(file))
        dialog = next(one for one in self._parts.window.findChildren(ImportDialog) if one.isVisible())
        _wait(lambda: not dialog.is_busy)
        _pause(_SETTLE)
        self._save(name, dialog)
        dialog.reject()
        _pause(_SETTLE)

    def _large(self) -> None:
        """The first photo by day, fitted and near."""
        window = self._parts.window
        self._choose(self._parts.sorting.results.places()[0], 1)
        self._parts.looking.open()
        self._take("large")
        for _ in range(5):
            window.large.photo.go_nearer(1.25)
        self._take("near")
        window.large.photo.go_nearer(0.01)
        self._explain("explained")

    def _explain(self, name: str) -> None:
        """What speaks for the label of the chosen photo."""
        large = self._parts.window.large
        self._parts.looking.explain()
        clear = [_fixed("Looking", f"What speaks for {{0}} is clear ({how})") for how in ("map", "covering")]
        _wait(lambda: any(text in one.text() for text in clear for one in large.findChildren(QLabel)))
        self._take(name)
        self._parts.looking.close()

    def _failed(self) -> None:
        (self._folder / "cut-short.jpg").write_bytes((self._folder / "heron.jpg").read_bytes()[:900])
        (self._folder / "empty.jpg").write_bytes(b"")
        QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
        self._parts.flow.choice.choose("day-night")
        self._rest()
        self._choose(FAILED, 1)
        board = self._parts.window.board
        board.beside.reveal(board.column(FAILED))
        self._take("failed")

    def _apply_and_undo(self) -> None:
        parts = self._parts
        parts.window.destination.press()
        parts.window.foot.press_pause()
        self._take("applying")
        parts.window.foot.press_pause()
        _wait(lambda: not parts.filing.running)
        self._rest()
        self._take("applied")
        runs: list[Run] = []
        parts.filing.history.connect(runs.extend)
        parts.filing.read_history()
        _wait(lambda: bool(runs))
        parts.filing_flow.show_history()
        parts.window.history.choose(runs[0].id)
        _pause(_SETTLE)
        view = next(one for one in parts.window.history.findChildren(TableView) if one.model().rowCount() > 9)
        view.setSelectionMode(TableView.SelectionMode.MultiSelection)
        for row in (2, 3, 5):
            view.selectRow(row)
        self._take("history")
        parts.window.show_history(False)
        moved = next((self._folder.parent / "Summer sorted").rglob("*.jpg"))
        moved.write_bytes(b"edited since")
        parts.window.banner.offers()[0].click()
        _wait(lambda: not parts.filing.running)
        self._rest()
        self._take("undone")

    def _error(self) -> None:
        gone = self._folder.parent / "Card 3"
        self._parts.flow.open([str(gone)])
        _wait(lambda: self._tells("Flow", "There is no file or folder {0}."))
        self._take("error")

    def _alike(self) -> None:
        """Shots of a series, of which a person puts one elsewhere."""
        series = self._folder.parent / "Series"
        series.mkdir()
        for number in range(6):
            shutil.copy(self._folder / "heron.jpg", series / f"IMG_{2050 + number}.jpg")
        parts = self._parts
        parts.window.banner.hide()
        parts.flow.open([str(series)])
        self._rest()
        results = parts.sorting.results
        first = results.id(str(series / "IMG_2050.jpg"))
        if first is not None:
            elsewhere = next(one for one in results.places() if one not in (results.place(first), FAILED))
            parts.reviewing.correct([first], elsewhere)
            _wait(lambda: parts.suggesting.is_settled)
            self._take("look-alikes")
            parts.window.banner.offers()[0].click()
            self._take("look-alikes-shown")

    def _drag_over(self, name: str) -> None:
        self._parts.window.dragEnterEvent(self._held_over())
        self._take(name)
        self._parts.window.dragLeaveEvent(QDragLeaveEvent())

    def _choose(self, place: Place, count: int) -> None:
        column = self._parts.window.board.column(place)
        column.view.choose(list(column.model.ids[:count]))

    def _held_over(self) -> QDragEnterEvent:
        self._dragged = QMimeData()
        self._dragged.setUrls([QUrl.fromLocalFile(str(self._folder))])
        return QDragEnterEvent(
            QPointF(700, 400).toPoint(),
            Qt.DropAction.CopyAction,
            self._dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )

    def _tells(self, context: str, text: str) -> bool:
        """Whether the banner says this, in the language of the window."""
        return _fixed(context, text) in self._parts.window.banner.text()

    def _rest(self) -> None:
        parts = self._parts
        _pause(150)
        _wait(lambda: not parts.sorting.running and parts.arranging.is_settled)
        _wait(lambda: parts.planning.is_settled and parts.checking.is_settled)

    def _take(self, name: str, *, settle: bool = True) -> None:
        if settle and self._wants(name):
            _pause(_SETTLE)
        self._save(name, self._parts.window)

    def _save(self, name: str, widget: QWidget) -> None:
        if self._wants(name):
            widget.grab().save(str(self._out / f"{name}-{self._suffix}.png"))

    def _wants(self, name: str) -> bool:
        return self._only is None or name in self._only


def _fixed(context: str, text: str) -> str:
    """The longest part of a text that no value changes, in the language of the window."""
    return max(QCoreApplication.translate(context, text).split("{0}"), key=len)


def _wait(until: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    loop = QEventLoop()
    look = QTimer(interval=15)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    late = QTimer(interval=_PATIENCE, singleShot=True)
    late.timeout.connect(lambda: loop.exit(1))
    look.start()
    late.start()
    if loop.exec():
        raise TimeoutError("the window did not get there")


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
