"""What each platform allows and is used to, as data with its source; how it counts."""

import json
from functools import cache
from importlib import resources
from typing import Literal

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid

Platform = Literal[
    "instagram",
    "tiktok",
    "youtube",
    "x",
    "threads",
    "bluesky",
    "mastodon",
    "linkedin",
    "facebook",
    "telegram",
    "pinterest",
]
Counted = Literal["characters", "utf16", "bytes", "weighted", "emoji-bytes"]
# Code points that count one on X; all others count two (twitter-text, version 3).
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_FIRST_EMOJI = 0x1F000


class PlatformLimits(Value):
    """The limits of a post's text and what is usual there.

    `most` is counted as `counted` says; `seen_first` is about how much shows before "more"; `words`
    a usual length; `tone` moves a persona's traits; `has_ai_field` says that the platform has a
    field of its own for the AI label (the text carries one all the same).
    """

    platform: Platform
    name: str
    most: int
    counted: Counted
    seen_first: int
    words: int
    most_title: int | None = None
    most_hashtags: int
    usual_hashtags: int
    emoji: int
    tone: dict[str, float]
    has_ai_field: bool
    camel_hashtags: bool = False
    source: str

    def length(self, text: str) -> int:
        """How long a text is as this platform counts it."""
        if self.counted == "bytes":
            return len(text.encode())
        if self.counted == "utf16":
            return len(text.encode("utf-16-le")) // 2
        if self.counted == "weighted":
            return sum(1 if _is_light(ord(char)) else 2 for char in text)
        if self.counted == "emoji-bytes":
            return sum(len(char.encode()) if ord(char) >= _FIRST_EMOJI else 1 for char in text)
        return len(text)


def _is_light(code_point: int) -> bool:
    return any(first <= code_point <= last for first, last in _LIGHT)


@cache
def platforms() -> dict[Platform, PlatformLimits]:
    """Every platform there is, by its code."""
    path = resources.files("limelight.stories.posts") / "platforms.json"
    read = json.loads(path.read_text(encoding="utf-8"))
    found = [PlatformLimits.model_validate({"platform": code, **row}) for code, row in read.items()]
    return {limits.platform: limits for limits in found}


def parse_platforms(text: str) -> tuple[Platform, ...]:
    """Read "instagram,x" or "all" into platforms without repeats; raises Invalid for others."""
    wanted = [part.strip().casefold() for part in text.split(",") if part.strip()]
    known: dict[str, Platform] = {str(code): code for code in platforms()} | {"twitter": "x"}
    if wanted == ["all"]:
        return tuple(platforms())
    unknown = [part for part in wanted if part not in known]
    if unknown or not wanted:
        named = f"Unknown platform {unknown[0]!r}." if unknown else "No platform was given."
        raise Invalid(f"{named} Choose from {', '.join(platforms())} or all.", field="platform")
    return tuple(dict.fromkeys(known[part] for part in wanted))
