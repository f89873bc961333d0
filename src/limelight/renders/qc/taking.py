"""The one pass: a small copy of the pictures, the caption band in full, the sound, the loudness and
the packets of a file, by one FFmpeg process.

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

SMALL_FPS, BAND_FPS = 8, 4
_LONGER_SIDE_PX = 160
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
class Taken:
    """What the pass gave. `small` is (frames, height, width) luma at SMALL_FPS, `band` the part
    `band_box` of the picture in full size at BAND_FPS; `sound` (channels, frames) at 48 kHz, both
    read from the disk as needed. `complaints` are the decoder's.
    """

    media: Media
    size_bytes: int
    small: NDArray[np.uint8]
    picture: Track
    band: NDArray[np.uint8] | None = None
    band_box: Box | None = None
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


def take(file: Path, folder: Path, band: Box | None = None) -> Taken:
    """Read `file` once, with `folder` for what is large. Raises MediaUnreadable."""
    media = probe(file)
    if media.video is None:
        raise errors.MediaUnreadable(f"{file} has no picture.", path=str(file))
    wide, tall = media.video.shown_px
    small = _even(wide, tall)
    box = _within(band, wide, tall) if band is not None else None
    told = _read(media, folder, small, box)
    tracks = _tracks((folder / "packets.txt").read_text("utf-8", "replace"))
    if "video" not in tracks:
        raise errors.MediaUnreadable(f"{file} has no picture that can be read.", path=str(file))
    return Taken(
        media=media,
        size_bytes=file.stat().st_size,
        small=_frames(folder / "small.raw", small[1], small[0]),
        picture=tracks["video"],
        band=_frames(folder / "band.raw", int(box.height), int(box.width)) if box else None,
        band_box=box,
        sound=_sound(folder / "sound.raw", _channels(media)),
        heard=tracks.get("audio"),
        lufs=_number(_LOUDNESS, told, SILENCE_LUFS),
        peak_dbtp=_number(_PEAK, told, SILENCE_DBTP),
        complaints=tuple(_COMPLAINT.findall(told)),
    )


def _read(media: Media, folder: Path, small: tuple[int, int], box: Box | None) -> str:
    """Run FFmpeg; returns what it said."""
    graph = f"[0:v:0]fps={SMALL_FPS}[v];"
    graph += "[v]split[s][b];" if box else "[v]null[s];"
    graph += f"[s]scale={small[0]}:{small[1]}:flags=area,format=yuv420p,extractplanes=y[small]"
    if box:
        where = f"{box.width:.0f}:{box.height:.0f}:{box.x:.0f}:{box.y:.0f}"
        graph += f";[b]fps={BAND_FPS},crop={where},format=yuv420p,extractplanes=y[band]"
    if media.sound is not None:
        channels = "mono" if _channels(media) == 1 else "stereo"
        graph += (
            ";[0:a:0]ebur128=peak=true:framelog=quiet:dualmono=true,"
            f"aformat=sample_fmts=flt:sample_rates={RATE_HZ}:channel_layouts={channels}[sound]"
        )
    raw = ["-f", "rawvideo"]
    outputs = ["-map", "[small]", *raw, str(folder / "small.raw")]
    outputs += ["-map", "[band]", *raw, str(folder / "band.raw")] if box else []
    copied = ["-map", "0:v:0"]
    if media.sound is not None:
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


def _even(wide: int, tall: int) -> tuple[int, int]:
    scale = min(1.0, _LONGER_SIDE_PX / max(wide, tall))
    return max(2, round(wide * scale / 2) * 2), max(2, round(tall * scale / 2) * 2)


def _within(box: Box, wide: int, tall: int) -> Box | None:
    """The box on whole even pixels inside the picture; None when nothing of it is inside."""
    left, top = max(0, int(box.x) // 2 * 2), max(0, int(box.y) // 2 * 2)
    right = min(wide, int(box.x + box.width + 1)) // 2 * 2
    foot = min(tall, int(box.y + box.height + 1)) // 2 * 2
    if right - left < 8 or foot - top < 8:
        return None
    return Box(x=left, y=top, width=right - left, height=foot - top)


def _frames(path: Path, tall: int, wide: int) -> NDArray[np.uint8]:
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
