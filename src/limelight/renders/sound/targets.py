"""How loud platforms want a video, as data: each number with where it comes from and when it was
read.
"""

from datetime import date
from typing import NamedTuple


class Target(NamedTuple):
    """Integrated loudness in LUFS and the highest true peak in dBTP that a platform wants.

    `source` says where the loudness is from: platforms that publish none are measured by others.
    """

    lufs: float
    peak_dbtp: float
    source: str
    read_on: date


_READ = date(2026, 11, 27)
_MEASURED = "turned down to -14 LUFS in measurements of others; no figure is published"
_UNKNOWN = "no figure is published; -14 LUFS is what its videos are mixed for"
STREAMING = Target(-14.0, -1.0, "AES TD1008 (streaming, speech and music mixed: -14 to -16)", _READ)
TARGETS: dict[str, Target] = {
    "youtube": Target(-14.0, -1.0, _MEASURED, _READ),
    "youtube-shorts": Target(-14.0, -1.0, _MEASURED, _READ),
    "tiktok": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "instagram-reels": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "instagram-stories": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "facebook-reels": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "threads": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "x": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "bluesky": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "linkedin": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "pinterest": Target(-14.0, -1.0, _UNKNOWN, _READ),
    "podcast": Target(-16.0, -1.0, "Apple Podcasts, audio requirements", _READ),
    "broadcast": Target(-23.0, -1.0, "EBU R 128 (2023)", _READ),
}


def target_of(platform: str) -> Target:
    """The platform's target; that of streaming in general for one that has none."""
    return TARGETS.get(platform, STREAMING)
