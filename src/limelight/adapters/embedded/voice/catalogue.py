"""The voices there are, and which one speaks when nobody named one."""

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from limelight.adapters.embedded.voice.styles import Weighted
from limelight.generation.errors import Rejected
from limelight.generation.schemas import Gender, Value, Voice, VoiceSpec

MOST_MIXED = 8
_TABLE = Path(__file__).parent.parent / "data" / "voice" / "voices.json"
_SOUNDALIKE = {"hibari": "af_heart"}
"""What speaks where hibari cannot: the Kokoro voice it learnt from."""


class _Borrowed(Value):
    """How a gender is made that a language has no voice of: a voice of the language blended with
    nearly as much of one of the gender from elsewhere, and moved by `semitones`.
    """

    base: str
    partners: tuple[str, ...]
    semitones: float


class _Language(Value):
    name: str
    sample: str
    defaults: dict[Gender, str]
    borrowed: dict[Gender, _Borrowed] = Field(default_factory=dict)


class _Table(Value):
    licence: str
    languages: dict[str, _Language]
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Chosen:
    """A voice to speak with: what it is called, its network, and the style vectors to average by
    weight (none for hibari), moved by `semitones`.
    """

    name: str
    network: Literal["hibari", "kokoro"]
    styles: Weighted = ()
    is_british: bool = False
    semitones: float = 0.0


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table.model_validate_json(_TABLE.read_text("utf-8"))


@lru_cache(maxsize=1)
def voices() -> tuple[Voice, ...]:
    """Every single voice, in the order to show them. Several can be blended."""
    table = _table()
    return tuple(v.model_copy(update={"licence": table.licence}) for v in table.voices)


def languages() -> dict[str, str]:
    """The languages spoken, code to English name."""
    return {code: language.name for code, language in _table().languages.items()}


def sample(language: str) -> str:
    """A line of two to three seconds to try a voice with; raises Rejected for a language there is
    not.
    """
    return _language(language).sample


def _language(code: str) -> _Language:
    known = _table().languages.get(code)
    if known is None:
        raise Rejected(_unspoken(code), language=code, languages=tuple(languages()))
    return known


def _by_name() -> dict[str, Voice]:
    return {voice.name: voice for voice in voices()}


def choose(voice: VoiceSpec, language: str) -> Chosen:
    """The voice to speak `language` with; raises Rejected for a language or a name there is not.

    `voice.blend` goes before `voice.name`; a name may be a mix too ("af_heart+af_bella": naming a
    part twice gives it twice the weight). With neither, a voice of its own follows from
    `voice.made_for`, or, without that, the language's usual one for the gender.
    """
    known = _language(language)
    if voice.blend:
        return _blended(tuple((part.name.strip(), part.weight) for part in voice.blend))
    if voice.name:
        return _named(voice.name, language)
    if voice.made_for:
        chosen = _blended(own_blend(voice.made_for, voice.gender, language))
    else:
        chosen = _named(known.defaults[voice.gender], language)
    borrowed = known.borrowed.get(voice.gender)
    return replace(chosen, semitones=borrowed.semitones) if borrowed else chosen


def _unspoken(language: str) -> str:
    good = ", ".join(f"{code} ({name})" for code, name in languages().items())
    return f"The embedded voices do not speak {language!r} well enough. They speak {good}."


def _named(name: str, language: str) -> Chosen:
    if name == "hibari" and language == "en":
        return Chosen(name, "hibari")
    parts = [part.strip() for part in _SOUNDALIKE.get(name, name).split("+")]
    if len(parts) > MOST_MIXED:
        raise Rejected(f"At most {MOST_MIXED} voices can be mixed.", voice=name)
    return _blended(tuple((part, float(parts.count(part))) for part in dict.fromkeys(parts)), name)


def _blended(parts: Weighted, name: str = "") -> Chosen:
    """A voice from style vectors; raises Rejected for one that has none."""
    known = _by_name()
    unknown = [part for part, _ in parts if part not in known]
    label = name or "+".join(f"{part}:{weight:g}" for part, weight in parts)
    if unknown:
        raise Rejected(
            f"There is no voice called {', '.join(map(repr, unknown))}. The voices are "
            f'{", ".join(known)}; mixes such as "af_heart+af_bella" work too.',
            voice=label,
            voices=tuple(known),
        )
    if any(part in _SOUNDALIKE for part, _ in parts):
        raise Rejected(
            "hibari cannot be blended: it is a network of one voice. Use af_heart, which it "
            "learnt from.",
            voice=label,
        )
    british = all(known[part].accent == "British" for part, _ in parts)
    return Chosen(label, "kokoro", parts, is_british=british)


def own_blend(whose: str, gender: Gender, language: str) -> Weighted:
    """The blend that belongs to a name in a language: the same name always gives the same one.

    It leans on voices of the language, so that it stays intelligible; a smaller part of any other
    voice of the gender colours it. Nonbinary is a woman's and a man's voice, near the middle.
    """
    seed = hashlib.sha256(" ".join(whose.casefold().split()).encode()).digest()
    borrowed = _language(language).borrowed.get(gender)
    if borrowed is not None:
        share = 0.38 + seed[2] / 255 * 0.12
        partner = _drawn(list(borrowed.partners), seed[0])
        return ((borrowed.base, round(1 - share, 2)), (partner, round(share, 2)))
    if gender == "nonbinary":
        woman = _drawn(_homes(language, "woman"), seed[0])
        man = _drawn(_homes(language, "man") or _borrowed_partners(language), seed[1])
        share = 0.42 + seed[2] / 255 * 0.16
        return ((woman, round(1 - share, 2)), (man, round(share, 2)))
    base = _drawn(_homes(language, gender), seed[0])
    colours = [v.name for v in voices() if v.gender == gender and v.name not in (base, "hibari")]
    colour = _drawn(colours, seed[1])
    share = 0.2 + seed[2] / 255 * 0.25
    return ((base, round(1 - share, 2)), (colour, round(share, 2)))


def _homes(language: str, gender: Gender) -> list[str]:
    """The voices of a language and gender that can be blended."""
    return [
        voice.name
        for voice in voices()
        if voice.language == language and voice.gender == gender and voice.name != "hibari"
    ]


def _borrowed_partners(language: str) -> list[str]:
    found = _language(language).borrowed.get("man")
    return list(found.partners) if found else []


def _drawn(names: list[str], number: int) -> str:
    return names[number % len(names)]
