"""The words of the command line."""

import pytest

from sorter.cli.arguments import parse


@pytest.mark.parametrize(
    ("words", "command", "folders"),
    [
        ([], "gui", []),
        (["photos"], "gui", ["photos"]),
        (["./demo", "more"], "gui", ["./demo", "more"]),
        (["gui", "demo"], "gui", ["demo"]),
        (["--data-dir", "demo", "photos"], "gui", ["photos"]),
        (["--data-dir=demo", "photos"], "gui", ["photos"]),
        (["--data-dir", "demo"], "gui", []),
    ],
)
def test_the_first_word_wins(words: list[str], command: str, folders: list[str]) -> None:
    """A word that is no command is a folder for the window; a folder named like a command is given as ./NAME."""
    arguments = parse(words)

    assert (arguments.command, arguments.folders) == (command, folders)


@pytest.mark.parametrize(
    "words", [["--data-dir", "x", "tasks"], ["tasks", "--data-dir", "x"], ["--data-dir=x", "tasks"]]
)
def test_the_data_directory_may_stand_before_or_after_the_command(words: list[str]) -> None:
    """--data-dir is taken on either side."""
    assert parse(words).data_dir == "x"


def test_the_options_have_safe_first_values() -> None:
    """Without a word about it, photos are copied into folders by label, and what is unsure stays."""
    arguments = parse(["sort", "photos", "--task", "colours"])

    assert (arguments.action, arguments.template, arguments.unsure) == ("copy", "{label}/{name}", "leave")
    assert (arguments.outside, arguments.flat, arguments.yes) == ("leave", False, False)


@pytest.mark.parametrize(
    "words",
    [
        ["classify"],
        ["classify", "photos"],
        ["classify", "photos", "--task", "colours", "--threshold", "0"],
        ["classify", "photos", "--task", "colours", "--threshold", "1.5"],
        ["classify", "photos", "--task", "colours", "--threshold", "nan"],
        ["classify", "photos", "--task", "colours", "--threshold", "much"],
        ["plan", "photos", "--task", "colours", "--action", "delete"],
        ["plan", "photos", "--tas", "colours"],
        ["undo", "three"],
        ["undo", "9" * 30],
        ["classify", "", "--task", "colours"],
        ["sort", "photos", "--task", "colours", "--into", ""],
        ["gui", ""],
        ["tasks", "more"],
        ["--nonsense"],
    ],
)
def test_wrong_words_get_one_line_and_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage errors are one line on standard error."""
    with pytest.raises(SystemExit) as end:
        parse(words)

    captured = capsys.readouterr()
    assert end.value.code == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("sorter")


def test_what_does_not_work_yet_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """--help names the commands of today, and a plan offers copy and move only."""
    for words in (["--help"], ["plan", "--help"]):
        with pytest.raises(SystemExit):
            parse(words)
    text = capsys.readouterr().out

    assert "classify" in text
    assert "recover" in text
    for later in ("teach", "watch", "audit", "--exact", "hardlink", "--relative"):
        assert later not in text


def test_the_lines_of_help_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the command line stands in --help with a sentence."""
    with pytest.raises(SystemExit):
        parse(["--help"])
    text = capsys.readouterr().out

    names = ("gui", "demo", "tasks", "classify", "plan", "apply", "sort", "history", "undo", "recover", "doctor")
    assert [name for name in names if f"\n    {name} " not in text] == []
