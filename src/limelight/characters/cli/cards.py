"""A character on a terminal and as JSON."""

from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from limelight.characters.schemas import TRAITS, Character
from limelight.generation.schemas import Appearance, VoiceSpec

_BAR_CELLS = 20


def as_json(character: Character) -> dict[str, Any]:
    """The character as JSON-able data."""
    return character.model_dump(mode="json")


def table(characters: list[Character]) -> Table:
    """One line a character."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Name", "Handle", "Age", "Look", "Voice", "Status"):
        shown.add_column(column, no_wrap=column in ("Handle", "Age", "Status"))
    for one in characters:
        looks = one.appearance
        shown.add_row(
            Text(one.name),
            Text(f"@{one.handle}"),
            str(looks.age_years),
            Text(_brief_look(looks)),
            Text(_voice(one.voice)),
            one.status,
        )
    return shown


def card(character: Character) -> Panel:
    """Everything about one character."""
    looks = character.appearance
    facts = Table.grid(padding=(0, 2))
    rows = {
        "Handle": f"@{character.handle}",
        "Age": str(looks.age_years),
        "Gender": looks.gender,
        "Origin": looks.ethnicity,
        "Build": looks.body_type,
        "Skin": looks.skin_tone or "as the origin suggests",
        "Hair": ", ".join(filter(None, (looks.hair_style, looks.hair_colour))),
        "Eyes": looks.eye_colour,
        "Beard": looks.beard,
        "Glasses": looks.glasses,
        "Clothes": ", ".join(filter(None, (looks.clothes, looks.clothes_colour))),
        "Also": looks.description,
        "Voice": _voice(character.voice),
        "Tone": character.persona.tone,
        "Says": " · ".join(character.persona.catchphrases),
        "Likes": ", ".join(character.persona.interests),
        "Never": ", ".join(character.persona.dont),
        "Bio": character.bio,
        "Status": character.status,
        "Id": character.id,
    }
    for label, value in rows.items():
        if value:
            facts.add_row(Text(label, style="dim"), Text(value))
    return Panel(
        Group(facts, Text(), _traits(character)),
        title=Text(character.name, style="bold"),
        title_align="left",
        expand=False,
    )


def _traits(character: Character) -> Table:
    grid = Table.grid(padding=(0, 1))
    for name, (low, high) in TRAITS.items():
        value: float = getattr(character.persona.traits, name)
        filled = round(value * _BAR_CELLS)
        bar = Text("━" * filled, style="yellow") + Text("─" * (_BAR_CELLS - filled), style="dim")
        grid.add_row(Text(low, style="dim"), bar, Text(high, style="dim"), f"{value:.2f}")
    return grid


def _brief_look(looks: Appearance) -> str:
    hair = f"{looks.hair_colour} {looks.hair_style}".strip()
    hair = "bald" if looks.hair_style == "bald" else hair
    return ", ".join(filter(None, (looks.gender, hair, looks.glasses, looks.clothes)))


def _voice(voice: VoiceSpec) -> str:
    name = voice.name or "the one that fits"
    rate = f", {voice.rate:g} x pace" if voice.rate != 1 else ""
    pitch = f", {voice.pitch_semitones:+g} semitones" if voice.pitch_semitones else ""
    return name + rate + pitch
