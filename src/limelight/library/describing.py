"""What a file is, from its recipe: kind, title, text, the words it is found by."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from limelight.generation.schemas import Recipe
from limelight.library.schemas import AssetKind, Described, Place

# Copies of a kept file in another dress, near it by design, and what is said about one: told of
# nowhere.
DERIVED_KINDS = ("label", "preview", "report")

_KINDS: dict[str, AssetKind] = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif"), "picture"),
    **dict.fromkeys((".mp4", ".mov", ".webm", ".mkv"), "film"),
    **dict.fromkeys((".wav", ".mp3", ".m4a", ".ogg", ".flac", ".opus"), "sound"),
    **dict.fromkeys((".txt", ".md", ".srt", ".vtt", ".ass", ".ttml"), "text"),
}
_TOLD = frozenset((
    "prompt", "text", "title", "mood", "setting", "subjects", "tags", "narration", "on_screen",
    "picture", "topic", "name", "words", "daylight", "weather", "detail", "description", "filename",
))  # fmt: skip
_FILE_NAME = re.compile(r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?")
_LONGEST_TITLE, _LONGEST_SAYS, _LONGEST_WORDS = 120, 2000, 12_000
_NAMES = {
    "image": "Picture", "speech": "Speech", "music": "Music", "mix": "Sound mix", "video": "Video",
    "thumbnail": "Thumbnail", "card": "Card", "upload": "Upload",
}  # fmt: skip


def kind_of(suffix: str) -> AssetKind:
    """What kind of asset a file with that ending is."""
    return _KINDS.get(suffix.lower(), "data")


def describe(recipe: Recipe, facts: Mapping[str, Any], role: str, suffix: str) -> Described:
    """Everything lists and searches need to know of a file; from its recipe alone."""
    kind = kind_of(suffix)
    settings = recipe.settings
    says = _says(settings)
    told = list(_told({"settings": settings, "facts": facts}))
    return Described(
        place=place_of(recipe.kind, kind),
        kind=kind,
        made_as=recipe.kind,
        maker=recipe.provider,
        title=_title(recipe, role, says),
        says=says[:_LONGEST_SAYS],
        words=" ".join(dict.fromkeys(told))[:_LONGEST_WORDS],
        width_px=_whole(facts.get("width_px") or settings.get("width_px")),
        height_px=_whole(facts.get("height_px") or settings.get("height_px")),
        seconds=_number(facts.get("seconds")) if kind in ("film", "sound") else None,
    )


def place_of(made_as: str, kind: str) -> Place:
    """Where an asset stands that nobody threw away."""
    if made_as in DERIVED_KINDS:
        return "derived"
    return "material" if kind == "data" and made_as != "upload" else "shown"


def parents_of(recipe: Recipe) -> tuple[str, ...]:
    """The contents a recipe was made from: those it says, and those its settings name."""
    named = (text.split(".")[0] for text in _texts(recipe.settings) if _FILE_NAME.fullmatch(text))
    return tuple(dict.fromkeys((*recipe.parents, *named)))


def _title(recipe: Recipe, role: str, says: str) -> str:
    settings = recipe.settings
    timeline = settings.get("timeline")
    titled = settings if "title" in settings else timeline if isinstance(timeline, dict) else {}
    own = str(titled.get("title") or "")
    if recipe.kind == "upload":
        own = PurePath(str(settings.get("filename", ""))).stem
    if recipe.kind == "music":
        own = f"{settings.get('mood') or 'some'} music".capitalize()
    if recipe.kind == "thumbnail" and own:
        own = f"{own} ({role.replace('-', ' ')})"
    title = own or says.split("\n")[0] or _NAMES.get(recipe.kind, recipe.kind.capitalize())
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _says(settings: Mapping[str, Any]) -> str:
    for name in ("prompt", "text", "topic"):
        said = settings.get(name)
        if isinstance(said, str) and any(char.isalnum() for char in said):
            return said.strip()
    return ""


def _told(value: Any, name: str = "") -> Iterator[str]:
    """The texts under names that hold what people wrote or read."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _told(inner, str(key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _told(inner, name)
    elif isinstance(value, str) and name in _TOLD and not _FILE_NAME.fullmatch(value):
        yield value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and value > 0 else None
