"""`limelight thumbnail`: three labelled pictures for every platform that is named."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.make.program import call

from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Timeline


@pytest.fixture
def line(tmp_path: Path) -> Path:
    noise = np.random.default_rng(1).integers(0, 255, (64, 36, 3), np.uint8)
    Image.fromarray(noise).resize((180, 320)).save(tmp_path / "one.png")
    shot = Clip(name="one", start=0, seconds=1, picture=Path("one.png"))
    made = Timeline(title="Three tips", width_px=180, height_px=320, seconds=1, clips=(shot,))
    path = tmp_path / "line.otio"
    path.write_text(to_otio(made))
    return path


def test_every_platform_gets_three_of_its_size_with_a_label(line: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = call(
        "thumbnail", str(line), "--platform", "youtube, telegram", "--out", str(out),
        "--name", "Mara", "--accent", "#2fd0a5", data=tmp_path / "data",
    )  # fmt: skip
    assert done.code == 0, done.err
    sizes = {}
    for path in out.iterdir():
        with Image.open(path) as picture:
            sizes[path.name] = picture.size
    assert sizes == {
        f"thumbnail-{name}-{at}.jpg": size
        for name, size in (("youtube", (1280, 720)), ("telegram", (320, 320)))
        for at in (1, 2, 3)
    }
    assert (out / "thumbnail-telegram-1.jpg").stat().st_size < 200_000
    signed = call("verify", str(out / "thumbnail-youtube-1.jpg"), data=tmp_path / "data")
    assert signed.code == 0, signed.out


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [("--platform", "radio", "tiktok"), ("--accent", "yellow", "#ffc43d")],
)
def test_what_is_unknown_is_refused(
    line: Path, tmp_path: Path, option: str, value: str, hint: str
) -> None:
    done = call("thumbnail", str(line), option, value, data=tmp_path / "data")
    assert done.code == 2
    assert hint in done.err
