"""What platforms take, as data: every limit with where it was read and when.

A limit that is None is not published or not known, and is not checked.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from limelight.kit.errors import NotFound
from limelight.renders.media.schemas import Media
from limelight.renders.qc.schemas import Fit
from limelight.renders.sound.targets import TARGETS

_READ, _READ_AGAIN = date(2026, 11, 21), date(2026, 11, 28)
_MIB = 1024 * 1024
_GIB = 1024 * _MIB
_PLAIN = ("h264", "hevc")
_WEB = ("h264", "hevc", "vp9", "av1", "vp8")


class Platform(NamedTuple):
    """Limits on one kind of post. Seconds and aspect (width by height) are (least, most)."""

    label: str
    source: str
    seconds: tuple[float, float]
    most_bytes: int
    codecs: tuple[str, ...] = _PLAIN
    sound_codecs: tuple[str, ...] = ("aac",)
    aspect: tuple[float, float] = (0.1, 10.0)
    frame_rate: tuple[float, float] = (1.0, 120.0)
    least_px: int = 2
    most_px: int = 8192
    most_wide_px: int = 8192
    most_kbps: int | None = None
    read_on: date = _READ


PLATFORMS: dict[str, Platform] = {
    "youtube": Platform(
        "YouTube",
        "YouTube Data API v3, videos.insert (discovery revision 20261104)",
        (1, 12 * 3600),
        256 * _GIB,
        codecs=_WEB,
        sound_codecs=("aac", "mp3", "opus", "vorbis", "flac"),
    ),
    "youtube-shorts": Platform(
        "YouTube Shorts",
        "YouTube Help, answer 15424877: square or upright, up to three minutes, since 15 October "
        "2024; the rest as YouTube",
        (1, 180),
        256 * _GIB,
        codecs=_WEB,
        sound_codecs=("aac", "mp3", "opus", "vorbis", "flac"),
        aspect=(0.1, 1.0),
        read_on=_READ_AGAIN,
    ),
    "tiktok": Platform(
        "TikTok",
        "Content Posting API, Media Transfer Guide (size, longest, codecs, pixels, frame rate); "
        "Ayrshare media guidelines (shortest)",
        (3, 600),
        4 * _GIB,
        codecs=("h264", "hevc", "vp8", "vp9"),
        sound_codecs=("aac", "mp3", "opus", "vorbis"),
        frame_rate=(23, 60),
        least_px=360,
        most_px=4096,
        read_on=_READ_AGAIN,
    ),
    "instagram-reels": Platform(
        "Instagram Reels",
        "Graph API v26, IG User media (size, length, width, rates, shape); Ayrshare media "
        "guidelines (fewest pixels, height)",
        (3, 900),
        1_000_000_000,
        aspect=(0.01, 10.0),
        frame_rate=(23, 60),
        least_px=540,
        most_px=3600,
        most_wide_px=1920,
        most_kbps=25_000,
        read_on=_READ_AGAIN,
    ),
    "instagram-stories": Platform(
        "Instagram Stories",
        "Graph API v26, IG User media, media_type STORIES",
        (3, 60),
        100_000_000,
        aspect=(0.1, 10.0),
        frame_rate=(23, 60),
        most_wide_px=1920,
        most_kbps=25_000,
        read_on=_READ_AGAIN,
    ),
    "facebook-reels": Platform(
        "Facebook Reels",
        "Graph API v26, Page video_reels",
        (3, 90),
        1024 * _MIB,
        codecs=("h264", "hevc", "vp9", "av1"),
        aspect=(0.55, 0.575),
        frame_rate=(24, 60),
        least_px=540,
    ),
    "threads": Platform(
        "Threads", "Threads API, media (length, size)", (0.1, 300), 1024 * _MIB, frame_rate=(23, 60)
    ),
    "x": Platform(
        "X",
        "X API v2, media upload",
        (0.5, 140),
        512 * _MIB,
        codecs=("h264",),
        aspect=(1 / 3, 3.0),
        frame_rate=(1, 60),
        least_px=32,
    ),
    "bluesky": Platform(
        "Bluesky", "app.bsky.embed.video and the video service", (0.1, 180), 300_000_000
    ),
    "pinterest": Platform(
        "Pinterest", "Pinterest API v5, media and pins", (4, 900), 2 * _GIB, aspect=(0.5, 1.91)
    ),
    "telegram": Platform(
        "Telegram", "Bot API 10.0, sendVideo", (0.1, 24 * 3600), 50 * 1000 * 1000, codecs=_PLAIN
    ),
}


def platform_of(name: str) -> Platform | None:
    """The limits of the platform of that name, None where only its loudness is known; raises
    NotFound, naming those there are.
    """
    if name not in PLATFORMS and name not in TARGETS:
        known = ", ".join(dict.fromkeys((*PLATFORMS, *TARGETS)))
        raise NotFound(f"There is no platform {name!r}. Known: {known}.", platform=name)
    return PLATFORMS.get(name)


Check = tuple[str, bool, str, str, str]


def checks(media: Media, size_bytes: int, p: Platform) -> tuple[Check, ...]:
    """Each rule of a platform: its name, whether it holds, what was measured, the limit, what to
    do.
    """
    return (*_file_checks(media, size_bytes, p), *_picture_checks(media, p))


def _file_checks(media: Media, size_bytes: int, p: Platform) -> Iterator[Check]:
    video = media.video.codec if media.video else ""
    sound = media.sound.codec if media.sound else ""
    yield (
        "seconds",
        p.seconds[0] - 0.05 <= media.seconds <= p.seconds[1] + 0.05,
        f"{media.seconds:.1f} s",
        f"{p.seconds[0]:g} to {p.seconds[1]:g} s",
        "Make it shorter or longer.",
    )
    yield (
        "bytes",
        size_bytes <= p.most_bytes,
        f"{size_bytes / 1e6:.1f} MB",
        f"at most {p.most_bytes / 1e6:.0f} MB",
        "Render it at a lower bit rate.",
    )
    yield (
        "bit_rate",
        p.most_kbps is None or media.kbps <= p.most_kbps,
        f"{media.kbps} kb/s",
        f"at most {p.most_kbps} kb/s" if p.most_kbps else "no limit known",
        "Render it at a lower bit rate.",
    )
    yield (
        "codec",
        video in p.codecs and (not sound or sound in p.sound_codecs),
        f"{video}, {sound or 'no sound'}",
        f"{' or '.join(p.codecs)}; {' or '.join(p.sound_codecs)}",
        "Encode it as H.264 with AAC.",
    )


def _picture_checks(media: Media, p: Platform) -> Iterator[Check]:
    wide, tall = media.video.shown_px if media.video else (1, 1)
    rate = media.video.frame_rate if media.video else 0.0
    widest = min(p.most_px, p.most_wide_px)
    yield (
        "size",
        p.least_px <= min(wide, tall) and wide <= widest and tall <= p.most_px,
        f"{wide} x {tall}",
        f"{p.least_px} to {p.most_px} pixels a side"
        + (f", at most {widest} wide" if widest < p.most_px else ""),
        "Render it in another size.",
    )
    yield (
        "shape",
        p.aspect[0] - 0.005 <= wide / tall <= p.aspect[1] + 0.005,
        f"{wide / tall:.3f}",
        f"width by height {p.aspect[0]:.3g} to {p.aspect[1]:.3g}",
        "Choose another format.",
    )
    yield (
        "frame_rate",
        p.frame_rate[0] - 0.05 <= rate <= p.frame_rate[1] + 0.05,
        f"{rate:g} a second",
        f"{p.frame_rate[0]:g} to {p.frame_rate[1]:g} a second",
        "Render it at 30 frames a second.",
    )


def fits(media: Media, size_bytes: int) -> tuple[Fit, ...]:
    """What every platform would say."""
    found = []
    for name, known in PLATFORMS.items():
        broken = [check for check in checks(media, size_bytes, known) if not check[1]]
        reasons = tuple(f"{rule}: {measured} ({limit})" for rule, _, measured, limit, _ in broken)
        found.append(Fit(platform=name, label=known.label, is_fit=not broken, reasons=reasons))
    return tuple(found)
