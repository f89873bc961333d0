"""One file through the renderer, in this process: a video, or an error that names the file."""

import asyncio
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn, ParamSpec, TypeVar

import psutil
from tests.renders.fuzz.seeds import FILMS, SOUNDS

from limelight.kit.errors import Problem
from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.media.probe import probe
from limelight.renders.qc.schemas import Facts
from limelight.renders.qc.service import check
from limelight.renders.sound.mixing import mix
from limelight.stories.timeline import Clip, Footage, Sound, Timeline

P = ParamSpec("P")
T = TypeVar("T")
CHECKED = "checked"
SIZE = (48, 36)
SECONDS, FPS = 0.4, 10
LONGEST_SECONDS = 90.0


class Here(Workers):
    """Work in this process, where what it raises and leaves behind is seen."""

    def __init__(self) -> None:
        super().__init__(1)

    async def run(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)


class Broken(AssertionError):
    """A promise of the renderer that a file broke."""


def try_file(path: Path, use: str, folder: Path) -> str:
    """Render a tiny video of the file: "made", or the kind of the problem that was told. Raises
    Broken for anything else: another exception, an error that does not name the file, no end,
    something left behind.
    """
    temporary, scratch, out = folder / "tmp", folder / "scratch", folder / "out.mp4"
    for place in (temporary, scratch):
        place.mkdir(exist_ok=True)
    out.unlink(missing_ok=True)
    running = {one.pid for one in psutil.Process().children()}
    before, tempfile.tempdir = tempfile.tempdir, str(temporary)
    try:
        with limited():
            told = _rendered(path, use, scratch, out)
    except Problem as problem:
        if path.name not in problem.detail:
            raise Broken(f"{problem.kind} does not name the file: {problem.detail}") from problem
        if "\n" in problem.detail:
            raise Broken(f"{problem.kind} is more than a line: {problem.detail!r}") from problem
        told = problem.kind
    finally:
        tempfile.tempdir = before
    _check_nothing_left((temporary, scratch), out, is_made=told == "made")
    _check_nothing_runs(running)
    return told


def timeline_of(path: Path, use: str) -> Timeline:
    """A tiny video of a picture or film; a sound is heard beside a picture (`beside.png`)."""
    shot = {"name": "shot", "start": 0.0, "seconds": SECONDS}
    voice = Sound(name="voice", audio=path, start=0, seconds=SECONDS)
    if use == FILMS:
        clip = Clip(**shot, footage=Footage(film=path))
    else:
        still = path if use != SOUNDS else path.parent / "beside.png"
        clip = Clip(**shot, picture=still)
    return Timeline(
        title="Tiny", width_px=SIZE[0], height_px=SIZE[1], fps=FPS, seconds=SECONDS,
        clips=(clip,), speech=(voice,) if use == SOUNDS else (), disclosure="",
    )  # fmt: skip


def _rendered(path: Path, use: str, scratch: Path, out: Path) -> str:
    timeline = timeline_of(path, use)
    if use == SOUNDS:
        with tempfile.TemporaryDirectory() as folder:
            mixed = mix(timeline, Path(folder) / "mix.wav")
            if abs(mixed.seconds - SECONDS) > 0.001:
                raise Broken(f"{mixed.seconds} s of sound")
        return "made"
    if use == CHECKED:
        check(path, Facts(), scratch=scratch)
        return "checked"
    if use == FILMS:
        probe(path)
    made = asyncio.run(service.render(timeline, None, out, workers=Here(), scratch=scratch))
    if made.path != out or not out.is_file():
        raise Broken("no video where it should be")
    return "made"


@contextmanager
def limited(seconds: float = LONGEST_SECONDS) -> Iterator[None]:
    """Broken instead of a hang."""

    def late(_: int, __: FrameType | None) -> NoReturn:
        raise Broken(f"no end after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _check_nothing_left(places: tuple[Path, ...], out: Path, *, is_made: bool) -> None:
    left = [str(inner) for place in places for inner in place.rglob("*")]
    if left:
        raise Broken(f"left behind: {left}")
    if out.exists() and not is_made:
        raise Broken("a video in spite of an error")


def _check_nothing_runs(before: set[int]) -> None:
    # Python's workers, and its own tracker of them, serve the next test, too.
    found = [one.cmdline()[-3:] for one in psutil.Process().children() if one.pid not in before]
    if running := [words for words in found if "multiprocessing" not in " ".join(words)]:
        raise Broken(f"still running: {running}")
