"""Timeline in, file out.

Pure: no database, no network; everything temporary lies in a folder of its own.
"""

import asyncio
import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from limelight.kit.workers import Workers
from limelight.renders import errors
from limelight.renders.encode import joining
from limelight.renders.encode.coders import STANDARD, Coding
from limelight.renders.encode.job import Job, format_folder, frames_done, render_share, stop_path
from limelight.renders.encode.rounds import Round, rounds_of
from limelight.renders.encode.segments import cut, frame_count
from limelight.renders.encode.shelf import Shelf
from limelight.renders.schemas import Rendered
from limelight.renders.thumbnails.covers import cover_like
from limelight.renders.thumbnails.drawing import draw_thumbnails
from limelight.stories.timeline import Timeline

_LOOK_SECONDS = 0.1

Progress = Callable[[float], None]
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class _Whole:
    """One render: what, where, by whom."""

    timelines: tuple[Timeline, ...]
    folder: Path
    workers: Workers
    progress: Progress
    kept: Path | None
    coding: Coding


async def render(  # noqa: PLR0913 - what, where to, by whom: all but three are named
    timeline: Timeline,
    audio: Path | None,
    out: Path,
    *,
    workers: Workers,
    progress: Progress | None = None,
    scratch: Path,
    kept: Path | None = None,
    coding: Coding = STANDARD,
) -> Rendered:
    """Render a timeline with its mixed sound (WAV) to the MP4 `out`, replacing what was there.

    `progress` hears shares from 0 to 1. `out` is either absent, as before, or complete, whatever
    happens; run twice it gives the same bytes. Cancelling stops the work and removes everything
    temporary. In the folder `kept`, where there is one, encoded pieces stay: a render that changes
    one shot, or goes on after a crash, makes only the others. `coding` is one that works here (see
    `encode.proving`). Raises PictureUnreadable, DiskFull, NotWritable, EncodeFailed or WorkerLost.
    """
    made = await render_formats(
        [(timeline, out)],
        audio,
        workers=workers,
        progress=progress,
        scratch=scratch,
        kept=kept,
        coding=coding,
    )
    return made[0]


async def render_formats(  # noqa: PLR0913 - what, where to, by whom: all but two are named
    formats: Sequence[tuple[Timeline, Path]],
    audio: Path | None,
    *,
    workers: Workers,
    progress: Progress | None = None,
    scratch: Path,
    kept: Path | None = None,
    coding: Coding = STANDARD,
) -> list[Rendered]:
    """Render all formats of a video, which have one sound, in one pass; each as `render` would, to
    the same bytes. Where they show films, these are decoded once for all of them.
    """
    began = time.perf_counter()
    for timeline, _ in formats:
        _refuse_odd(timeline)
    with _folder(scratch) as folder:
        timelines = tuple(timeline for timeline, _ in formats)
        whole = _Whole(timelines, folder, workers, progress or _silent, kept, coding)
        timings, made = await _made(whole, audio)
        for at, (_, out) in enumerate(formats):
            _place(format_folder(folder, at) / "video.mp4", out)
    if kept is not None:
        await asyncio.to_thread(Shelf(kept).trim)
    timings["all"] = time.perf_counter() - began
    if progress:
        progress(1.0)
    return [
        Rendered(
            path=out,
            seconds=frame_count(timeline) / timeline.fps,
            width=timeline.width_px,
            height=timeline.height_px,
            segments=len(cut(timeline)),
            encoded=made[at],
            timings={name: round(seconds, 3) for name, seconds in timings.items()},
        )
        for at, (timeline, out) in enumerate(formats)
    ]


async def thumbnails(
    timeline: Timeline, outs: Sequence[Path], *, workers: Workers, name: str = ""
) -> None:
    """Thumbnails of the video's own size (PNG), the best moment first, each another template; at
    most three are unlike each other; `name` is on some. Raises what rendering raises.
    """
    cover = cover_like(timeline.width_px, timeline.height_px)
    await _in_worker(workers, draw_thumbnails, timeline, [(cover, tuple(outs))], name)


def _silent(_share: float) -> None:
    return


def _refuse_odd(timeline: Timeline) -> None:
    if timeline.width_px % 2 or timeline.height_px % 2:
        raise errors.SizeUnfit(
            f"{timeline.width_px}x{timeline.height_px} is odd; a video needs an even size."
        )


