"""The words of the command line."""

import pytest

from sorter.cli.arguments import parse
from sorter.core.companions import DEFAULT_RULES, RULES
from sorter.files.planning.fields import FIELDS


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
    assert (arguments.also, arguments.also_as, arguments.relative) == (None, None, False)
    assert (arguments.companions, arguments.placeholders) == (DEFAULT_RULES, False)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("raw,xmp", {"raw", "xmp"}),
        ("none", set()),
        ("all", {rule.id for rule in RULES}),
        ("default", DEFAULT_RULES),
        ("default, burst", DEFAULT_RULES | {"burst"}),
    ],
)
def test_companions_are_chosen_by_rule(text: str, rules: set[str]) -> None:
    """Ids with commas between, and words for none, all, or those of the beginning."""
    assert parse(["plan", "photos", "--task", "colours", "--companions", text]).companions == rules


def test_what_is_in_the_cloud_is_downloaded_only_when_asked_for() -> None:
    """The option is off unless it is given, on every command that looks at photos."""
    for command in ("classify", "plan", "sort"):
        assert not parse([command, "photos", "--task", "colours"]).placeholders
        assert parse([command, "photos", "--task", "colours", "--placeholders"]).placeholders


def test_help_tells_every_field_and_every_companion(capsys: pytest.CaptureFixture[str]) -> None:
    """A template's fields with their meanings, and the rules with theirs and whether they are on."""
    with pytest.raises(SystemExit):
        parse(["plan", "--help"])
    lines = capsys.readouterr().out.splitlines()

    for name, field in FIELDS.items():
        assert [line for line in lines if line.split() == [f"{{{name}}}", *field.meaning.split()]]
    for rule in RULES:
        off = [] if rule.default else ["(off", "by", "default)"]
        assert [line for line in lines if line.split() == [rule.id, *rule.name.split(), *off]]


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
        ["plan", "photos", "--task", "colours", "--companions", "raw,nonsense"],
        ["plan", "photos", "--task", "colours", "--companions", ""],
        ["plan", "photos", "--task", "colours", "--also", "0"],
        ["plan", "photos", "--task", "colours", "--also", "0.2", "--also-as", "copy"],
        ["undo", "three"],
        ["history", "three"],
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
    """--help names the commands and options of today."""
    for words in (["--help"], ["plan", "--help"]):
        with pytest.raises(SystemExit):
            parse(words)
    text = capsys.readouterr().out

    assert "classify" in text
    assert "recover" in text
    for later in ("watch", "audit"):
        assert later not in text


def test_the_lines_of_help_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the command line stands in --help with a sentence."""
    with pytest.raises(SystemExit):
        parse(["--help"])
    text = capsys.readouterr().out

    names = (
        "gui",
        "demo",
        "tasks",
        "classify",
        "plan",
        "apply",
        "sort",
        "history",
        "undo",
        "recover",
        "teach",
        "doctor",
    )
    assert [name for name in names if f"\n    {name} " not in text] == []
