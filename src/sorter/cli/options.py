"""Options that several commands share."""

from argparse import ArgumentParser

from sorter.cli.values import companions, path, share, words
from sorter.core.companions import DEFAULT_RULES

DEVICES = "auto, cpu, cuda, cuda:N, coreml or directml"


def photos(parser: ArgumentParser) -> None:
    """Which photos, by which task, and how they are looked at."""
    parser.add_argument("paths", nargs="+", type=path, metavar="PATH", help="folders or photos")
    parser.add_argument("--task", required=True, metavar="ID", help="what to sort by: see sorter tasks")
    parser.add_argument("--threshold", type=share, metavar="X", help="sure from this score on, above 0 and at most 1")
    parser.add_argument(
        "--between", type=words, metavar="LABELS", help="among these of the task's labels alone, with commas between"
    )
    parser.add_argument(
        "--evidence",
        type=words,
        metavar="KINDS",
        help="for a task that goes by several: photo, exposure, sun, with commas between (default: all it goes by)",
    )
    parser.add_argument(
        "--companions",
        type=companions,
        default=DEFAULT_RULES,
        metavar="IDS",
        help="which files belong to a photo: rules below, or none, all, default (default: default)",
    )
    parser.add_argument(
        "--placeholders",
        action="store_true",
        help="also photos that are only in the cloud: opening them downloads them",
    )
    parser.add_argument("--device", default="auto", metavar="DEVICE", help=f"{DEVICES} (default: auto)")
    look = parser.add_mutually_exclusive_group()
    look.add_argument("--exact", dest="quick", action="store_false", help="look at every photo itself (default)")
    look.add_argument(
        "--quick",
        action="store_true",
        help="look at the small pictures in photos, and at photos themselves where those say little",
    )
    parser.set_defaults(quick=False)
    parser.add_argument("--fresh", action="store_true", help="measure every photo anew, also those that are known")
    parser.add_argument(
        "--ignore-corrections", action="store_true", help="as the task says, whatever you corrected or accepted"
    )


def destination(parser: ArgumentParser) -> None:
    """What is done with them, and where to."""
    parser.add_argument(
        "--into", type=path, metavar="DIR", help='target folder (default: "<folder> sorted" beside the folder)'
    )
    parser.add_argument(
        "--action",
        choices=("copy", "move", "hardlink", "symlink", "tag"),
        default="copy",
        help="default: copy; tag leaves photos where they are and writes labels as keywords",
    )
    parser.add_argument(
        "--template",
        default="{label}/{name}",
        metavar="T",
        help="path within the target, with fields as below (default: {label}/{name})",
    )
    parser.add_argument("--unsure", choices=("leave", "folder"), default="leave", help="unsure photos (default: leave)")
    parser.add_argument(
        "--outside", choices=("leave", "folder"), default="leave", help="photos that fit no label (default: leave)"
    )
    parser.add_argument("--flat", action="store_true", help="one level of folders, where labels have several")
    parser.add_argument(
        "--also",
        type=share,
        metavar="X",
        help="a link in the folder of each further label whose score is at least X",
    )
    parser.add_argument("--also-as", choices=("hardlink", "symlink"), help="what --also makes (default: hardlink)")
    parser.add_argument(
        "--relative", action="store_true", help="symbolic links lead from their own folder, not from the top"
    )
    parser.add_argument(
        "--tag-into",
        choices=("sidecar", "adobe", "file"),
        help="tags go into the sidecar that is there, else IMG.jpg.xmp (default), into IMG.xmp, or into the photo",
    )
    parser.add_argument("--tag-root", metavar="NAME", help="above all tags, with / between levels (default: AI)")
    parser.add_argument("--tag-scores", action="store_true", help="write how sure the labels are, too")
    parser.add_argument(
        "--all",
        dest="every",
        action="store_true",
        help="name every folder, and every photo that is unsure or outside, not only the first ones",
    )


def importing(parser: ArgumentParser) -> None:
    """A stranger's model, and what it does not say of itself."""
    parser.add_argument("model", type=path, metavar="PATH", help="an .onnx file, or a folder or zip that holds one")
    parser.add_argument("--name", default="", metavar="NAME", help="what the task is to be called")
    parser.add_argument("--preset", default="", metavar="ID", help="how the model wants its photos, by an id below")
    labels = parser.add_mutually_exclusive_group()
    labels.add_argument(
        "--labels", type=path, metavar="FILE", help="its labels, one on each line, or as JSON, CSV, YAML"
    )
    labels.add_argument("--label", action="append", default=[], metavar="NAME", help="a label; once for each, in order")
    photos = parser.add_mutually_exclusive_group()
    photos.add_argument(
        "--examples",
        dest="shown",
        type=path,
        metavar="DIR",
        help="photos in a folder for each label, by which the preset is found",
    )
    photos.add_argument(
        "--try",
        dest="tried",
        nargs="+",
        type=path,
        default=[],
        metavar="PHOTOS",
        help="photos or folders, to show what the model says of some by the likeliest presets (default: sample photos)",
    )
    parser.add_argument("--multi-label", dest="many", action="store_true", help="several labels may be true at once")
    parser.add_argument(
        "--backbone",
        dest="bare",
        action="store_true",
        help="no labels: what the model gives is an embedding, to teach tasks with (sorter teach --backbone)",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask; only a terminal is asked")


def json(parser: ArgumentParser) -> None:
    """Output for programs."""
    parser.add_argument("--json", action="store_true", help="JSON lines for programs")


def strict(parser: ArgumentParser) -> None:
    """An exit status for what was skipped."""
    parser.add_argument("--strict", action="store_true", help="exit status 3 where something was skipped")
