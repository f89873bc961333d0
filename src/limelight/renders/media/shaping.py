"""The FFmpeg filters that bring somebody's film into the size, rate and colours of our video."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from limelight.renders.media.schemas import VideoTrack

# A fifth of a frame later, no frame of a film at twice our rate lies halfway between two of ours.
_OFF_TIES = 0.2
_TONE_MAP = (
    "zscale=transfer=linear:npl=203,format=gbrpf32le,zscale=primaries=bt709,"
    "tonemap=mobius:param=0.3:desat=0,zscale=transfer=bt709:matrix=bt709:range=limited,"
    "format=yuv420p"
)
_TO_709 = "zscale=primaries=bt709:transfer=bt709:matrix=bt709:range=limited"
_MATRICES = {"bt470bg": "bt601", "smpte170m": "bt601", "bt2020nc": "bt2020", "bt2020c": "bt2020"}
_SMALL_PX = 720
# A strip is cut to so many frames' lengths about its focus.
_NEAR_FRAMES = 6


@dataclass(frozen=True)
class Shape:
    """What is wanted of a film: filling `size` about `focus` (shares of the picture, 0 to 1) at
    `fps`, `speed` times as fast. `blurred` fits the whole film in, over a blurred copy of itself,
    instead of cutting it off. `lut` is a `.cube` file of the colours it shall have.
    """

    size: tuple[int, int]
    fps: int
    speed: float = 1.0
    focus: tuple[float, float] = (0.5, 0.5)
    blurred: bool = False
    lut: Path | None = None


def decoder(track: VideoTrack) -> list[str]:
    """FFmpeg's own VP8 and VP9 decoders leave the transparency out."""
    own = {"vp8": "libvpx", "vp9": "libvpx-vp9"}.get(track.codec)
    return ["-c:v", own] if own and track.has_alpha else []


def chain(track: VideoTrack, shape: Shape) -> str:
    """The filters from the film's frames to ours."""
    plain = _uncoloured(track, shape)
    return plain if shape.lut is None else f"{plain.removesuffix('[v]')},{_coloured(shape.lut)}[v]"


def _coloured(lut: Path) -> str:
    """Our frames through a colour table, which is in RGB."""
    return (
        "scale=in_color_matrix=bt709:in_range=tv:flags=bicubic,format=gbrp,"
        f"lut3d=file={_escaped(str(lut))}:interp=trilinear,"
        "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic,format=yuv420p"
    )


def _escaped(text: str) -> str:
    """A value inside a filter graph: escaped for the filter's options, then for the graph."""
    for special in ("\\':", "\\'[],;"):
        text = "".join(f"\\{sign}" if sign in special else sign for sign in text)
    return text


