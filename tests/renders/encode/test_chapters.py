"""Titles of a long video become chapters that players list."""

import re
import subprocess
from pathlib import Path

import cv2
import numpy as np

from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.encode.chapters import chapters_of
from limelight.renders.media import ffmpeg
from limelight.stories.timeline import Clip, Timeline


def _line(*titles: str, each: float = 20.0, picture: Path = Path("x.png")) -> Timeline:
    clips = tuple(
        Clip(name=f"{at}", start=at * each, seconds=each, picture=picture, on_screen=title)
        for at, title in enumerate(titles)
    )
    return Timeline(
        title="Basil",
        width_px=32,
        height_px=32,
        fps=5,
        seconds=each * len(titles),
        clips=clips,
        disclosure="",
    )


def _told(timeline: Timeline) -> list[tuple[str, float, float]]:
    return [(found.title, found.start, found.end) for found in chapters_of(timeline)]


def test_each_title_begins_a_chapter() -> None:
    line = _line("Light", "", "Water", "Water", "Soil")
    assert _told(line) == [("Light", 0, 40), ("Water", 40, 80), ("Soil", 80, 100)]


def test_what_comes_before_the_first_title_is_named_like_the_video() -> None:
    assert _told(_line("", "Light", "Water"))[0] == ("Basil", 0, 20)


def test_chapters_are_never_too_short_or_too_few() -> None:
    quick = _line(*"abcdefghijkl", each=6)
    assert [start for _, start, _ in _told(quick)] == [0, 12, 24, 36, 48, 60]
    assert _told(_line("Light", "Water", "")) == []
    assert _told(_line("a", "b", "c", each=19)) == []
    assert len(_told(_line("a", "b", "c", "d", each=19))) == 4


def _facts(video: Path) -> str:
    told = subprocess.run([ffmpeg.program(), "-i", str(video)], capture_output=True, check=False)
    return told.stderr.decode()


async def test_players_list_them_and_nothing_else_changes(tmp_path: Path) -> None:
    picture = tmp_path / "grey.png"
    cv2.imwrite(str(picture), np.full((32, 32, 3), 99, np.uint8))
    line = _line("Light; more = better", "Water #2", "Back\\slash", picture=picture)
    workers = Workers(1)
    out = tmp_path / "v.mp4"
    made = [
        (await service.render(line, None, out, workers=workers, scratch=tmp_path)).path.read_bytes()
        for _ in range(2)
    ]
    workers.close()
    assert made[0] == made[1]
    told = _facts(out)
    chapters = re.findall(r"Chapter #0:\d: start ([\d.]+), end ([\d.]+)", told)
    assert [(float(start), float(end)) for start, end in chapters] == [(0, 20), (20, 40), (40, 60)]
    assert re.findall(r"title +: ([^\n]+)", told) == [
        "Light; more = better", "Water #2", "Back\\slash",
    ]  # fmt: skip
    assert "Duration: 00:01:00.00" in told
