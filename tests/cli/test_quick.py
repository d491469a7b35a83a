"""sorter classify --quick."""

from pathlib import Path

from cli.running import Run
from exif_bytes import MAKER, text, with_thumbnail
from preview_files import jpeg


def test_a_quick_look_goes_by_previews_and_tells_each_photo_once(sorter: Run, data_dir: Path, tmp_path: Path) -> None:
    """Where the task finds a preview enough; the photo itself is looked at where not, and by an exact run."""
    manifest = data_dir / "tasks" / "colours.toml"
    manifest.write_text(manifest.read_text() + "\n[[quick]]\nside = 100\naccept = 0.9\n")
    photo, said = jpeg(640, 480, colour="#dc1414"), {MAKER: text("Maker")}
    for name, colour in {"sure": "lime", "faint": "#708070"}.items():
        path = tmp_path / "photos" / f"{name}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(with_thumbnail(photo, jpeg(160, 120, colour=colour), said))

    def labels(*words: str) -> dict[str, object]:
        ran = sorter("classify", tmp_path / "photos", "--task", "colours", "--json", *words)
        found = [record for record in ran.records if record["event"] == "prediction"]
        assert len(found) == 2
        return {Path(str(record["path"])).stem: record["label"] for record in found}

    assert labels("--quick") == {"sure": "green", "faint": "red"}
    assert labels() == labels("--exact") == {"sure": "red", "faint": "red"}
    assert sorter("classify", tmp_path, "--task", "colours", "--exact", "--quick").status == 2
