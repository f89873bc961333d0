"""The editors' forms as they were typed, unchecked, so that they can be shown again."""

import json
from collections.abc import Mapping
from datetime import datetime
from itertools import zip_longest
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from limelight.characters.errors import ChangedMeanwhile, NameTaken
from limelight.characters.limits import build
from limelight.characters.looks.ages import check_age
from limelight.characters.looks.describe import appearance_from_words, look_from_words
from limelight.characters.personas.templates import persona_template
from limelight.characters.schemas import (
    TRAITS,
    Character,
    CharacterChange,
    CharacterDraft,
    Look,
    LookSheet,
    Persona,
)
from limelight.generation.schemas import Appearance, Value, VoicePart, VoiceSpec
from limelight.kit.errors import Invalid, Problem
from limelight.kit.http.clashes import others

_LOOKS = (
    "gender", "ethnicity", "body_type", "skin_tone", "hair_style", "hair_colour", "eye_colour",
    "beard", "glasses", "marks", "headwear", "headwear_colour", "earrings", "clothes",
    "clothes_colour", "style", "description",
)  # fmt: skip
_ALIASES = {"age": "age_years", "look": "words", "persona": "form"}
_WORN = ("clothes", "clothes_colour", "headwear", "headwear_colour", "earrings", "glasses")
_OFF = "none"
_PARTS = 3
_LISTS = ("catchphrases", "vocabulary", "interests", "do", "dont", "boundaries", "samples")


class PersonaTyped(BaseModel):
    """What the editors ask about a persona. Lists are typed one to a line."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    updated_at: str = ""
    template: str = "friend"
    warmth: str = "0.5"
    humour: str = "0.5"
    energy: str = "0.5"
    formality: str = "0.5"
    curiosity: str = "0.5"
    confidence: str = "0.5"
    tone: str = ""
    catchphrases: str = ""
    vocabulary: str = ""
    interests: str = ""
    do: str = ""
    dont: str = ""
    boundaries: str = ""
    samples: str = ""

    @staticmethod
    def persona_of(persona: Persona) -> dict[str, str]:
        """The fields that show a persona."""
        traits = {name: f"{getattr(persona.traits, name):.2f}" for name in TRAITS}
        lists = {field: "\n".join(getattr(persona, field)) for field in _LISTS}
        return {"tone": persona.tone, **traits, **lists}

    def persona(self, before: Persona | None = None) -> Persona:
        """The persona with what the form does not ask (lore) as it was; raises Invalid."""
        base = before or (persona_template(self.template) if self.template else Persona())
        lists = {field: _lines(getattr(self, field)) for field in _LISTS}
        traits = {name: self._trait(name) for name in TRAITS}
        return build(
            Persona,
            {**base.model_dump(), "tone": self.tone.strip(), "traits": traits, **lists},
        )

    def _trait(self, name: str) -> float:
        try:
            value = float(getattr(self, name))
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            raise Invalid(f"The trait {name} must be a number from 0 to 1.", field=name)
        return value


class Typed(PersonaTyped):
    """Everything the editor of a character asks; `words` describe the look freely and go over the
    rest where they say something.
    """

    bio: str = ""
    location: str = ""
    languages: str = "en"
    tags: str = ""
    ideas: str = ""
    words: str = ""
    age_years: str = "27"
    gender: str = "woman"
    ethnicity: str = ""
    body_type: str = "average"
    skin_tone: str = "tan"
    hair_style: str = "shoulder-length waves"
    hair_colour: str = "dark brown"
    eye_colour: str = "green"
    beard: str = ""
    glasses: str = ""
    marks: str = ""
    headwear: str = ""
    headwear_colour: str = ""
    earrings: str = ""
    clothes: str = "cardigan over a collared shirt"
    clothes_colour: str = "indigo"
    style: str = "toon"
    description: str = ""

    @classmethod
    def of(cls, character: Character) -> "Typed":
        """The form that shows a character as it is."""
        return cls(
            name=character.name,
            bio=character.bio,
            location=character.location,
            languages=", ".join(character.languages),
            tags=", ".join(character.tags),
            updated_at=character.updated_at.isoformat(),
            template="",
            **cls.looks_of(character.appearance),
            **cls.persona_of(character.persona),
        )

    @staticmethod
    def looks_of(appearance: Appearance) -> dict[str, str]:
        """The fields that show an appearance."""
        values = {field: str(getattr(appearance, field)) for field in _LOOKS}
        return {"age_years": str(appearance.age_years), **values}

    def appearance(self) -> Appearance:
        """Raises Invalid naming the field, or NotAdult."""
        values = {field: getattr(self, field).strip() for field in _LOOKS}
        chosen = build(Appearance, {**values, "age_years": self._age()})
        return appearance_from_words(self.words, chosen) if self.words.strip() else chosen

    def draft(self) -> CharacterDraft:
        """A new character; raises Invalid or NotAdult."""
        appearance = self.appearance()
        return CharacterDraft(
            name=self.name,
            bio=self.bio,
            location=self.location,
            languages=_parts(self.languages) or ("en",),
            tags=_parts(self.tags),
            persona=self.persona(),
            persona_name=self.template or "main",
            appearance=appearance,
            voice=VoiceSpec(gender=appearance.gender),
        )

    def change(self, before: Character) -> CharacterChange:
        """What to change of a character; raises Invalid or NotAdult."""
        appearance = self.appearance()
        return CharacterChange(
            name=self.name,
            bio=self.bio,
            location=self.location,
            languages=_parts(self.languages) or ("en",),
            tags=_parts(self.tags),
            persona=self.persona(before.persona),
            appearance=appearance,
            voice=before.voice.model_copy(update={"gender": appearance.gender}),
        )

    def _age(self) -> int:
        try:
            return check_age(int(self.age_years))
        except ValueError:
            raise Invalid("The age must be a whole number of years.", field="age_years") from None


class LookTyped(BaseModel):
    """What the editor of a look asks. Nothing is "as usual", "none" takes the thing off; `words` go
    over the rest where they say something.
    """

    model_config = ConfigDict(frozen=True)

    name: str = ""
    updated_at: str = ""
    words: str = ""
    clothes: str = ""
    clothes_colour: str = ""
    headwear: str = ""
    headwear_colour: str = ""
    earrings: str = ""
    glasses: str = ""
    setting: str = ""

    @classmethod
    def of(cls, sheet: LookSheet, updated_at: str) -> "LookTyped":
        """The form that shows a look as it is."""
        return cls(name=sheet.name, updated_at=updated_at, **cls.worn_of(sheet.look))

    @staticmethod
    def worn_of(look: Look) -> dict[str, str]:
        """The fields that show what is worn."""
        found = {"setting": look.setting}
        for field in _WORN:
            value = getattr(look, field)
            off = "" if field.endswith("_colour") else _OFF
            found[field] = "" if value is None else (value or off)
        return found

    def look(self) -> Look:
        """Raises Invalid naming the field, NotAdult or RealPerson."""
        found: dict[str, str] = {"setting": self.setting.strip()}
        for field in _WORN:
            value = getattr(self, field).strip()
            if value:
                found[field] = "" if value == _OFF else value
        if self.words.strip():
            read = look_from_words(self.words).model_dump(exclude_none=True, exclude={"setting"})
            for piece in ("clothes", "headwear"):
                if piece in read:
                    found.pop(f"{piece}_colour", None)
            found |= read
        return build(Look, found)


class VoiceTyped(BaseModel):
    """What the voice is made of: up to four names with their weights in percent. One name is that
    voice, none lets the maker choose one that fits.
    """

    model_config = ConfigDict(frozen=True)

    voice: tuple[str, ...] = ()
    weight: tuple[str, ...] = ()
    rate: str = "1"
    pitch: str = "0"
    emotion: str = "neutral"

    @classmethod
    def of(cls, voice: VoiceSpec) -> "VoiceTyped":
        """The form that shows a voice as it is."""
        parts = voice.blend or ((VoicePart(name=voice.name),) if voice.name else ())
        return cls(
            voice=tuple(part.name for part in parts),
            weight=tuple(f"{part.weight * 100:.0f}" for part in parts),
            rate=f"{voice.rate:g}",
            pitch=f"{voice.pitch_semitones:g}",
            emotion=voice.emotion,
        )

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Name and weight of each part, and empty ones up to what can be chosen."""
        named = tuple(zip_longest(self.voice, self.weight, fillvalue=""))
        return (*named, *((("", ""),) * (_PARTS - len(named))))

    def spec(self, before: VoiceSpec) -> VoiceSpec:
        """The voice; raises Invalid naming the field."""
        parts = [(name.strip(), weight) for name, weight in self.parts if name.strip()]
        names = [name for name, _ in parts]
        if len(set(names)) < len(names):
            raise Invalid("Each voice of a blend is there once; choose another.", field="voice")
        typed = {"rate": self.rate, "pitch_semitones": self.pitch, "emotion": self.emotion}
        blend = [VoicePart(name=name, weight=_share(weight)) for name, weight in parts]
        name = names[0] if len(names) == 1 else ""
        new = {"name": name, "blend": blend if len(blend) > 1 else ()}
        return build(VoiceSpec, {**before.model_dump(), **typed, **new})


