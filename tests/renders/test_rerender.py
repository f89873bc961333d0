"""What was rendered before is not rendered again: after an edit, after a crash."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make import renders, stages

from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.media import ffmpeg
from limelight.renders.schemas import Rendered
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.timeline import Timeline

SECONDS = 2.0


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes."""
    pool = Workers(2)
    yield pool
    pool.close()


@pytest.fixture
def line(tmp_path: Path) -> Timeline:
    """Five shots with crossfades and captions, with the sound beside them."""
    walls = ("#c09060", "#609060", "#6090c0", "#906090", "#909060")
    noise = np.random.default_rng(1).normal(0, 0.05, (2, round(SECONDS * RATE_HZ)))
    write_wave(tmp_path / "mix.wav", noise.astype(np.float32))
    return stages.a_timeline(
        tmp_path,
        *(stages.a_stage(figure=at % 2 == 0, wall=wall) for at, wall in enumerate(walls)),
        seconds=SECONDS,
    )


def _edited(line: Timeline) -> Timeline:
    """The third shot with another picture."""
    other = line.clips[2].stage
    assert other is not None
    other = other.with_name("other.json")
    other.write_text(stages.a_stage(wall="#203040").model_dump_json())
    clips = list(line.clips)
    clips[2] = clips[2].model_copy(update={"stage": other})
    return line.model_copy(update={"clips": tuple(clips)})


async def _render(line: Timeline, out: Path, workers: Workers, kept: Path | None) -> Rendered:
    folder = out.parent
    return await service.render(
        line, folder / "mix.wav", out, workers=workers, scratch=folder / "s", kept=kept
    )


def _decoded(video: Path, *how: str) -> NDArray[np.uint8]:
    command = [ffmpeg.program(), "-loglevel", "error", "-i", str(video), *how, "pipe:1"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8)


def _frames(video: Path) -> NDArray[np.uint8]:
    pixels = _decoded(video, "-f", "rawvideo", "-pix_fmt", "yuv420p")
    return pixels.reshape(-1, stages.WIDTH * stages.HEIGHT * 3 // 2)


async def test_one_changed_shot_is_all_that_is_made_again(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    kept, edited = tmp_path / "kept", _edited(line)
    first = await _render(line, tmp_path / "first.mp4", workers, kept)
    assert first.encoded == first.segments == 5
    again = await _render(edited, tmp_path / "again.mp4", workers, kept)
    # The changed shot, and the beginning of the one it fades into.
    assert again.encoded == 2
    whole = await _render(edited, tmp_path / "whole.mp4", workers, None)
    assert again.path.read_bytes() == whole.path.read_bytes()
    before, after = _frames(first.path), _frames(again.path)
    changed = np.flatnonzero((before != after).any(axis=1))
    assert set(changed) <= set(range(24, 48))
    assert set(range(24, 36)) <= set(changed)
    heard, as_before = (_decoded(made.path, "-vn", "-f", "s16le") for made in (first, again))
    assert np.array_equal(heard, as_before)


async def test_nothing_is_made_twice_and_damage_is_mended(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    kept = tmp_path / "kept"
    first = await _render(line, tmp_path / "first.mp4", workers, kept)
    told: list[float] = []
    again = await service.render(
        line, tmp_path / "mix.wav", tmp_path / "again.mp4",
        workers=workers, scratch=tmp_path / "s", kept=kept, progress=told.append,
    )  # fmt: skip
    assert again.encoded == 0
    assert told[-1] == 1.0
    entry = next(kept.rglob("*.mp4"))
    content = entry.read_bytes()
    entry.write_bytes(content[: len(content) // 2] + b"?" + content[len(content) // 2 + 1 :])
    mended = await _render(line, tmp_path / "mended.mp4", workers, kept)
    assert mended.encoded == 1
    digests = {path.read_bytes() for path in (first.path, again.path, mended.path)}
    assert len(digests) == 1


async def test_a_killed_render_is_gone_on_with(
    tmp_path: Path, workers: Workers, line: Timeline
) -> None:
    long = line.model_copy(update={"seconds": 16.0})
    clips = (*line.clips[:-1], line.clips[-1].model_copy(update={"seconds": 14.4}))
    long = long.model_copy(update={"clips": clips})
    with renders.apart(long, tmp_path) as (process, told):
        assert any(float(share) > 0.3 for share in told)
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "v.mp4").exists()
    resumed = await service.render(
        long, None, tmp_path / "resumed.mp4",
        workers=workers, scratch=tmp_path / "s", kept=tmp_path / "kept",
    )  # fmt: skip
    assert 0 < resumed.encoded < resumed.segments
    whole = await service.render(
        long, None, tmp_path / "whole.mp4", workers=workers, scratch=tmp_path / "s"
    )
    assert resumed.path.read_bytes() == whole.path.read_bytes()
