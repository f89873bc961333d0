"""`limelight qc` on files of any origin."""

import json
from pathlib import Path

from tests.make.program import call


def test_a_good_film_is_told_green(good: Path, tmp_path: Path) -> None:
    done = call("qc", str(good), data=tmp_path)
    assert done.code == 0
    assert "green" in done.out


def test_a_platform_that_refuses_it_makes_it_red(good: Path, tmp_path: Path) -> None:
    done = call("qc", str(good), "--platform", "facebook-reels", "--json", data=tmp_path)
    assert done.code == 1
    report = json.loads(done.out)
    assert report["level"] == "red"
    assert report["publishable"] is False
    red = [finding["rule"] for finding in report["findings"] if finding["level"] == "red"]
    assert red == ["platform.size"]


def test_what_is_no_film_or_platform_is_said(good: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.mp4"
    text.write_text("no film")
    assert "cannot be read" in call("qc", str(text), data=tmp_path).err
    assert "no file" in call("qc", str(tmp_path / "gone.mp4"), data=tmp_path).err
    unknown = call("qc", str(good), "--platform", "myspace", data=tmp_path)
    assert unknown.code == 2
    assert "tiktok" in unknown.err
