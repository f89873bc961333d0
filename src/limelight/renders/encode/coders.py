"""What turns frames into video: which encoders there are, and what they are told.

Every piece of a video is coded alone, with one picture to begin from and none that looks beyond it,
so that pieces are joined by copying. x264 is used unless another is asked for; one that runs on
hardware only after it proved itself (`proving`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from limelight.renders.errors import EncoderUnknown

Quality = Literal["draft", "standard", "high"]
QUALITIES: tuple[Quality, ...] = get_args(Quality)
DEFAULT = "x264"

# Every picture looked ahead to costs twelve megabytes at 1080x1920; see docs/encoders.md.
_X264 = "rc-lookahead=4:mbtree=1:b-pyramid=strict:b-adapt=0:weightp=0:open-gop=0:scenecut=0"
_X265 = "log-level=error:pools=none:frame-threads=1:open-gop=0:scenecut=0:rc-lookahead=10:info=0"
_COLOUR = "colorprim=bt709:transfer=bt709:colormatrix=bt709:range="


@dataclass(frozen=True)
class Effort:
    """How much an encoder is to try: its own name for speed, and for how much may be lost."""

    speed: str
    loss: int


@dataclass(frozen=True)
class Coder:
    """An encoder of the FFmpeg that comes along. `codec` is what players call the result."""

    name: str
    library: str
    codec: str
    efforts: Mapping[Quality, Effort]
    device: tuple[str, ...] = ()


def _x264(effort: Effort, interval: int) -> list[str]:
    keys = f"keyint={interval}:min-keyint={interval}:{_X264}:{_COLOUR}tv"
    return f"-preset {effort.speed} -crf {effort.loss} -threads 1 -x264-params {keys}".split()


def _x265(effort: Effort, interval: int) -> list[str]:
    keys = f"keyint={interval}:min-keyint={interval}:{_X265}:{_COLOUR}limited"
    return f"-preset {effort.speed} -crf {effort.loss} -tag:v hvc1 -x265-params {keys}".split()


def _av1(effort: Effort, interval: int) -> list[str]:
    keys = "lp=1:scd=0:color-primaries=1:transfer-characteristics=1:matrix-coefficients=1"
    speed = f"-preset {effort.speed} -crf {effort.loss} -g {interval} -svtav1-params {keys}"
    return speed.split()


def _vp9(effort: Effort, interval: int) -> list[str]:
    speed = f"-deadline realtime -cpu-used {effort.speed} -crf {effort.loss} -b:v 0"
    keys = f"-g {interval} -keyint_min {interval} -lag-in-frames 0"
    return f"{speed} {keys} -threads 1 -row-mt 0".split()


def _nvenc(effort: Effort, interval: int) -> list[str]:
    rate = f"-preset {effort.speed} -rc vbr -cq {effort.loss} -b:v 0"
    return f"{rate} -g {interval} -bf 0 -no-scenecut 1 -forced-idr 1 -profile:v high".split()


def _videotoolbox(effort: Effort, interval: int) -> list[str]:
    return f"-q:v {effort.loss} -g {interval} -bf 0 -profile:v high -allow_sw 0".split()


def _qsv(effort: Effort, interval: int) -> list[str]:
    rate = f"-preset {effort.speed} -global_quality {effort.loss}"
    return f"{rate} -g {interval} -bf 0 -idr_interval 0 -profile:v high".split()


def _vaapi(effort: Effort, interval: int) -> list[str]:
    upload = "-vf format=nv12,hwupload"
    return f"{upload} -rc_mode CQP -qp {effort.loss} -g {interval} -bf 0 -profile:v high".split()


_TOLD: dict[str, Callable[[Effort, int], list[str]]] = {
    "libx264": _x264,
    "libx265": _x265,
    "libsvtav1": _av1,
    "libvpx-vp9": _vp9,
    "h264_nvenc": _nvenc,
    "h264_videotoolbox": _videotoolbox,
    "h264_qsv": _qsv,
    "h264_vaapi": _vaapi,
}


def _efforts(draft: Effort, standard: Effort, high: Effort) -> dict[Quality, Effort]:
    return {"draft": draft, "standard": standard, "high": high}


# What was measured of these is in docs/encoders.md (`python -m benchmarks.encoders`).
SOFTWARE = (
    Coder(
        DEFAULT,
        "libx264",
        "h264",
        _efforts(Effort("ultrafast", 28), Effort("superfast", 20), Effort("faster", 17)),
    ),
    Coder(
        "x265",
        "libx265",
        "hevc",
        _efforts(Effort("ultrafast", 26), Effort("superfast", 21), Effort("veryfast", 19)),
    ),
    Coder(
        "av1",
        "libsvtav1",
        "av1",
        _efforts(Effort("12", 38), Effort("10", 28), Effort("7", 22)),
    ),
    Coder(
        "vp9",
        "libvpx-vp9",
        "vp9",
        _efforts(Effort("8", 36), Effort("7", 28), Effort("5", 20)),
    ),
)
# In the order in which they are tried.
HARDWARE = (
    Coder(
        "nvenc",
        "h264_nvenc",
        "h264",
        _efforts(Effort("p1", 28), Effort("p4", 23), Effort("p7", 19)),
    ),
    Coder(
        "videotoolbox",
        "h264_videotoolbox",
        "h264",
        _efforts(Effort("", 50), Effort("", 65), Effort("", 80)),
    ),
    Coder(
        "qsv",
        "h264_qsv",
        "h264",
        _efforts(Effort("veryfast", 28), Effort("medium", 23), Effort("slower", 19)),
    ),
    Coder(
        "vaapi",
        "h264_vaapi",
        "h264",
        _efforts(Effort("", 28), Effort("", 23), Effort("", 19)),
        device=("-vaapi_device", "/dev/dri/renderD128"),
    ),
)
CODERS = {coder.name: coder for coder in (*SOFTWARE, *HARDWARE)}


@dataclass(frozen=True)
class Coding:
    """Which encoder codes a video, and how well."""

    encoder: str = DEFAULT
    quality: Quality = "standard"

    @property
    def coder(self) -> Coder:
        """The encoder."""
        return CODERS[self.encoder]

    def arguments(self, frames: int) -> list[str]:
        """What FFmpeg is told after its input to code a piece of so many frames."""
        coder = self.coder
        told = _TOLD[coder.library](coder.efforts[self.quality], frames + 1)
        return ["-c:v", coder.library, *told]


STANDARD = Coding()


def coding_of(encoder: str, quality: str) -> Coding:
    """The coding of these names; empty ones are the usual. Raises EncoderUnknown."""
    qualities: dict[str, Quality] = {name: name for name in QUALITIES}
    name, grade = encoder or DEFAULT, quality or "standard"
    if name not in CODERS:
        raise EncoderUnknown(
            f"There is no encoder {name!r}. Choose from {', '.join(CODERS)}.", field="encoder"
        )
    if grade not in qualities:
        raise EncoderUnknown(
            f"There is no quality {grade!r}. Choose from {', '.join(QUALITIES)}.", field="quality"
        )
    return Coding(name, qualities[grade])
