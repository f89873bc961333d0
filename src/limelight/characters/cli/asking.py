"""What is typed about characters: the options of commands, and the values they ask for."""

from typing import Annotated, Any

import typer

from limelight.characters.limits import build, read_rating
from limelight.characters.looks.ages import check_age
from limelight.characters.looks.describe import appearance_from_words
from limelight.characters.looks.invented import look_for
from limelight.characters.personas.templates import DEFAULT_TEMPLATE, persona_template
from limelight.characters.personas.traits import with_traits
from limelight.characters.schemas import (
    Character,
    CharacterChange,
    CharacterDraft,
    LoreEntry,
    Persona,
    Policy,
)
from limelight.generation.schemas import Appearance, Value, VoicePart, VoiceSpec
from limelight.kit.errors import Invalid

Who = Annotated[str, typer.Argument(metavar="NAME", help="Name, handle or id.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]

Words = list[str] | None
_AGAIN = "Repeat it for several; they replace what was there, an empty one clears it."


def _several(what: str, *names: str) -> Any:
    return typer.Option(*names, metavar="TEXT", help=f"{what} {_AGAIN}")


class PersonaAsked(Value):
    """What was typed about a persona; None means nothing was said."""

    persona: Annotated[
        str | None,
        typer.Option(
            "--persona",
            "--template",
            help="Start from a template; see: limelight character persona templates",
        ),
    ] = None
    trait: Annotated[
        Words,
        typer.Option(help="A trait from 0 to 1, such as warmth=0.8; may be given several times."),
    ] = None
    tone: Annotated[str | None, typer.Option(help="How it sounds, in a sentence.")] = None
    vocabulary: Annotated[Words, _several("A word it likes.", "--word")] = None
    catchphrases: Annotated[Words, _several("A line it is known for.", "--catchphrase")] = None
    interests: Annotated[Words, _several("A subject it likes.", "--interest")] = None
    do: Annotated[Words, _several("What it always does.", "--do")] = None
    dont: Annotated[Words, _several("What it never does.", "--dont")] = None
    boundaries: Annotated[Words, _several("A subject it declines.", "--boundary")] = None
    samples: Annotated[Words, _several("A line it might say.", "--sample")] = None
    lore: Annotated[Words, _several('"keys: what is true of it".', "--lore")] = None


class Asked(PersonaAsked):
    """What was typed about a character; None means nothing was said."""

    age: Annotated[int | None, typer.Option(help="Age in years, 18 or more.")] = None
    look: Annotated[
        str | None,
        typer.Option(
            help='In words: "man in his 40s, short grey beard, round glasses, teal jumper".'
        ),
    ] = None
    bio: Annotated[str | None, typer.Option(help="A few sentences about it.")] = None
    location: Annotated[str | None, typer.Option(help="Where it is at home.")] = None
    languages: Annotated[
        str | None, typer.Option("--language", help="Its languages, the own one first: en,es")
    ] = None
    tags: Annotated[Words, _several("A tag.", "--tag")] = None
    rating: Annotated[str | None, typer.Option(help="everyone or mature.")] = None
    voice: Annotated[
        str | None, typer.Option(help="A voice by name; empty chooses one that fits.")
    ] = None
    blend: Annotated[
        Words,
        typer.Option(
            help="A voice of a blend and its weight, such as NAME=0.6. An empty one ends it."
        ),
    ] = None
    rate: Annotated[
        float | None, typer.Option(help="Pace of speech, 0.5 to 2; 1 is the voice's own.")
    ] = None
    pitch: Annotated[float | None, typer.Option(help="Semitones, -6 to 6.")] = None
    emotion: Annotated[
        str | None, typer.Option(help="neutral, cheerful, excited, calm, serious or sad.")
    ] = None


def draft(name: str, asked: Asked) -> CharacterDraft:
    """A new character: what was not said has a default that fits the name."""
    appearance = _appearance(asked, look_for(name))
    return CharacterDraft(
        name=name,
        bio=asked.bio or "",
        location=asked.location or "",
        languages=_listed(asked.languages) or ("en",),
        tags=_kept(asked.tags or ()),
        persona=persona(asked, persona_template(DEFAULT_TEMPLATE)),
        appearance=appearance,
        voice=_voice(asked, VoiceSpec(), appearance),
        policy=Policy(rating=read_rating(asked.rating or "everyone")),
    )


def change(before: Character, name: str | None, asked: Asked) -> CharacterChange:
    """What was said to be different; the rest is not mentioned."""
    appearance = _appearance(asked, before.appearance)
    return CharacterChange(
        name=name,
        bio=asked.bio,
        location=asked.location,
        languages=None if asked.languages is None else _listed(asked.languages),
        tags=None if asked.tags is None else _kept(asked.tags),
        persona=persona(asked, before.persona),
        appearance=appearance,
        voice=_voice(asked, before.voice, appearance),
        policy=None if asked.rating is None else Policy(rating=read_rating(asked.rating)),
    )


def persona(asked: PersonaAsked, base: Persona) -> Persona:
    """`base`, or the template that was asked for, with what was said; raises Invalid."""
    start = base if asked.persona is None else persona_template(asked.persona)
    said: dict[str, Any] = {}
    for field in Persona.model_fields:
        given = getattr(asked, field, None)
        if field == "lore" and given is not None:
            said[field] = [_lore(text) for text in _kept(given)]
        elif given is not None:
            said[field] = given.strip() if field == "tone" else _kept(given)
    checked = build(Persona, {**start.model_dump(), **said})
    return with_traits(checked, asked.trait or [])


def _kept(given: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    tidy = (" ".join(text.split()) for text in given)
    return tuple(dict.fromkeys(text for text in tidy if text))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in (text or "").replace(",", " ").split())


def _lore(text: str) -> dict[str, Any]:
    keys, colon, told = text.partition(":")
    if not colon or not told.strip():
        raise Invalid(
            f'{text!r} is no lore. Write keys, a colon and what is true: "fern, plant: It has a '
            'fern called Ferdinand."',
            field="lore",
        )
    entry = build(LoreEntry, {"keys": _kept(keys.split(",")), "text": told.strip()})
    return entry.model_dump()


def _appearance(asked: Asked, base: Appearance) -> Appearance:
    if asked.look:
        return appearance_from_words(asked.look, base, asked.age)
    if asked.age is not None:
        return base.model_copy(update={"age_years": check_age(asked.age)})
    return base


def _voice(asked: Asked, base: VoiceSpec, appearance: Appearance) -> VoiceSpec:
    said = {
        "name": asked.voice,
        "blend": None if asked.blend is None else [_part(text) for text in _kept(asked.blend)],
        "rate": asked.rate,
        "pitch_semitones": asked.pitch,
        "emotion": asked.emotion,
    }
    given = {field: value for field, value in said.items() if value is not None}
    return build(VoiceSpec, {**base.model_dump(), **given, "gender": appearance.gender})


def _part(text: str) -> dict[str, Any]:
    name, _, weight = text.partition("=")
    return build(VoicePart, {"name": name.strip(), "weight": weight.strip() or 1.0}).model_dump()
