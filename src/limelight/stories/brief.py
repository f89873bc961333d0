"""What a person asks for, checked before anything is made."""

from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid
from limelight.stories.brands.brand import BrandVoice
from limelight.stories.finish import (
    Branding,
    Bumper,
    EffectKit,
    Finish,
    Finishing,
    LowerThird,
    parse_bumper,
    parse_effects,
    parse_lower_third,
)
from limelight.stories.heard.soundtrack import Sounding, Soundtrack
from limelight.stories.pacing import Pacing
from limelight.stories.serial.episode import Episode
from limelight.stories.timeline import CaptionPlace, CaptionStyle, parse_caption_style

Format = Literal["9:16", "1:1", "4:5", "16:9"]
SIZES: dict[Format, tuple[int, int]] = {
    "9:16": (1080, 1920),
    "1:1": (1080, 1080),
    "4:5": (1080, 1350),
    "16:9": (1920, 1080),
}
Form = Literal[
    "tips",
    "story",
    "myths",
    "howto",
    "list",
    "day",
    "product",
    "qa",
    "quote",
    "news",
    "facts",
    "explain",
    "question",
    "compare",
    "opinion",
    "recipe",
    "motivation",
    "announce",
    "greeting",
]
FORMS: dict[Form, str] = {
    "tips": "tips",
    "story": "a story",
    "myths": "myth-busting",
    "howto": "a how-to",
    "list": "a list",
    "day": "a day in the life",
    "product": "a product",
    "qa": "questions and answers",
    "quote": "a quote",
    "news": "news",
    "facts": "facts",
    "explain": "an explanation",
    "question": "one question, thought through",
    "compare": "a comparison",
    "opinion": "an opinion",
    "recipe": "a recipe",
    "motivation": "encouragement",
    "announce": "an announcement",
    "greeting": "an introduction",
}
_SAME_FORM: dict[str, Form] = {
    "tip": "tips",
    "advice": "tips",
    "myth": "myths",
    "mythbusting": "myths",
    "howtos": "howto",
    "tutorial": "howto",
    "listicle": "list",
    "dayinthelife": "day",
    "q&a": "qa",
    "qanda": "qa",
    "questions": "qa",
    "quotes": "quote",
    "newsstyle": "news",
    "fact": "facts",
    "explainer": "explain",
    "comparison": "compare",
    "announcement": "announce",
    "hello": "greeting",
}
# Videos need a voice; texts do not.
LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
}
# A script that a person gives only has to be spoken.
SPOKEN_LANGUAGES = {**LANGUAGES, "ja": "Japanese"}
TEXT_LANGUAGES = {**LANGUAGES, "de": "German"}
# Captions, titles, hooks, hashtags and sample lines; nothing installed writes more in the last two.
POST_LANGUAGES = {**TEXT_LANGUAGES, "ja": "Japanese", "ar": "Arabic"}
LONGEST_TEXT = 2000
SHORTEST_SECONDS, LONGEST_SECONDS = 5, 180
MOST_SEEDS = 2**31


class Brief(Value):
    """A checked request: `text` is what the piece is about, `seconds` how long it should roughly
    be, `look` the name of the look that the character wears; empty is its own appearance. `form`
    says how it is told; None leaves that to the text. `captions` is how spoken words are written
    and `caption_place` where, `effects` which short sounds are heard; `stems` asks for the parts of
    the sound as files too. `series` says which episode of which series it is.
    """

    text: str
    seconds: int = 20
    formats: tuple[Format, ...] = Field(("9:16",), min_length=1)
    language: str = "en"
    form: Form | None = None
    seed: int = 0
    look: str = ""
    captions: CaptionStyle = "karaoke"
    caption_place: CaptionPlace = "auto"
    finish: Finish = Finish()
    branding: Branding = Branding()
    lower_third: LowerThird | None = None
    pacing: Pacing = Pacing()
    intro: Bumper | None = None
    outro: Bumper | None = None
    effects: EffectKit = "none"
    stems: bool = False
    brand: BrandVoice | None = None
    soundtrack: Soundtrack = Soundtrack()
    series: Episode | None = None

    @property
    def avoided(self) -> tuple[str, ...]:
        """The words that its brand avoids."""
        return self.brand.avoid if self.brand else ()


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


