"""What is in a media file, as FFmpeg says it when it opens one.

The FFmpeg that comes with the installation has no ffprobe beside it, so its words are read.
"""

import re
import subprocess
from pathlib import Path

from limelight.renders import errors
from limelight.renders.media import ffmpeg
from limelight.renders.media.schemas import Media, SoundTrack, VideoTrack

# A playlist could name other files or addresses, so only formats that carry their own media.
_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,mxf,ivf,obu,"
    "h264,hevc,yuv4mpegpipe,gif,apng,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,"
    "wav,w64,mp3,flac,aac,aiff,caf,ac3,eac3,amr,dv"
)
_SAFE = ("-protocol_whitelist", "file,pipe", "-format_whitelist", _FORMATS)
_PROBE_SECONDS = 30.0

_CONTAINER = re.compile(r"^Input #0, ([^ ]+), from ", re.MULTILINE)
_DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d\.\d+)", re.MULTILINE)
_BITRATE = re.compile(r"^  Duration: .*bitrate: (\d+) kb/s", re.MULTILINE)
_STREAM = re.compile(r"^  Stream #0:\d+.*?: (Video|Audio): (.*)$", re.MULTILINE)
_ROTATION = re.compile(r"rotation of (-?\d+(?:\.\d+)?) degrees")
_SIZE = re.compile(r"(?:^|, )(\d{1,5})x(\d{1,5})(?=[ ,\[]|$)")
_ASPECT = re.compile(r"SAR (\d+):(\d+)")
_RATE = re.compile(r"([\d.]+)(k?) (?:fps|tbr)")
_KBPS = re.compile(r", (\d+) kb/s")
_HERTZ = re.compile(r"(\d+) Hz, ([^,]+)")
_PIXELS = re.compile(r", ((?:yuv|yuvj|nv|p0|rgb|bgr|argb|abgr|rgba|bgra|gray|gbr|pal8|ya|mono)\w*)")
_DETAIL = re.compile(r"\(([^)]*)\)")
_DEPTH = re.compile(r"(?:p|gray|x)(9|10|12|14|16)(?:le|be)|p0(10|12|16)|(48|64)(?:le|be)")
_ALPHA = re.compile(r"^(?:yuva|rgba|argb|bgra|abgr|gbrap|ya\d|pal8)")
_ALPHA_BESIDE = re.compile(r"^\s+alpha_mode\s*: 1", re.MULTILINE)
_COVER = "(attached pic)"


def safe_input(path: Path) -> list[str]:
    """FFmpeg's arguments to open a file that somebody else made."""
    return [*_SAFE, "-i", f"file:{path}"]


def probe(path: Path) -> Media:
    """What is in the file. Raises MediaUnreadable naming the file and why."""
    if not path.is_file():
        raise errors.MediaUnreadable(f"{path} is not there.", path=str(path))
    told = _told(path)
    container = _CONTAINER.search(told)
    if container is None:
        raise errors.MediaUnreadable(
            f"{path} cannot be read as a film, picture or sound ({_reason(told, path)}). "
            "Export it again, as MP4 for instance.",
            path=str(path),
        )
    tracks = _tracks(told)
    duration, rate = _DURATION.search(told), _BITRATE.search(told)
    return Media(
        path=path,
        container=container[1].rstrip(","),
        seconds=_seconds(duration) if duration else 0.0,
        kbps=int(rate[1]) if rate else 0,
        video=_video(tracks.get("Video", "")),
        sound=_sound(tracks.get("Audio", "")),
    )


def _told(path: Path) -> str:
    command = [ffmpeg.program(), "-hide_banner", "-nostdin", *safe_input(path)]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
            command, capture_output=True, check=False, timeout=_PROBE_SECONDS
        )
    except subprocess.TimeoutExpired as late:
        raise errors.MediaUnreadable(
            f"{path} could not be understood within {_PROBE_SECONDS:.0f} s.", path=str(path)
        ) from late
    return done.stderr.decode("utf-8", "replace")


