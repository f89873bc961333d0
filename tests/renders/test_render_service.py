"""Timeline in, file out."""

import asyncio
import hashlib
import re
import signal
import subprocess
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.make import films, renders, stages

from limelight.kit.workers import Workers
from limelight.renders import errors, service
from limelight.renders.media import ffmpeg
from limelight.stories.timeline import Clip, Footage, Timeline


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(2)
    yield pool
    pool.close()


def _sound(path: Path, seconds: float = 0.8) -> Path:
    samples = np.random.default_rng(1).normal(0, 1500, (int(48000 * seconds), 2)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(samples.tobytes())
    return path


def _facts(video: Path) -> str:
    told = subprocess.run([ffmpeg.program(), "-i", str(video)], capture_output=True, check=False)
    return told.stderr.decode()


def _frames(video: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    raw = subprocess.run(
        [ffmpeg.program(), "-i", str(video), "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"],
        capture_output=True,
        check=True,
    ).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, stages.WIDTH * stages.HEIGHT * 3 // 2)


def _first_picture(video: Path, png: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    decode = "scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24"
    command = [ffmpeg.program(), "-y", "-i", str(video), "-vf", decode, "-frames:v", "1", str(png)]
    subprocess.run(command, capture_output=True, check=True)
    return np.asarray(cv2.imread(str(png)), np.uint8)


def _ffmpegs_of(folder: Path) -> list[str]:
    table = subprocess.run(["ps", "-axwwo", "pid=,stat=,command="], capture_output=True, check=True)
    return [
        line
        for line in table.stdout.decode().splitlines()
        if str(folder) in line and "ffmpeg" in line and " Z" not in line[:20]
    ]


async def test_a_render_is_an_mp4_that_every_player_understands(
    tmp_path: Path, workers: Workers
) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(), stages.a_stage(figure=False))
    heard: list[float] = []
    out = tmp_path / "out" / "video.mp4"
    made = await service.render(
        timeline,
        _sound(tmp_path / "a.wav"),
        out,
        workers=workers,
        progress=heard.append,
        scratch=tmp_path / "scratch",
    )
    facts = _facts(out)
    assert re.search(r"Video: h264 \(High\).*yuv420p\(tv, bt709", facts)
    assert "270x480" in facts
    assert "30 fps" in facts
    assert "Audio: aac" in facts
    data = out.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert len(_frames(out)) == 30
    assert made.seconds == 1.0
    length = re.search(r"Duration: 00:00:(\d+\.\d+)", facts)
    assert length is not None
    assert abs(float(length[1]) - 1.0) <= 1 / 30
    assert heard[-1] == 1.0
    assert heard == sorted(heard)
    assert list((tmp_path / "scratch").iterdir()) == []
    assert b"creation_time" not in data


async def test_the_same_timeline_gives_the_same_bytes_with_any_number_of_workers(
    tmp_path: Path, workers: Workers
) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(), stages.a_stage(figure=False))
    alone = Workers(1)
    digests = set()
    for at, pool in enumerate((workers, alone)):
        out = tmp_path / f"{at}.mp4"
        await service.render(timeline, None, out, workers=pool, scratch=tmp_path / "s")
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
    alone.close()
    assert len(digests) == 1


async def test_films_are_rendered_the_same_with_any_number_of_workers(
    tmp_path: Path, workers: Workers
) -> None:
    path = films.film(tmp_path / "film.mp4", "testsrc2=s=320x180:r=25:d=6")
    cut = [
        Clip(name="a", start=0, seconds=4, footage=Footage(film=path, start=0.5)),
        Clip(
            name="b",
            start=4,
            seconds=1,
            crossfade_seconds=0.4,
            footage=Footage(film=path, start=2, speed=0.5, fit="whole"),
        ),
    ]
    timeline = Timeline(
        title="Films", width_px=stages.WIDTH, height_px=stages.HEIGHT, seconds=5, clips=tuple(cut)
    )
    alone = Workers(1)
    made = [
        (await service.render(timeline, None, tmp_path / name, workers=by, scratch=tmp_path)).path
        for name, by in (("two.mp4", workers), ("one.mp4", alone))
    ]
    alone.close()
    assert made[0].read_bytes() == made[1].read_bytes()
    shown = _frames(made[0])
    assert len(shown) == 150
    steps = np.abs(np.diff(shown.astype(np.int16), axis=0)).mean(axis=1)
    assert (steps > 0.05).mean() > 0.7, "the film moves"


async def test_a_missing_film_is_named_and_leaves_nothing(tmp_path: Path, workers: Workers) -> None:
    clip = Clip(name="a", start=0, seconds=1, footage=Footage(film=tmp_path / "gone.mp4"))
    timeline = Timeline(title="T", width_px=180, height_px=320, seconds=1, clips=(clip,))
    out = tmp_path / "out" / "v.mp4"
    with pytest.raises(errors.MediaUnreadable, match=r"gone\.mp4 is not there"):
        await service.render(timeline, None, out, workers=workers, scratch=tmp_path / "s")
    assert not out.exists()
    assert not list((tmp_path / "s").iterdir())


async def test_a_flat_colour_survives_encoding(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(
        tmp_path, stages.plain_stage("#4080c0"), seconds=0.4, words=(), disclosure=""
    )
    out = tmp_path / "v.mp4"
    await service.render(timeline, None, out, workers=workers, scratch=tmp_path / "s")
    picture = _first_picture(out, tmp_path / "f.png")
    assert np.abs(picture[..., ::-1].astype(int) - (0x40, 0x80, 0xC0)).max() <= 2


async def test_a_failed_render_leaves_what_was_there(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(figure=False))
    broken = timeline.clips[0].stage
    assert broken is not None
    broken.write_text("{}")
    out = tmp_path / "v.mp4"
    out.write_bytes(b"before")
    with pytest.raises(errors.PictureUnreadable, match="shot 1"):
        await service.render(timeline, None, out, workers=workers, scratch=tmp_path / "s")
    assert out.read_bytes() == b"before"
    assert list((tmp_path / "s").iterdir()) == []


async def test_a_lost_sound_is_told_and_leaves_nothing(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(figure=False), seconds=0.2)
    out = tmp_path / "v.mp4"
    with pytest.raises(errors.EncodeFailed) as caught:
        await service.render(
            timeline, tmp_path / "no.wav", out, workers=workers, scratch=tmp_path / "s"
        )
    assert "no.wav" in caught.value.facts["ffmpeg"]
    assert not out.exists()


async def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(figure=False), seconds=0.2)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(errors.NotWritable):
        await service.render(
            timeline, None, tmp_path / "file" / "v.mp4", workers=workers, scratch=tmp_path / "s"
        )
    with pytest.raises(errors.NotWritable):
        await service.render(
            timeline, None, tmp_path / "v.mp4", workers=workers, scratch=tmp_path / "file" / "s"
        )


async def test_an_odd_size_is_refused(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(figure=False), width_px=271)
    with pytest.raises(errors.SizeUnfit):
        await service.render(
            timeline, None, tmp_path / "v.mp4", workers=workers, scratch=tmp_path / "s"
        )


async def test_cancelling_stops_everything_and_cleans_up(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(), seconds=60.0)
    begun = asyncio.Event()
    task = asyncio.create_task(
        service.render(
            timeline,
            None,
            tmp_path / "v.mp4",
            workers=workers,
            progress=lambda share: begun.set() if share > 0 else None,
            scratch=tmp_path / "s",
        )
    )
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not (tmp_path / "v.mp4").exists()
    assert list((tmp_path / "s").iterdir()) == []
    assert _ffmpegs_of(tmp_path) == []


def test_no_ffmpeg_outlives_a_killed_parent(tmp_path: Path) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(), seconds=60.0)
    with renders.apart(timeline, tmp_path) as (parent, told):
        begun = any(float(line) > 0 for line in told)
        working = _ffmpegs_of(tmp_path)
        parent.send_signal(signal.SIGKILL)
    assert begun
    assert working
    deadline = time.monotonic() + 20
    while _ffmpegs_of(tmp_path) and time.monotonic() < deadline:
        pass
    assert _ffmpegs_of(tmp_path) == []
    assert not (tmp_path / "v.mp4").exists()


async def test_thumbnails_show_open_eyes_and_the_title(tmp_path: Path, workers: Workers) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage(figure=False), stages.a_stage())
    outs = [tmp_path / f"thumb-{at}.png" for at in range(2)]
    await service.thumbnails(timeline, outs, workers=workers)
    untitled = tmp_path / "untitled.png"
    plain = timeline.model_copy(update={"title": ""})
    await service.thumbnails(plain, [untitled], workers=workers)
    with_title, without = cv2.imread(str(outs[0])), cv2.imread(str(untitled))
    assert with_title is not None
    assert without is not None
    assert with_title.shape == (480, 270, 3)
    changed = np.flatnonzero((with_title != without).any(axis=(1, 2)))
    assert changed[0] > 190
    eyes = without[120:136, 110:160].min(axis=2)
    assert (eyes < 70).mean() > 0.08
    other = cv2.imread(str(outs[1]))
    assert other is not None
    assert np.abs(other.astype(int) - with_title).mean() > 4


def test_timelines_travel_as_json(tmp_path: Path) -> None:
    timeline = stages.a_timeline(tmp_path, stages.a_stage())
    assert Timeline.model_validate_json(timeline.model_dump_json()) == timeline