def parse_form(text: str) -> Form | None:
    """Read a form such as "story", "how-to" or "day in the life"; None for nothing; raises Invalid
    naming those there are.
    """
    wanted = "".join(char for char in text.casefold() if char.isalpha() or char == "&")
    if not wanted:
        return None
    found = next((form for form in FORMS if form == wanted), None) or _SAME_FORM.get(wanted)
    if found is None:
        raise Invalid(f"Unknown form {text!r}. Choose from {', '.join(FORMS)}.", field="form")
    return found


def check_words(text: str, *, what: str, field: str) -> str:
    """The text tidied to one line; raises Invalid when it is empty, too long or without a word.
    `what` names it in the message ("brief").
    """
    words = _tidy(text)
    if not words:
        raise Invalid(f"The {what} is empty. Say it in a sentence.", field=field)
    if len(words) > LONGEST_TEXT:
        raise Invalid(
            f"The {what} has {len(words):,} characters; {LONGEST_TEXT:,} is the most. "
            "Keep the essence.",
            field=field,
        )
    if not any(char.isalpha() for char in words):
        raise Invalid(f"The {what} has no words in it. Say what it is about.", field=field)
    return words


def check_seed(seed: int) -> int:
    """The seed itself; raises Invalid outside 0 to 2147483647."""
    if not 0 <= seed < MOST_SEEDS:
        raise Invalid("The seed must lie between 0 and 2147483647.", field="seed")
    return seed


def check_language(language: str, languages: dict[str, str]) -> str:
    """The code of a language that is among `languages`; raises Invalid naming those there are."""
    code = language.strip().lower()
    if code in POST_LANGUAGES and code not in languages:
        raise Invalid(_only_for(code), field="language")
    if code not in languages:
        spoken = ", ".join(f"{code} ({name})" for code, name in languages.items())
        raise Invalid(
            f"Language {language!r} is not good enough yet. Available: {spoken}.", field="language"
        )
    return code


def _only_for(code: str) -> str:
    """What there is in a language that has less than what was asked for."""
    name = POST_LANGUAGES[code]
    if code in TEXT_LANGUAGES:
        return (
            f"No installed voice speaks {name}: limelight write has texts in it, "
            "videos not. ElevenLabs, Azure and OpenAI speak it; they cannot be connected yet."
        )
    return (
        f"Nothing installed writes scripts or replies in {name}. There are captions, titles, hooks "
        "and hashtags (limelight write), and "
        + (
            "videos of your own script (make --script)."
            if code in SPOKEN_LANGUAGES
            else "no voice."
        )
    )


def check_brief(  # noqa: PLR0913 - what a form asks for
    text: str,
    *,
    seconds: int,
    formats: str,
    language: str,
    seed: int,
    form: str = "",
    captions: str = "karaoke",
    finishing: Finishing | None = None,
    pacing: Pacing | None = None,
    stems: bool = False,
    sounding: Sounding | None = None,
) -> Brief:
    """Turn what was typed into a Brief; raises Invalid with what to do about it."""
    words = check_words(text, what="brief", field="brief")
    if not SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS:
        raise Invalid(
            f"{seconds:,} seconds is outside {SHORTEST_SECONDS} to {LONGEST_SECONDS}. "
            "Choose a length in between.",
            field="seconds",
        )
    asked = finishing or Finishing()
    return Brief(
        text=words,
        seconds=seconds,
        language=check_language(language, LANGUAGES),
        seed=check_seed(seed),
        formats=parse_formats(formats),
        form=parse_form(form),
        captions=parse_caption_style(captions),
        finish=asked.finish(),
        branding=asked.branding(),
        lower_third=parse_lower_third(asked.lower_third),
        pacing=(pacing or Pacing()).checked(),
        intro=parse_bumper(asked.intro, "intro"),
        outro=parse_bumper(asked.outro, "outro"),
        effects=parse_effects(asked.effects),
        stems=stems,
        soundtrack=(sounding or Sounding()).soundtrack(),
    )


def _tidy(text: str) -> str:
    """One line without control characters, which no caption or file name could carry."""
    return " ".join(
        "".join(char if char >= " " and char != "\x7f" else " " for char in text).split()
    )
