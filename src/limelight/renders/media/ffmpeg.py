"""FFmpeg as a separate program that cannot outlive us.

On Linux a child dies with its parent by the kernel's parent-death signal; elsewhere it ends when
its pipe does. Its messages go to a file, so that a full pipe never blocks it, and
their tail comes with the error.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import imageio_ffmpeg

from limelight.renders import errors

_TAIL_CHARACTERS = 1200
_PIPE_BYTES = 1_048_576
_PR_SET_PDEATHSIG = 1
# Frames are given back to the system one by one, not kept for others to come (glibc), and taken in
# huge pages where there are any, which halves what that costs. Encoders hold less by it; decoders,
# which give frames from hand to hand, would only be slower.
_THRIFTY = {"MALLOC_MMAP_THRESHOLD_": str(1 << 20), "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
_AS_IT_IS: Mapping[str, str] = {}
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def program() -> str:
    """The path of the FFmpeg that came with the installation."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def _die_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def start(
    arguments: Sequence[str], messages: Path, *, piped: bool = False, telling: int | None = None
) -> subprocess.Popen[bytes]:
    """Start FFmpeg; its messages go to the file `messages`. It may write to the descriptor
    `telling`.
    """
    with messages.open("wb") as sink:
        return _launch(
            ["-y", *arguments],
            stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=sink,
            pass_fds=() if telling is None else (telling,),
            environment=_THRIFTY,
        )


def read(
    arguments: Sequence[str], messages: IO[bytes], writing: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    """Start FFmpeg to read what it writes to `pipe:1`, unbuffered, or to the descriptors `writing`
    where there are any.
    """
    process = _launch(
        ["-nostdin", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if writing else subprocess.PIPE,
        stderr=messages,
        pass_fds=tuple(writing),
    )
    if process.stdout is not None:
        widen(process.stdout.fileno())
    return process


def _launch(
    arguments: Sequence[str],
    *,
    stdin: int,
    stdout: int,
    stderr: IO[bytes],
    pass_fds: tuple[int, ...] = (),
    environment: Mapping[str, str] = _AS_IT_IS,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a fixed program with our own arguments
        [program(), "-hide_banner", "-loglevel", "error", "-nostats", *arguments],
        bufsize=-1 if stdin == subprocess.PIPE else 0,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        pass_fds=pass_fds,
        env={**os.environ, **environment},
        preexec_fn=_die_with_parent if _LIBC is not None else None,
    )


def check(returncode: int, messages: Path, doing: str) -> None:
    """Raise what an unhappy FFmpeg meant.

    DiskFull, NotWritable or EncodeFailed, with the tail of its messages.
    """
    if returncode == 0:
        return
    tail = messages.read_text("utf-8", "replace")[-_TAIL_CHARACTERS:] if messages.exists() else ""
    facts = {"ffmpeg": tail, "returncode": returncode}
    if "No space left on device" in tail:
        raise errors.DiskFull(f"There was no room left while {doing}. Free some space.", **facts)
    if "Permission denied" in tail or "Read-only file system" in tail:
        raise errors.NotWritable(f"A file could not be written while {doing}.", **facts)
    raise errors.EncodeFailed(f"FFmpeg failed while {doing} (code {returncode}).", **facts)


def widen(pipe: int) -> None:
    """A larger pipe means fewer switches between the two processes.

    Where it may not be larger, it stays.
    """
    if sys.platform == "linux":
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        except OSError:
            return