async def _made(whole: _Whole, audio: Path | None) -> tuple[dict[str, float], list[int]]:
    """Make `video.mp4` in the folder of each format: sound and pictures side by side, then joined.
    Returns timings and how many segments had to be made of each.
    """
    folder, began = whole.folder, time.perf_counter()
    sounds = dict[float, Path]()
    for timeline in whole.timelines:
        seconds = frame_count(timeline) / timeline.fps
        sounds.setdefault(seconds, folder / f"sound-{len(sounds)}.m4a")
    coding = asyncio.create_task(_sounds(audio, sounds, whole.kept))
    try:
        made = await _pictures(whole)
        drawn = time.perf_counter()
        await coding
    finally:
        if not coding.done():
            coding.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await coding
    for at, timeline in enumerate(whole.timelines):
        heard = sounds[frame_count(timeline) / timeline.fps] if audio is not None else None
        await joining.join(format_folder(folder, at), len(cut(timeline)), timeline, heard)
    return {"pictures": drawn - began, "join": time.perf_counter() - drawn}, made


async def _sounds(audio: Path | None, outs: dict[float, Path], kept: Path | None) -> None:
    """The sound, once for every length there is among the formats."""
    if audio is not None:
        for seconds, out in outs.items():
            await joining.encode_sound(audio, out, seconds, kept)


async def _pictures(whole: _Whole) -> list[int]:
    """All segments of all formats. Returns how many had to be made of each."""
    for at in range(len(whole.timelines)):
        format_folder(whole.folder, at).mkdir()
    side_by_side, single = rounds_of(whole.timelines)
    watcher = asyncio.create_task(_watch(whole))
    made = dict.fromkeys(range(len(whole.timelines)), 0)
    try:
        # Who makes several formats at once keeps two cores busy, and as much memory as two.
        for rounds, most in ((side_by_side, whole.workers.count // 2), (single, None)):
            for number, count in (await _shared(whole, rounds, most)).items():
                made[number] += count
    finally:
        watcher.cancel()
    return list(made.values())


async def _shared(whole: _Whole, rounds: tuple[Round, ...], most: int | None) -> Counter[int]:
    """Some rounds, by as many workers as there are, or `most`; the first failure stops the others.
    Returns how many segments had to be made of each format.
    """
    folder, workers = whole.folder, whole.workers
    if not rounds:
        return Counter()
    units = max(len(units) for units in rounds)
    count = min(max(1, workers.count if most is None else most), units)
    jobs = [
        Job(whole.timelines, rounds, folder, at, count, whole.kept, whole.coding)
        for at in range(count)
    ]
    shares = [asyncio.create_task(_in_worker(workers, render_share, job)) for job in jobs]
    try:
        done, _ = await asyncio.wait(shares, return_when=asyncio.FIRST_EXCEPTION)
        await asyncio.shield(_settle(shares, folder, stop=any(task.exception() for task in done)))
    except asyncio.CancelledError:
        await asyncio.shield(_settle(shares, folder, stop=True))
        raise
    failures = [failure for task in shares if (failure := task.exception()) is not None]
    told = [failure for failure in failures if not isinstance(failure, InterruptedError)]
    if told or failures:
        raise (told or failures)[0]
    made = Counter[int]()
    for task in shares:
        made.update(task.result())
    return made


async def _settle(shares: list[asyncio.Task[dict[int, int]]], folder: Path, *, stop: bool) -> None:
    """Wait until no worker writes into the folder any more; tell them to stop first where asked."""
    if stop:
        stop_path(folder).touch()
    await asyncio.wait(shares)


async def _in_worker(
    workers: Workers, work: Callable[P, T], *given: P.args, **named: P.kwargs
) -> T:
    try:
        return await workers.run(work, *given, **named)
    except BrokenProcessPool as problem:
        raise errors.WorkerLost(
            "A rendering process ended, perhaps for lack of memory. Try again."
        ) from problem


async def _watch(whole: _Whole) -> None:
    total, most = sum(frame_count(timeline) for timeline in whole.timelines), 0
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        most = max(most, frames_done(whole.folder))
        whole.progress(min(0.99, most / total))


@contextlib.contextmanager
def _folder(parent: Path) -> Iterator[Path]:
    """A folder that is gone afterwards, whatever happens."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="render-", dir=parent))
    except OSError as problem:
        raise _told(problem, parent) from problem
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place(made: Path, out: Path) -> None:
    """Move a finished file to its place in one step, over file systems too."""
    near = out.with_name(f".{out.name}.{made.parent.name}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.replace(made, out)
        except OSError as problem:
            if problem.errno != errno.EXDEV:
                raise
            shutil.copyfile(made, near)
            os.replace(near, out)
    except OSError as problem:
        with contextlib.suppress(OSError):
            near.unlink()
        raise _told(problem, out) from problem


def _told(problem: OSError, path: Path) -> errors.DiskFull | errors.NotWritable:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return errors.DiskFull(f"There is no room for {path}. Free some space.", path=str(path))
    return errors.NotWritable(
        f"{path} cannot be written ({problem.strerror}). Choose another place.", path=str(path)
    )