def _uncoloured(track: VideoTrack, shape: Shape) -> str:
    wide, tall = shape.size
    timed = (
        f"[0:v:0]settb=1/1000000,setpts=PTS/{shape.speed:.6f}+{_OFF_TIES / shape.fps:.6f}/TB,"
        f"fps={shape.fps}:start_time=0:round=near"
    )
    if not shape.blurred:
        cut, track, shape = _near(track, shape)
        timed += cut
    if track.has_alpha:
        return (
            f"{timed},{_scaled(track, _covering(track, shape.size), 'yuva420p')},"
            f"{_cropped(track, shape)}[film];color=black:s={wide}x{tall}:r={shape.fps}[ground];"
            "[ground][film]overlay=shortest=1:format=yuv420,format=yuv420p[v]"
        )
    if shape.blurred:
        small = (max(16, wide // 16 * 2), max(16, tall // 16 * 2))
        cut, near, _ = _near(track, replace(shape, size=small))
        behind = _scaled(near, _covering(near, small))
        return (
            f"{timed},split[a][b];[a]null{cut},{behind},crop={small[0]}:{small[1]},gblur=sigma=5,"
            f"scale={wide}:{tall}:flags=bilinear,setsar=1[ground];"
            f"[b]{_scaled(track, _inside(track, shape.size))},setsar=1[film];"
            "[ground][film]overlay=(W-w)/2:(H-h)/2:shortest=1:format=yuv420,format=yuv420p[v]"
        )
    return f"{timed},{_scaled(track, _covering(track, shape.size))},{_cropped(track, shape)}[v]"


def _near(track: VideoTrack, shape: Shape) -> tuple[str, VideoTrack, Shape]:
    """Of a film that is a strip, only what lies near its focus, as filters, track and shape:
    enlarged to the frame, the whole would take any amount of memory.
    """
    shown, cut = track.shown_px, {0: (0, 0), 1: (0, 0)}
    cover = max(shape.size[0] / shown[0], shape.size[1] / shown[1])
    stored = (
        ["width_px", "height_px"] if not track.rotation_degrees % 180 else ["height_px", "width_px"]
    )
    focus = list(shape.focus)
    for side, name in enumerate(stored):
        length = getattr(track, name)
        kept = math.ceil(shape.size[side] / cover * _NEAR_FRAMES * length / shown[side] / 2) * 2
        if kept < length:
            first = round(min(length - kept, max(0.0, focus[side] * length - kept / 2)) / 2) * 2
            focus[side] = (focus[side] * length - first) / kept
            track = track.model_copy(update={name: kept})
            cut[side] = kept, first
    if not any(kept for kept, _ in cut.values()):
        return "", track, shape
    sizes = ":".join(
        str(cut[at][0]) if cut[at][0] else side for at, side in enumerate(("iw", "ih"))
    )
    return (
        f",crop={sizes}:{cut[0][1]}:{cut[1][1]}",
        track,
        replace(shape, focus=(focus[0], focus[1])),
    )


def _covering(track: VideoTrack, size: tuple[int, int]) -> tuple[int, int]:
    return _sized(track, max(size[0] / track.shown_px[0], size[1] / track.shown_px[1]), size, max)


def _inside(track: VideoTrack, size: tuple[int, int]) -> tuple[int, int]:
    return _sized(track, min(size[0] / track.shown_px[0], size[1] / track.shown_px[1]), size, min)


def _sized(
    track: VideoTrack, factor: float, size: tuple[int, int], bound: Callable[[int, int], int]
) -> tuple[int, int]:
    wide, tall = (max(2, round(side * factor / 2) * 2) for side in track.shown_px)
    return bound(wide, size[0]), bound(tall, size[1])


def _cropped(track: VideoTrack, shape: Shape) -> str:
    wide, tall = shape.size
    full = _covering(track, shape.size)
    left = round(min(full[0] - wide, max(0.0, shape.focus[0] * full[0] - wide / 2)) / 2) * 2
    top = round(min(full[1] - tall, max(0.0, shape.focus[1] * full[1] - tall / 2)) / 2) * 2
    return f"crop={wide}:{tall}:{left}:{top}:exact=1,setsar=1"


def _scaled(track: VideoTrack, size: tuple[int, int], pixels: str = "yuv420p") -> str:
    """Scaling and colours; what needs linear light is scaled before, where it is smaller."""
    plain = f"scale={size[0]}:{size[1]}:flags=bicubic"
    if track.is_hdr:
        return f"{plain},{_declared(track)},{_TONE_MAP},format={pixels}"
    if track.primaries == "bt2020":
        return f"{plain},{_declared(track)},{_TO_709},format={pixels}"
    matrix = _MATRICES.get(track.matrix, "bt709") if track.matrix else _guessed(track)
    full = "pc" if track.full_range else "tv"
    wanted = pixels, "bt709", "tv", size, 1.0
    if (track.pixel_format, matrix, full, track.shown_px, track.pixel_aspect) == wanted:
        # Even to nothing, FFmpeg would scale by copying every frame.
        return f"format={pixels}"
    from_rgb = track.pixel_format.startswith(("rgb", "bgr", "argb", "abgr", "gbr", "pal8"))
    source = "" if from_rgb else f":in_color_matrix={matrix}:in_range={full}"
    return f"{plain}{source}:out_color_matrix=bt709:out_range=tv,format={pixels}"


def _declared(track: VideoTrack) -> str:
    """Says outright what the film may leave unsaid, since zscale refuses to guess."""
    matrix, primaries = track.matrix or "bt2020nc", track.primaries or "bt2020"
    transfer, full = track.transfer or "bt709", "pc" if track.full_range else "tv"
    return (
        f"setparams=colorspace={matrix}:color_primaries={primaries}"
        f":color_trc={transfer}:range={full}"
    )


def _guessed(track: VideoTrack) -> str:
    """Small films that do not say their matrix are from the days of television."""
    return "bt601" if min(track.width_px, track.height_px) < _SMALL_PX else "bt709"