def _reason(told: str, path: Path) -> str:
    """FFmpeg's last word about it, without addresses of memory and our paths."""
    lines = [re.sub(r"^\[[^]]*\] ", "", line).strip() for line in told.splitlines()]
    said = [line for line in lines if line and str(path) not in line and "opening" not in line]
    if any("whitelist" in line for line in said):
        return "a playlist, or a format that is not supported"
    return said[0].rstrip(".") if said else "unknown format"


def _tracks(told: str) -> dict[str, str]:
    """The first stream of each kind, with the lines that belong to it; cover pictures are none."""
    found: dict[str, str] = {}
    streams = list(_STREAM.finditer(told))
    for at, stream in enumerate(streams):
        end = streams[at + 1].start() if at + 1 < len(streams) else len(told)
        if _COVER not in stream[2]:
            found.setdefault(stream[1], told[stream.start(2) : end])
    return found


def _seconds(duration: re.Match[str]) -> float:
    return int(duration[1]) * 3600 + int(duration[2]) * 60 + float(duration[3])


def _video(told: str) -> VideoTrack | None:
    line = told.partition("\n")[0]
    # What stands in brackets has commas of its own, which would look like a size or a rate.
    size = _SIZE.search(re.sub(r"\([^)]*\)|\[[^]]*\]", "", line))
    if size is None or not int(size[1]) or not int(size[2]):
        return None
    pixels, rate, kbps = _PIXELS.search(line), _RATE.search(line), _KBPS.search(line)
    aspect, turned = _ASPECT.search(line), _ROTATION.search(told)
    name = pixels[1] if pixels else ""
    stretched = aspect is not None and int(aspect[1]) and int(aspect[2])
    return VideoTrack(
        codec=line.split()[0].rstrip(","),
        width_px=int(size[1]),
        height_px=int(size[2]),
        frame_rate=float(rate[1]) * (1000 if rate[2] else 1) if rate else 0.0,
        rotation_degrees=round(float(turned[1])) % 360 if turned else 0,
        pixel_aspect=int(aspect[1]) / int(aspect[2]) if aspect and stretched else 1.0,
        pixel_format=name,
        bits=_bits(name),
        has_alpha=bool(_ALPHA.match(name) or _ALPHA_BESIDE.search(told)),
        kbps=int(kbps[1]) if kbps else 0,
        **_colour(line, name),
    )


def _bits(pixel_format: str) -> int:
    depth = _DEPTH.search(pixel_format)
    if depth is None:
        return 8
    return 16 if depth[3] else int(depth[1] or depth[2])


def _colour(line: str, pixel_format: str) -> dict[str, str | bool]:
    """Range, matrix, primaries and transfer from `yuv420p(tv, bt709/bt709/bt709, progressive)`."""
    found = _DETAIL.search(line, line.find(pixel_format)) if pixel_format else None
    parts = [part.strip() for part in found[1].split(",")] if found else []
    named = next((part for part in parts if part.count("/") == 2), "")
    names = named.split("/") if named else _one_name(parts)
    matrix, primaries, transfer = ("" if name == "unknown" else name for name in names)
    full = "pc" in parts or pixel_format.startswith("yuvj")
    return {"full_range": full, "matrix": matrix, "primaries": primaries, "transfer": transfer}


def _one_name(parts: list[str]) -> list[str]:
    """A single name stands for all three where they are equal."""
    plain = [
        part
        for part in parts
        if part not in {"tv", "pc", "progressive", "unknown"} and " " not in part
    ]
    return [plain[0]] * 3 if plain else ["", "", ""]


def _sound(told: str) -> SoundTrack | None:
    line = told.partition("\n")[0]
    heard, kbps = _HERTZ.search(line), _KBPS.search(line)
    if heard is None:
        return None
    return SoundTrack(
        codec=line.split()[0].rstrip(","),
        rate_hz=int(heard[1]),
        layout=heard[2].strip(),
        kbps=int(kbps[1]) if kbps else 0,
    )
