"""Folders that cannot be written, as a person meets them: one line, at once, and nothing left."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.make.program import PROGRAM

from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Timeline

# The rights of the owner are those of the folder, also for root.
_BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []

pytestmark = pytest.mark.skipif(
    bool(_BOUND) and shutil.which("setpriv") is None, reason="root may write anywhere"
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A timeline in a folder, beside one that cannot be written."""
    Image.new("RGB", (64, 64), (40, 90, 60)).save(tmp_path / "one.png")
    shot = Clip(name="one", start=0, seconds=0.4, picture=Path("one.png"))
    made = Timeline(title="T", width_px=64, height_px=64, seconds=0.4, clips=(shot,))
    (tmp_path / "line.otio").write_text(to_otio(made))
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    yield tmp_path
    closed.chmod(0o755)


@pytest.mark.parametrize(
    "told",
    [
        ["--out", "closed/v.mp4"],
        ["--out", "closed/inner/v.mp4"],
        ["--cache", "closed"],
        ["--cache", "closed/inner"],
        ["--stems", "closed"],
        ["--data", "closed"],
    ],
)
def test_a_folder_that_cannot_be_written_is_named_at_once(place: Path, told: list[str]) -> None:
    data, rest = place / "data", told
    if told[0] == "--data":
        data, rest = place / told[1], []
    before = sorted(path.name for path in place.iterdir())
    done = subprocess.run(
        [*_BOUND, str(PROGRAM), "render", "line.otio", *rest],
        cwd=place,
        env=os.environ | {"LIMELIGHT_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "closed" in done.stderr
    assert "Permission denied" in done.stderr
    assert "Rendering" not in done.stdout + done.stderr
    assert list((place / "closed").iterdir()) == []
    assert sorted(p.name for p in place.iterdir() if p.name != "data") == [
        name for name in before if name != "data"
    ]
