"""The one pass: a small copy of the pictures, what is written on them in full, frames to look for
faces in, the sound, the loudness and the packets of a file, by one FFmpeg process.

Frames that no other frame needs are left out of the decoding: the small copy shows eight a second
at most, and the packets are counted without decoding.
"""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders import errors
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe, safe_input
from limelight.renders.media.schemas import Media
from limelight.renders.sound.loudness import SILENCE_DBTP, SILENCE_LUFS
from limelight.renders.sound.waves import RATE_HZ, Signal

SMALL_FPS, BAND_FPS, SEEN_FPS = 8, 4, 1
_LONGER_SIDE_PX, _SEEN_SIDE_PX = 160, 640
_LEAST_WAIT_SECONDS, _WAIT_SHARE = 120.0, 8.0
_LOUDNESS = re.compile(r"Integrated loudness:\s.*?I:\s+(\S+) LUFS", re.DOTALL)
_PEAK = re.compile(r"True peak:\s.*?Peak:\s+(\S+) dBFS", re.DOTALL)
_TIME_BASE = re.compile(r"^#tb (\d): (\d+)/(\d+)$", re.MULTILINE)
_COMPLAINT = re.compile(r"\[(?:error|fatal)\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Track:
    """When the packets of a stream begin and end, in seconds."""

    start: float
    end: float


@dataclass(frozen=True)
class Band:
    """A part of the picture in full size: `frames` (count, height, width) of luma at BAND_FPS."""

    box: Box
    frames: NDArray[np.uint8]


@dataclass(frozen=True)
class Wanted:
    """What is taken beside what always is: parts of the picture, frames to look for faces in."""

    bands: tuple[Box, ...] = ()
    is_watched: bool = False


@dataclass(frozen=True)
class Taken:
    """What the pass gave. `small` is (frames, height, width) luma at SMALL_FPS, `seen` a larger one
    at SEEN_FPS where it was wanted, `bands` parts of the picture; `sound` (channels, frames) at 48
    kHz; all read from the disk as needed. `complaints` are the decoder's.
    """

    media: Media
    size_bytes: int
    small: NDArray[np.uint8]
    picture: Track
    bands: tuple[Band, ...] = ()
    seen: NDArray[np.uint8] | None = None
    sound: Signal = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    heard: Track | None = None
    lufs: float = SILENCE_LUFS
    peak_dbtp: float = SILENCE_DBTP
    complaints: tuple[str, ...] = ()

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height as a player shows them."""
        assert self.media.video is not None  # noqa: S101 - `take` refuses files without
        return self.media.video.shown_px


def take(file: Path, folder: Path, wanted: Wanted = Wanted()) -> Taken:
    """Read `file` once, with `folder` for what is large. Raises MediaUnreadable."""
    media = probe(file)
    if media.video is None:
        raise errors.MediaUnreadable(f"{file} has no picture.", path=str(file))
    wide, tall = media.video.shown_px
    small, seen = _even(wide, tall, _LONGER_SIDE_PX), _even(wide, tall, _SEEN_SIDE_PX)
    boxes = tuple(box for band in wanted.bands if (box := _within(band, wide, tall)))
    told = _read(media, folder, _Sizes(small, seen if wanted.is_watched else None, boxes))
    tracks = _tracks((folder / "packets.txt").read_text("utf-8", "replace"))
    if "video" not in tracks:
        raise errors.MediaUnreadable(f"{file} has no picture that can be read.", path=str(file))
    return Taken(
        media=media,
        size_bytes=file.stat().st_size,
        small=_frames(folder / "small.raw", small),
        picture=tracks["video"],
        bands=tuple(
            Band(box, _frames(folder / f"band{at}.raw", (int(box.width), int(box.height))))
            for at, box in enumerate(boxes)
        ),
        seen=_frames(folder / "seen.raw", seen) if wanted.is_watched else None,
        sound=_sound(folder / "sound.raw", _channels(media)),
        heard=tracks.get("audio"),
        lufs=_number(_LOUDNESS, told, SILENCE_LUFS),
        peak_dbtp=_number(_PEAK, told, SILENCE_DBTP),
        complaints=tuple(_COMPLAINT.findall(told)),
    )


@dataclass(frozen=True)
class _Sizes:
    """Width and height of the small copy and of the frames for faces, and the parts in full."""

    small: tuple[int, int]
    seen: tuple[int, int] | None
    boxes: tuple[Box, ...]


def _pictured(sizes: _Sizes) -> tuple[str, list[str]]:
    """The filters of the pictures, and the outputs with their files' names."""
    grey = "format=yuv420p,extractplanes=y"
    parts = [(f"scale={sizes.small[0]}:{sizes.small[1]}:flags=area,{grey}", "small")]
    if sizes.seen is not None:
        shape = f"scale={sizes.seen[0]}:{sizes.seen[1]}:flags=area,{grey}"
        parts.append((f"fps={SEEN_FPS},{shape}", "seen"))
    for at, box in enumerate(sizes.boxes):
        where = f"{box.width:.0f}:{box.height:.0f}:{box.x:.0f}:{box.y:.0f}"
        parts.append((f"fps={BAND_FPS},crop={where},{grey}", f"band{at}"))
    ins = [f"[in{at}]" for at in range(len(parts))]
    graph = f"[0:v:0]fps={SMALL_FPS},split={len(parts)}{''.join(ins)}"
    for name, (filters, out) in zip(ins, parts, strict=True):
        graph += f";{name}{filters}[{out}]"
    return graph, [out for _, out in parts]


def _read(media: Media, folder: Path, sizes: _Sizes) -> str:
    """Run FFmpeg; returns what it said."""
    graph, names = _pictured(sizes)
    outputs = [
        part
        for name in names
        for part in ("-map", f"[{name}]", "-f", "rawvideo", str(folder / f"{name}.raw"))
    ]
    copied = ["-map", "0:v:0"]
    if media.sound is not None:
        channels = "mono" if _channels(media) == 1 else "stereo"
        graph += (
            ";[0:a:0]ebur128=peak=true:framelog=quiet:dualmono=true,"
            f"aformat=sample_fmts=flt:sample_rates={RATE_HZ}:channel_layouts={channels}[sound]"
        )
        outputs += ["-map", "[sound]", "-f", "f32le", str(folder / "sound.raw")]
        copied += ["-map", "0:a:0"]
    outputs += [*copied, "-c", "copy", "-f", "framecrc", str(folder / "packets.txt")]
    source = ["-loglevel", "level+info", "-skip_frame", "noref", *safe_input(media.path)]
    messages = folder / "messages.log"
    process = ffmpeg.start([*source, "-filter_complex", graph, *outputs], messages)
    try:
        process.wait(max(_LEAST_WAIT_SECONDS, media.seconds * _WAIT_SHARE))
    except subprocess.TimeoutExpired as late:
        raise errors.MediaUnreadable(
            f"{media.path} could not be read in a reasonable time.", path=str(media.path)
        ) from late
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    ffmpeg.check(process.returncode, messages, f"checking {media.path}")
    return messages.read_text("utf-8", "replace")


def _channels(media: Media) -> int:
    if media.sound is None:
        return 0
    return 1 if media.sound.layout.startswith("mono") else 2


def _even(wide: int, tall: int, longer_px: int) -> tuple[int, int]:
    scale = min(1.0, longer_px / max(wide, tall))
    return max(2, round(wide * scale / 2) * 2), max(2, round(tall * scale / 2) * 2)


def _within(box: Box, wide: int, tall: int) -> Box | None:
    """The box on whole even pixels inside the picture; None when nothing of it is inside."""
    left, top = max(0, int(box.x) // 2 * 2), max(0, int(box.y) // 2 * 2)
    right = min(wide, int(box.x + box.width + 1)) // 2 * 2
    foot = min(tall, int(box.y + box.height + 1)) // 2 * 2
    if right - left < 8 or foot - top < 8:
        return None
    return Box(x=left, y=top, width=right - left, height=foot - top)


def _frames(path: Path, size: tuple[int, int]) -> NDArray[np.uint8]:
    wide, tall = size
    count = path.stat().st_size // (tall * wide) if path.exists() else 0
    if not count:
        return np.zeros((0, tall, wide), np.uint8)
    return np.memmap(path, np.uint8, "r", shape=(count, tall, wide))


def _sound(path: Path, channels: int) -> Signal:
    count = path.stat().st_size // (4 * channels) if channels and path.exists() else 0
    if not count:
        return np.zeros((channels, 0), np.float32)
    return np.memmap(path, np.float32, "r", shape=(count, channels)).T


def _tracks(packets: str) -> dict[str, Track]:
    """The first and last times of each stream; what is cut off before zero does not count."""
    bases = {int(at): int(up) / int(down) for at, up, down in _TIME_BASE.findall(packets)}
    named = dict(re.findall(r"^#media_type (\d): (\w+)$", packets, re.MULTILINE))
    rows = [line.split(",", 5) for line in packets.splitlines() if line[:1].isdigit()]
    found: dict[str, Track] = {}
    for number, base in bases.items():
        times = np.array([[int(row[2]), int(row[3])] for row in rows if int(row[0]) == number])
        if len(times):
            start, end = times[:, 0].min() * base, times.sum(axis=1).max() * base
            found[named.get(str(number), "")] = Track(max(0.0, float(start)), float(end))
    return found


def _number(pattern: re.Pattern[str], told: str, otherwise: float) -> float:
    found = pattern.search(told[max(0, told.rfind("Summary:")) :])
    if found is None or found[1] in {"-inf", "nan"}:
        return otherwise
    return max(otherwise, float(found[1]))
