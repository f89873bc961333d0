"""A brand in a piece: what it adds to a brief and to a voice, and what breaks its rules."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from limelight.characters.schemas import Character
from limelight.generation.schemas import Value
from limelight.stories.finish import Branding, Bumper, ColourLook
from limelight.stories.script import Script
from limelight.stories.timeline import CaptionStyle

# What of a brief a brand may fill in.
BRANDED = ("branding", "finish", "captions", "intro", "outro")
Place = Literal["title", "narration", "on screen", "description", "hashtags"]


class BrandVoice(Value):
    """How a brand speaks: words it likes (`use`), words that never appear (`avoid`), its tone."""

    id: str
    name: str
    tone: str = ""
    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


class Brand(Value):
    """A brand as a piece is made with it: its voice, and how it looks. What is None or empty leaves
    the piece as it is; the logo is a name in the library's store.
    """

    voice: BrandVoice
    branding: Branding = Branding()
    colours: ColourLook | None = None
    captions: CaptionStyle | None = None
    intro: Bumper | None = None
    outro: Bumper | None = None


class BrandFault(Value):
    """A word that the brand avoids: where it stands (`scene` from 1, None outside of scenes) and
    the text it stands in.
    """

    scene: int | None
    place: Place
    word: str
    text: str = Field(max_length=4000)


def looks_of(brand: Brand, chosen: dict[str, Any]) -> dict[str, Any]:
    """What of `chosen` (branding, finish, captions, intro and outro of a brief) the brand fills in:
    a choice of one's own stays.
    """
    branding, finish = chosen["branding"], chosen["finish"]
    own, ours = Branding(), brand.branding
    updates: dict[str, Any] = {}
    for name in ("logo", "logo_corner", "logo_size", "logo_opacity"):
        if getattr(branding, name) is None:
            updates[name] = getattr(ours, name)
    if branding.accent == own.accent:
        updates["accent"] = ours.accent
    if not branding.font and branding.font_file is None:
        updates |= {"font": ours.font, "font_file": ours.font_file}
    changes = {"branding": branding.model_copy(update=updates)}
    if finish.colours is None:
        changes["finish"] = finish.model_copy(update={"colours": brand.colours})
    if brand.captions is not None and chosen["captions"] == "karaoke":
        changes["captions"] = brand.captions
    for name in BRANDED[-2:]:
        if chosen[name] is None:
            changes[name] = getattr(brand, name)
    return changes


def speaking_for(character: Character, voice: BrandVoice | None) -> Character:
    """The character with the brand's words among its own and its tone beside its own."""
    if voice is None:
        return character
    persona = character.persona
    tone = ", ".join(part for part in (persona.tone, voice.tone) if part.strip())
    spoken = persona.model_copy(
        update={
            "tone": tone,
            "vocabulary": tuple(dict.fromkeys((*voice.use, *persona.vocabulary))),
            # In quotes the writer takes an entry as words, not as a rule about them.
            "dont": (*persona.dont, *(f'"{word}"' for word in voice.avoid)),
        }
    )
    return character.model_copy(update={"persona": spoken})


def faults(script: Script, voice: BrandVoice) -> tuple[BrandFault, ...]:
    """Every place of a script in which a word stands that the brand avoids; what is spoken is what
    captions show.
    """
    return tuple(
        BrandFault(scene=scene, place=place, word=word, text=text)
        for scene, place, text in _texts(script)
        for word in voice.avoid
        if pattern_of(word).search(folded(text))
    )


def _texts(script: Script) -> Iterator[tuple[int | None, Place, str]]:
    yield None, "title", script.title
    for number, scene in enumerate(script.scenes, start=1):
        yield number, "narration", scene.narration
        yield number, "on screen", scene.on_screen
    yield None, "description", script.description
    yield None, "hashtags", " ".join(f"#{tag}" for tag in script.hashtags)


def pattern_of(word: str) -> re.Pattern[str]:
    """What finds a word or phrase, as whole words, in a text that is `folded`; nothing for none."""
    sought = r"\s+".join(re.escape(part) for part in folded(word).split())
    return re.compile(rf"(?<!\w){sought}(?!\w)" if sought else r"(?!)")


def folded(text: str) -> str:
    """A text in which case and forms of signs make no difference."""
    return unicodedata.normalize("NFKC", text).casefold()
