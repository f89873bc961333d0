"""What a person asks for, checked before anything is made."""

from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid

Format = Literal["9:16", "1:1", "4:5", "16:9"]
SIZES: dict[Format, tuple[int, int]] = {
    "9:16": (1080, 1920),
    "1:1": (1080, 1080),
    "4:5": (1080, 1350),
    "16:9": (1920, 1080),
}
LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French"}
LONGEST_TEXT = 2000
SHORTEST_SECONDS, LONGEST_SECONDS = 5, 180


class Brief(Value):
    """A checked request: `text` is what the piece is about, `seconds` how long it should roughly
    be, `look` the name of the look that the character wears; empty is its own appearance.
    """

    text: str
    seconds: int = 20
    formats: tuple[Format, ...] = Field(("9:16",), min_length=1)
    language: str = "en"
    seed: int = 0
    look: str = ""


def parse_formats(text: str) -> tuple[Format, ...]:
    """Read "9:16,1:1" into formats in the order given, without repeats; raises Invalid for an
    unknown one.
    """
    if not text.strip():
        raise Invalid(f"No format was given. Choose from {', '.join(SIZES)}.", field="format")
    found: list[Format] = []
    for part in (piece.strip() for piece in text.split(",")):
        known = next((name for name in SIZES if name == part), None)
        if known is None:
            raise Invalid(
                f"Unknown format {part!r}. Choose from {', '.join(SIZES)}.", field="format"
            )
        if known not in found:
            found.append(known)
    return tuple(found)


def check_brief(text: str, *, seconds: int, formats: str, language: str, seed: int) -> Brief:
    """Turn what was typed into a Brief; raises Invalid with what to do about it."""
    words = _tidy(text)
    if not words:
        raise Invalid(
            "The brief is empty. Say in a sentence what the video is about.", field="brief"
        )
    if len(words) > LONGEST_TEXT:
        raise Invalid(
            f"The brief has {len(words):,} characters; {LONGEST_TEXT:,} is the most. "
            "Keep the essence.",
            field="brief",
        )
    if not any(char.isalpha() for char in words):
        raise Invalid("The brief has no words in it. Say what the video is about.", field="brief")
    if not SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS:
        raise Invalid(
            f"{seconds:,} seconds is outside {SHORTEST_SECONDS} to {LONGEST_SECONDS}. "
            "Choose a length in between.",
            field="seconds",
        )
    code = language.strip().lower()
    if code not in LANGUAGES:
        spoken = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise Invalid(
            f"Language {language!r} is not good enough yet. Available: {spoken}.", field="language"
        )
    if not 0 <= seed < 2**31:
        raise Invalid("The seed must lie between 0 and 2147483647.", field="seed")
    return Brief(
        text=words, seconds=seconds, formats=parse_formats(formats), language=code, seed=seed
    )


def _tidy(text: str) -> str:
    """One line without control characters, which no caption or file name could carry."""
    return " ".join(
        "".join(char if char >= " " and char != "\x7f" else " " for char in text).split()
    )
