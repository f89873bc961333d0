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
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from limelight.kit.workers import Workers
from limelight.renders import errors
from limelight.renders.encode import joining
from limelight.renders.encode.coders import STANDARD, Coding
from limelight.renders.encode.job import Job, counter_path, render_share, stop_path
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

    timeline: Timeline
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
    began = time.perf_counter()
    _refuse_odd(timeline)
    with _folder(scratch) as folder:
        whole = _Whole(timeline, folder, workers, progress or _silent, kept, coding)
        timings, made = await _made(whole, audio)
        _place(folder / "video.mp4", out)
    if kept is not None:
        await asyncio.to_thread(Shelf(kept).trim)
    timings["all"] = time.perf_counter() - began
    if progress:
        progress(1.0)
    return Rendered(
        path=out,
        seconds=frame_count(timeline) / timeline.fps,
        width=timeline.width_px,
        height=timeline.height_px,
        segments=len(cut(timeline)),
        encoded=made,
        timings={name: round(seconds, 3) for name, seconds in timings.items()},
    )


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


async def _made(whole: _Whole, audio: Path | None) -> tuple[dict[str, float], int]:
    """Make `video.mp4` in the folder: sound and pictures side by side, then joined. Returns timings
    and how many segments had to be made.
    """
    timeline, folder = whole.timeline, whole.folder
    began = time.perf_counter()
    seconds = frame_count(timeline) / timeline.fps
    sound = (
        asyncio.create_task(joining.encode_sound(audio, folder / "sound.m4a", seconds, whole.kept))
        if audio is not None
        else None
    )
    try:
        made = await _pictures(whole)
        drawn = time.perf_counter()
        if sound is not None:
            await sound
    finally:
        if sound is not None and not sound.done():
            sound.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sound
    count = len(cut(timeline))
    await joining.join(folder, count, timeline, folder / "sound.m4a" if audio else None)
    return {"pictures": drawn - began, "join": time.perf_counter() - drawn}, made


async def _pictures(whole: _Whole) -> int:
    """All segments, by as many workers as there are; the first failure stops the others. Returns
    how many had to be made.
    """
    timeline, folder, workers = whole.timeline, whole.folder, whole.workers
    count = min(workers.count, len(cut(timeline)))
    jobs = [Job(timeline, folder, at, count, whole.kept, whole.coding) for at in range(count)]
    shares = [asyncio.create_task(_in_worker(workers, render_share, job)) for job in jobs]
    watcher = asyncio.create_task(_watch(timeline, folder, count, whole.progress))
    try:
        done, _ = await asyncio.wait(shares, return_when=asyncio.FIRST_EXCEPTION)
        await asyncio.shield(_settle(shares, folder, stop=any(task.exception() for task in done)))
    except asyncio.CancelledError:
        await asyncio.shield(_settle(shares, folder, stop=True))
        raise
    finally:
        watcher.cancel()
    failures = [failure for task in shares if (failure := task.exception()) is not None]
    told = [failure for failure in failures if not isinstance(failure, InterruptedError)]
    if told or failures:
        raise (told or failures)[0]
    return sum(task.result() for task in shares)


async def _settle(shares: list[asyncio.Task[int]], folder: Path, *, stop: bool) -> None:
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


async def _watch(timeline: Timeline, folder: Path, workers: int, progress: Progress) -> None:
    total, most = frame_count(timeline), 0
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        # A counter that is just being written reads as none.
        most = max(most, sum(_counted(counter_path(folder, at)) for at in range(workers)))
        progress(min(0.99, most / total))


def _counted(counter: Path) -> int:
    try:
        return int(counter.read_text() or 0)
    except (OSError, ValueError):
        return 0


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
