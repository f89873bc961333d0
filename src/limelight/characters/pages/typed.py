"""The editor's form as it was typed, unchecked, so that it can be shown again as it was."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from limelight.characters.limits import build
from limelight.characters.looks.ages import check_age
from limelight.characters.looks.describe import appearance_from_words
from limelight.characters.personas.templates import persona_template
from limelight.characters.schemas import (
    TRAITS,
    Character,
    CharacterChange,
    CharacterDraft,
    Persona,
)
from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.kit.errors import Invalid

_LOOKS = (
    "gender", "ethnicity", "body_type", "skin_tone", "hair_style", "hair_colour", "eye_colour",
    "beard", "glasses", "marks", "headwear", "headwear_colour", "earrings", "clothes",
    "clothes_colour", "style", "description",
)  # fmt: skip
_LISTS = ("catchphrases", "vocabulary", "interests", "do", "dont", "boundaries", "samples")


class Typed(BaseModel):
    """Everything the editor asks. Lists are typed one to a line; `words` describe the look freely
    and go over the rest where they say something.
    """

    model_config = ConfigDict(frozen=True)

    name: str = ""
    bio: str = ""
    location: str = ""
    languages: str = "en"
    tags: str = ""
    updated_at: str = ""
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

    @staticmethod
    def persona_of(persona: Persona) -> dict[str, str]:
        """The fields that show a persona."""
        traits = {name: f"{getattr(persona.traits, name):.2f}" for name in TRAITS}
        lists = {field: "\n".join(getattr(persona, field)) for field in _LISTS}
        return {"tone": persona.tone, **traits, **lists}

    def appearance(self) -> Appearance:
        """Raises Invalid naming the field, or NotAdult."""
        values = {field: getattr(self, field).strip() for field in _LOOKS}
        chosen = build(Appearance, {**values, "age_years": self._age()})
        return appearance_from_words(self.words, chosen) if self.words.strip() else chosen

    def persona(self, before: Persona | None = None) -> Persona:
        """The persona with what the form does not ask (lore) as it was; raises Invalid."""
        base = before or (persona_template(self.template) if self.template else Persona())
        lists = {field: _lines(getattr(self, field)) for field in _LISTS}
        traits = {name: self._trait(name) for name in TRAITS}
        return build(
            Persona,
            {**base.model_dump(), "tone": self.tone.strip(), "traits": traits, **lists},
        )

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

    def _trait(self, name: str) -> float:
        try:
            return float(getattr(self, name))
        except ValueError:
            raise Invalid(f"The trait {name} must be a number from 0 to 1.", field=name) from None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def wrong_of(problem: Any) -> dict[str, str]:
    """What to say beside each field; under "form" what belongs to none."""
    wrong = dict.fromkeys((*Typed.model_fields, "form"), "")
    if problem is not None:
        named = str(problem.facts.get("field", "form"))
        field = named.removeprefix("persona.").split(".")[0]
        field = {"age": "age_years", "look": "words", "persona": "form"}.get(field, field)
        wrong[field if field in wrong else "form"] = problem.detail
    return wrong
