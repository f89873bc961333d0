"""The voices there are, and which one speaks when nobody named one."""

from dataclasses import dataclass
from typing import Literal

from limelight.generation.errors import Rejected
from limelight.generation.schemas import Value, VoiceSpec

Gender = Literal["woman", "man", "nonbinary"]

LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French"}
MOST_MIXED = 8


class VoiceInfo(Value):
    """A voice that can be chosen. `home` is the language it speaks without an accent; `languages`
    all it speaks.
    """

    name: str
    home: str
    languages: tuple[str, ...]
    gender: Gender
    description: str
    licence: str = "Apache-2.0"


@dataclass(frozen=True)
class Chosen:
    """A voice to speak with: its name, its network, and the style vectors to average (none for
    hibari).
    """

    name: str
    network: Literal["hibari", "kokoro"]
    styles: tuple[str, ...] = ()
    is_british: bool = False


def _kokoro(name: str, home: str, gender: Gender, description: str) -> VoiceInfo:
    others = tuple(language for language in LANGUAGES if language != home)
    return VoiceInfo(
        name=name, home=home, languages=(home, *others), gender=gender, description=description
    )


_VOICES = (
    VoiceInfo(
        name="hibari",
        home="en",
        languages=("en",),
        gender="woman",
        description="American, warm and clear; speaks fifty times faster than the others",
    ),
    _kokoro("af_heart", "en", "woman", "American, warm; the voice hibari learnt from"),
    _kokoro("af_bella", "en", "woman", "American, lively and bright"),
    _kokoro("af_kore", "en", "woman", "American, firm and even"),
    _kokoro("af_sarah", "en", "woman", "American, soft and calm"),
    _kokoro("am_fenrir", "en", "man", "American, deep and energetic"),
    _kokoro("am_michael", "en", "man", "American, relaxed and friendly"),
    _kokoro("am_puck", "en", "man", "American, young and light"),
    _kokoro("bf_emma", "en", "woman", "British, composed"),
    _kokoro("bm_george", "en", "man", "British, deep and measured"),
    _kokoro("ef_dora", "es", "woman", "Spanish, clear"),
    _kokoro("em_alex", "es", "man", "Spanish, steady"),
    _kokoro("ff_siwis", "fr", "woman", "French, clear and gentle"),
)
_BY_NAME = {voice.name: voice for voice in _VOICES}

_DEFAULTS: dict[tuple[str, Gender], str] = {
    ("en", "woman"): "hibari",
    ("en", "man"): "am_michael",
    ("en", "nonbinary"): "af_kore+am_puck",
    ("es", "woman"): "ef_dora",
    ("es", "man"): "em_alex",
    ("es", "nonbinary"): "ef_dora+em_alex",
    ("fr", "woman"): "ff_siwis",
    ("fr", "man"): "ff_siwis+em_alex+em_alex",
    ("fr", "nonbinary"): "ff_siwis+am_puck",
}


def voices() -> tuple[VoiceInfo, ...]:
    """Every single voice, in the order to show them. Two or more can be mixed by joining their
    names with "+".
    """
    return _VOICES


def choose(voice: VoiceSpec, language: str) -> Chosen:
    """The voice to speak `language` with; raises Rejected for a language or a name that does not
    exist.

    A mix ("af_heart+af_bella") is the average of its parts; naming a part twice gives it twice the
    weight.
    """
    if language not in LANGUAGES:
        good = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise Rejected(
            f"The embedded voice does not speak {language!r} well enough. It speaks {good}; "
            "for other languages connect a speech provider.",
            language=language,
            languages=tuple(LANGUAGES),
        )
    name = voice.name or _DEFAULTS[language, voice.gender]
    parts = tuple(part.strip() for part in name.split("+"))
    unknown = [part for part in parts if part not in _BY_NAME]
    if unknown or len(parts) > MOST_MIXED:
        raise Rejected(_refusal(unknown), voice=name, voices=tuple(_BY_NAME))
    if name == "hibari" and language == "en":
        return Chosen(name, "hibari")
    styles = tuple("af_heart" if part == "hibari" else part for part in parts)
    british = all(style.startswith("b") for style in styles)
    return Chosen(name, "kokoro", styles, is_british=british)


def _refusal(unknown: list[str]) -> str:
    if not unknown:
        return f"At most {MOST_MIXED} voices can be mixed."
    return (
        f"There is no voice called {', '.join(map(repr, unknown))}. "
        f"The voices are {', '.join(_BY_NAME)}; "
        'mixes such as "af_heart+af_bella" work too.'
    )
