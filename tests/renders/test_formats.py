"""All formats of a video in one pass: the bytes of each are those it has alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.make import films, stages

from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.errors import MediaUnreadable, SizeUnfit
from limelight.renders.schemas import Rendered
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.timeline import Clip, Footage, Timeline

SIZES = ((90, 160), (160, 90), (120, 120))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes."""
    pool = Workers(2)
    yield pool
    pool.close()


@pytest.fixture
def line(tmp_path: Path) -> Timeline:
    """A film, the same film later that fades in, a stage, a photograph."""
    path = films.film(tmp_path / "film.mp4", "testsrc2=s=320x180:r=25:d=3")
    photo = tmp_path / "photo.png"
    noise = np.random.default_rng(1)
    cv2.imwrite(str(photo), noise.integers(0, 255, (300, 200, 3), np.uint8))
    write_wave(tmp_path / "mix.wav", noise.normal(0, 0.05, (2, 2 * RATE_HZ)).astype(np.float32))
    shot = stages.a_timeline(tmp_path, stages.a_stage(figure=False)).clips[0]
    clips = (
        Clip(name="a", start=0, seconds=0.6, footage=Footage(film=path)),
        Clip(
            name="b", start=0.6, seconds=0.6, crossfade_seconds=0.2,
            footage=Footage(film=path, start=1, fit="whole"),
        ),
        shot.model_copy(update={"start": 1.2, "seconds": 0.4}),
        Clip(name="d", start=1.6, seconds=0.4, picture=photo, crossfade_seconds=0.2),
    )  # fmt: skip
    words = stages.spoken("One two three")
    return Timeline(title="", width_px=90, height_px=160, seconds=2.0, clips=clips, words=words)


def _sized(line: Timeline, size: tuple[int, int]) -> Timeline:
    return line.model_copy(update={"width_px": size[0], "height_px": size[1]})


def _made_of(folder: Path, pattern: str = "*") -> list[Path]:
    return list(folder.glob(pattern))


async def _together(
    line: Timeline, folder: Path, workers: Workers, told: Callable[[float], None] | None = None
) -> list[Rendered]:
    return await service.render_formats(
        [(_sized(line, size), folder / f"together-{at}.mp4") for at, size in enumerate(SIZES)],
        folder / "mix.wav",
        workers=workers,
        progress=told,
        scratch=folder / "s",
        kept=folder / "kept",
    )


async def _alone(line: Timeline, folder: Path, workers: Workers, kept: str = "other") -> Path:
    out = folder / f"alone-{line.width_px}.mp4"
    await service.render(
        line, folder / "mix.wav", out, workers=workers, scratch=folder / "s", kept=folder / kept
    )
    return out


async def test_formats_made_in_one_pass_are_those_made_alone(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    told: list[float] = []
    made = await _together(line, tmp_path, workers, told.append)
    for one, size in zip(made, SIZES, strict=True):
        assert (one.width, one.height, one.encoded, one.segments) == (*size, 4, 4)
        alone = await _alone(_sized(line, size), tmp_path, workers)
        assert one.path.read_bytes() == alone.read_bytes()
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert _made_of(tmp_path / "s") == []


async def test_what_was_made_of_some_formats_is_not_made_again(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    await _alone(_sized(line, SIZES[1]), tmp_path, workers, "kept")
    made = await _together(line, tmp_path, workers)
    assert [one.encoded for one in made] == [4, 0, 4]
    first, second, *others = line.clips
    slow = Footage(film=tmp_path / "film.mp4", start=1, fit="whole", speed=0.5)
    clips = (first, second.model_copy(update={"footage": slow}), *others)
    again = await _together(line.model_copy(update={"clips": clips}), tmp_path, workers)
    assert [one.encoded for one in again] == [1, 1, 1]


async def test_an_odd_format_is_refused_before_anything_is_made(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    outs = [(_sized(line, size), tmp_path / f"{size[0]}.mp4") for size in ((90, 160), (91, 90))]
    with pytest.raises(SizeUnfit):
        await service.render_formats(outs, None, workers=workers, scratch=tmp_path / "s")
    assert _made_of(tmp_path, "*.mp4") == [tmp_path / "film.mp4"]


async def test_a_film_that_is_gone_stops_all_formats(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    (tmp_path / "film.mp4").unlink()
    with pytest.raises(MediaUnreadable, match=r"film\.mp4 is not there"):
        await _together(line, tmp_path, workers)
    assert _made_of(tmp_path, "together-*") + _made_of(tmp_path / "s") == []