def _share(percent: str) -> float:
    try:
        share = float(percent) / 100
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise Invalid("The weight of a voice lies between 1 and 100.", field="voice")
    return share


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


F = TypeVar("F", PersonaTyped, Typed, LookTyped)
_NOT_SHOWN = frozenset({"updated_at", "template", "ideas", "words"})


def met(typed: F, theirs: F) -> tuple[F, tuple[str, ...]]:
    """The form over what another window left, to be saved by whoever has seen it, and what it left
    otherwise, a line a field.
    """
    over: F = typed.model_copy(update={"updated_at": theirs.updated_at})
    return over, others(typed, theirs, _NOT_SHOWN)


def wrong_of(
    problem: Problem | None, form: type[BaseModel], aliases: Mapping[str, str] = _ALIASES
) -> dict[str, str]:
    """What to say beside each field of `form`; under "form" what belongs to none."""
    wrong = dict.fromkeys((*form.model_fields, "form"), "")
    if problem is not None:
        named = str(problem.facts.get("field", "form"))
        field = named.removeprefix("persona.").split(".")[0]
        field = "name" if isinstance(problem, NameTaken) else aliases.get(field, field)
        wrong[field if field in wrong else "form"] = problem.detail
    return wrong


V = TypeVar("V", bound=Value)


def read(kind: type[V], text: str) -> V:
    """A value out of the JSON that a form of undoing carries; raises Invalid for anything else."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise Invalid("That cannot be brought back any more.")
    return build(kind, values)


def refuse_changed(now: Character, seen_at: str) -> None:
    """Raise ChangedMeanwhile where the character is not as the form had it when it was opened."""
    try:
        seen = datetime.fromisoformat(seen_at)
    except ValueError:
        raise Invalid("Open the editor again; this form is too old.", field="form") from None
    if seen != now.updated_at:
        raise ChangedMeanwhile(
            f"{now.name} was changed somewhere else while this editor was open. Open it again in "
            "another tab to see how it is now; what you typed is still here.",
            field="form",
        )
