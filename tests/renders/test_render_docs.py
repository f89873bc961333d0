"""The example on the render core's page does what the page says."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from limelight.renders.media.probe import probe
from limelight.renders.sound.waves import RATE_HZ, write_wave

PAGE = Path(__file__).parents[2] / "docs" / "render.md"


def test_the_example_renders_a_video(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    (tmp_path / "example.py").write_text(found[1])
    for name, colour in (("sea", (20, 80, 160)), ("hill", (60, 140, 40))):
        Image.new("RGB", (270, 480), colour).save(tmp_path / f"{name}.png")
    tone = np.sin(2 * np.pi * 220 * np.arange(4 * RATE_HZ) / RATE_HZ) * 0.2
    write_wave(tmp_path / "voice.wav", tone.astype(np.float32)[None])
    done = subprocess.run(
        [sys.executable, "example.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["video.mp4", "540", "960", "4.0"]
    video = probe(tmp_path / "video.mp4")
    assert video.video is not None
    assert video.sound is not None
    assert not any((tmp_path / "scratch").iterdir())
