"""What a character may be called and say about itself."""

import re
import unicodedata

from limelight.characters.looks.ages import check_age, refuse_childlike, refuse_childlike_self
from limelight.characters.schemas import Persona
from limelight.generation.schemas import Appearance
from limelight.kit.errors import Invalid

LONGEST_NAME, LONGEST_BIO, LONGEST_HANDLE = 60, 600, 40

_JOINERS = "\u200c\u200d"  # real parts of Persian and Indic words
_LINE_BREAKS = "\n\r\t"


def check_name(name: str) -> str:
    """The name with its spaces tidied; raises Invalid, or NotAdult for one that says a minor."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Invalid("The name is empty. Give the character a name.", field="name")
    if len(tidy) > LONGEST_NAME:
        raise Invalid(
            f"The name has {len(tidy)} characters; {LONGEST_NAME} is the most.", field="name"
        )
    _refuse_unprintable(tidy, field="name")
    if not any(char.isalnum() for char in tidy):
        raise Invalid("The name needs at least one letter or number.", field="name")
    refuse_childlike_self(tidy, field="name")
    return tidy


def check_bio(bio: str) -> str:
    """The bio, trimmed; raises Invalid over 600 characters and NotAdult where it says a minor."""
    tidy = bio.strip()
    if len(tidy) > LONGEST_BIO:
        raise Invalid(
            f"The bio has {len(tidy):,} characters; {LONGEST_BIO} is the most.", field="bio"
        )
    _refuse_unprintable(tidy, field="bio")
    refuse_childlike_self(tidy, field="bio")
    return tidy


def check_appearance(appearance: Appearance) -> Appearance:
    """The appearance itself; raises NotAdult when any of its words suggest a minor."""
    check_age(appearance.age_years)
    for field, value in appearance.model_dump(exclude={"age_years"}).items():
        refuse_childlike(str(value), field=field)
    return appearance


def check_persona(persona: Persona) -> Persona:
    """The persona itself; raises NotAdult when its tone or phrases call the character a minor."""
    for text in (persona.tone, *persona.catchphrases, *persona.interests):
        refuse_childlike_self(text, field="persona")
    return persona


def described(bio: str | None, persona: Persona | None, appearance: Appearance | None) -> str:
    """All that is said about a character, as one text to judge."""
    looks = (
        appearance.model_dump(exclude={"age_years", "gender", "body_type"}) if appearance else {}
    )
    said = [
        bio or "",
        *(str(value) for value in looks.values()),
        *((persona.tone, *persona.catchphrases, *persona.interests) if persona else ()),
    ]
    return ". ".join(text for text in said if text)


def handle_from(name: str) -> str:
    """A handle of ASCII letters, digits and hyphens; "character" when the name has none."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", folded)[:LONGEST_HANDLE].strip("-")
    return slug or "character"


def _refuse_unprintable(text: str, *, field: str) -> None:
    for char in text:
        if not (
            char.isprintable() or char in _JOINERS or (field == "bio" and char in _LINE_BREAKS)
        ):
            raise Invalid(
                f"The {field} contains a character that cannot be shown (U+{ord(char):04X}).",
                field=field,
            )
