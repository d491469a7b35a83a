"""Labels as keywords: the photos stay, and sidecars, or the photos themselves, say what is on them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import RED, Desk
from library import content
from sorter.files.plan import ActionKind, Tagging, TagInto
from sorter.gui.choice import Choice, chosen_before, kept
from sorter.settings import Settings


def _tag(desk: Desk, library: Path, *clicks: str) -> None:
    """Sort, choose to tag, and click what else is to be chosen."""
    desk.sort(library)
    for text in ("Tag", *clicks):
        desk.click(text)
    desk.rest()


def _undo_by_keys(desk: Desk) -> None:
    """Once to ask, once to answer; a field that is typed in has an undo of its own."""
    desk.window.destination.bar.button.setFocus()
    for _ in range(2):
        desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.rest()


def test_tagging_writes_sidecars_and_undo_takes_them_away(desk: Desk, library: Path) -> None:
    """The tree shows what tags there will be and how many photos get each; nothing goes anywhere."""
    before = content(library)
    _tag(desk, library)
    destination = desk.window.destination
    lines, button, told = destination.tree.lines(), destination.bar.button.text(), destination.preflight.texts()[0]
    template_is_shown = destination.template.isVisibleTo(destination)
    desk.apply()
    said = desk.window.banner.text()
    sidecar = (library / "one" / "red0.jpg.xmp").read_bytes()
    desk.press_offer()

    assert lines[:2] == [("library", 12), ("AI", 12)]
    assert ("red", 4) in lines
    assert button == "Tag 12 photos"
    assert told.startswith("12 photos. 2 unsure stay. ")
    assert not template_is_shown
    assert said == "12 tagged, 2 stay."
    assert b"<rdf:li>AI|red</rdf:li>" in sidecar
    assert desk.window.banner.text() == "12 put back."
    assert content(library) == before


def test_what_is_tagged_so_already_is_not_tagged_again(desk: Desk, library: Path) -> None:
    """The plan is made anew, and nothing is left; what a person labels anew is tagged anew, and what goes is told."""
    _tag(desk, library)
    desk.apply()
    button = desk.window.destination.bar.button.text()
    desk.choose(RED, "red0.jpg")
    desk.press(Qt.Key.Key_2)
    desk.rest()
    again, noted = desk.window.destination.bar.button.text(), desk.window.destination.preflight.texts()
    desk.apply()

    assert button == "Nothing to tag"
    assert again == "Tag 1 photo"
    assert "1 tag that this task wrote before goes." in noted
    assert desk.window.banner.text().startswith("1 tagged, earlier tags replaced: 1, ")


def test_photos_themselves_are_tagged_anew_in_one_sitting(desk: Desk, library: Path) -> None:
    """Their size and time are others by then, and they are still the photos that were looked at."""
    before = content(library)
    _tag(desk, library, "Photo", "Also write how sure the labels are")
    desk.apply()
    field = desk.window.destination.tags.root
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "mine")
    desk.rest()
    desk.apply()
    photo = (library / "one" / "red0.jpg").read_bytes()
    desk.press_offer()
    _undo_by_keys(desk)

    assert b"<rdf:li>mine|red</rdf:li>" in photo
    assert b"<rdf:li>AI|red</rdf:li>" not in photo
    assert content(library) == before


def test_a_new_sidecar_goes_along_when_its_photo_is_moved(desk: Desk, library: Path) -> None:
    """It belongs to the photo from then on, without another look at the folder; and no more once it is undone."""
    _tag(desk, library)
    desk.apply()
    desk.click("Move")
    desk.rest()
    with_sidecars = desk.window.destination.preflight.texts()[0]
    _undo_by_keys(desk)

    assert with_sidecars.startswith("12 photos and 12 companions, ")
    assert desk.window.destination.preflight.texts()[0].startswith("12 photos, ")


def test_what_was_chosen_of_tags_is_chosen_next_time() -> None:
    """What is not known any more is as at first."""
    choice = Choice(kind=ActionKind.TAG, tagging=Tagging(TagInto.FILE, ("a", "b"), scores=True))

    assert chosen_before(kept(Settings(), choice)) == choice
    assert chosen_before(Settings(tag_into="cloud", tag_root="")).tagging == Tagging(TagInto.SIDECAR, ())


def test_the_undo_of_tags_offers_to_take_them_out_of_what_was_edited(desk: Desk, library: Path) -> None:
    """The edit stays, and a sidecar in which nothing else is goes."""
    before = content(library)
    _tag(desk, library)
    desk.apply()
    edited = library / "one" / "red0.jpg.xmp"
    edited.write_bytes(edited.read_bytes() + b"\n")
    desk.press_offer()
    said, files = desk.window.banner.text(), desk.window.banner.files()
    desk.click("Take the tags out of the edited ones too")
    desk.wait_for(lambda: desk.window.banner.text() == "1 put back.")
    desk.rest()

    assert said == "11 put back, 1 left alone."
    assert files[0].startswith(
        f"{edited}: red0.jpg.xmp was edited since it was tagged; to take its tags out all the same"
    )
    assert content(library) == before
