"""What the command line says of tags."""

from sorter.cli.arguments import Arguments
from sorter.errors import RequestError
from sorter.files.plan import TAGGING, ActionKind, Tagging, TagInto
from sorter.files.planning.tagging import root_of


def tagging(arguments: Arguments) -> Tagging:
    """How labels become tags."""
    root = TAGGING.root if arguments.tag_root is None else root_of(arguments.tag_root)
    return Tagging(TagInto(arguments.tag_into or TAGGING.into), root, arguments.tag_scores)


def check_tagging(arguments: Arguments) -> None:
    """Refuse options that would do nothing, before any photo is looked at. Raises `RequestError`."""
    if arguments.action != ActionKind.TAG:
        for option, given in (
            ("--tag-into", arguments.tag_into is not None),
            ("--tag-root", arguments.tag_root is not None),
            ("--tag-scores", arguments.tag_scores),
        ):
            if given:
                raise RequestError(f"{option} says how photos are tagged: add --action tag.")
        return
    for option, given in (
        ("--into", arguments.into is not None),
        ("--template", arguments.template != "{label}/{name}"),
        ("--also-as", arguments.also_as is not None),
    ):
        if given:
            raise RequestError(
                f"{option} is for photos that go somewhere; tagged ones stay where they are: leave it out."
            )
