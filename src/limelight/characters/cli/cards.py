"""A character on a terminal and as JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from limelight.characters.looks.wearing import coloured
from limelight.characters.personas.templates import PersonaTemplate
from limelight.characters.schemas import (
    TRAITS,
    Character,
    CharacterStatus,
    Look,
    Persona,
    PersonaSheet,
)
from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.kit.cli import out, print_json, print_line

_BAR_CELLS = 20


def document(character: Character) -> dict[str, Any]:
    """The character as JSON-able data."""
    return character.model_dump(mode="json")


def show(character: Character, *, as_json: bool) -> None:
    """Print one character."""
    if as_json:
        print_json(document(character))
    else:
        out.print(card(character))


def table(characters: Iterable[Character]) -> Table:
    """One line a character."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Name", "Handle", "Age", "Look", "Persona", "Tags", "Status"):
        shown.add_column(column, no_wrap=column in ("Handle", "Age", "Status"))
    for one in characters:
        looks = one.appearance
        active = next(sheet.name for sheet in one.personas if sheet.is_active)
        more = f" +{len(one.personas) - 1}" if len(one.personas) > 1 else ""
        shown.add_row(
            Text(one.name),
            Text(f"@{one.handle}"),
            str(looks.age_years),
            Text(_brief_look(looks)),
            Text(active + more),
            Text(", ".join(one.tags)),
            one.status,
        )
    return shown


def print_counts(counts: Mapping[CharacterStatus, int], *, is_empty: bool) -> None:
    """How many there are of each status, and how to begin where there is nobody."""
    total = sum(counts.values())
    if total == 0:
        print_line('No characters yet. Make one: limelight character new "Nova" --age 27')
        return
    said = " · ".join(f"{count} {status}" for status, count in counts.items() if count)
    print_line(f"Nobody here ({said})." if is_empty else f"\n{said}")


def card(character: Character) -> Panel:
    """Everything about one character."""
    looks = character.appearance
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
        "Marks": looks.marks,
        "Headwear": ", ".join(filter(None, (looks.headwear, looks.headwear_colour))),
        "Earrings": looks.earrings,
        "Clothes": ", ".join(filter(None, (looks.clothes, looks.clothes_colour))),
        "Drawn as": looks.style,
        "Also": looks.description,
        "Looks": ", ".join(sheet.name for sheet in character.looks),
        "Voice": _voice(character.voice),
        "Speaks": ", ".join(character.languages),
        "Lives": character.location,
        "Bio": character.bio,
        "Tags": ", ".join(character.tags),
        "Rating": character.policy.rating,
        "Status": character.status,
        "Personas": _personas(character.personas),
        **_persona_rows(character.persona),
        "Id": character.id,
    }
    return _panel(character.name, _facts(rows), Text(), traits(character.persona))


def persona_card(character_name: str, sheet: PersonaSheet) -> Panel:
    """Everything about one persona."""
    active = " (active)" if sheet.is_active else ""
    persona = sheet.persona
    parts: list[RenderableType] = [_facts(_persona_rows(persona)), Text(), traits(persona)]
    if persona.samples:
        parts += [Text(), *(Text(f"“{line}”") for line in persona.samples)]
    for entry in persona.lore:
        keys = ", ".join(entry.keys) or "always"
        off = "" if entry.is_enabled else " (off)"
        parts += [Text(), Text(f"{entry.name or 'Lore'} [{keys}]{off}", style="dim")]
        parts.append(Text(entry.text))
    return _panel(f"{character_name}: {sheet.name}{active}", *parts)


def template_table(templates: Iterable[PersonaTemplate]) -> Table:
    """One line a template."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Template", "Who", "About", "Sounds"):
        shown.add_column(column, no_wrap=column == "Template")
    for one in templates:
        shown.add_row(one.key, Text(one.title), Text(one.summary), Text(one.persona.tone))
    return shown


def traits(persona: Persona) -> Table:
    """Each trait between its two ends."""
    grid = Table.grid(padding=(0, 1))
    for name, (low, high) in TRAITS.items():
        value: float = getattr(persona.traits, name)
        filled = round(value * _BAR_CELLS)
        bar = Text("━" * filled, style="yellow") + Text("─" * (_BAR_CELLS - filled), style="dim")
        grid.add_row(name, Text(low, style="dim"), bar, Text(high, style="dim"), f"{value:.2f}")
    return grid


def worn(look: Look) -> str:
    """What a look changes, in words."""
    takes_off = [
        f"no {name}"
        for name in ("headwear", "earrings", "glasses", "clothes")
        if getattr(look, name) == ""
    ]
    pieces = (
        coloured(look.clothes_colour or "", look.clothes or ""),
        coloured(look.headwear_colour or "", look.headwear or ""),
        look.earrings or "",
        look.glasses or "",
        *takes_off,
        f"in {look.setting}" if look.setting else "",
    )
    return ", ".join(piece.strip() for piece in pieces if piece.strip())


def _persona_rows(persona: Persona) -> dict[str, str]:
    return {
        "Tone": persona.tone,
        "Words": ", ".join(persona.vocabulary),
        "Says": " · ".join(persona.catchphrases),
        "Likes": ", ".join(persona.interests),
        "Always": ", ".join(persona.do),
        "Never": ", ".join(persona.dont),
        "Declines": ", ".join(persona.boundaries),
        "Lore": _counted(len(persona.lore)),
    }


def _counted(entries: int) -> str:
    return "" if not entries else "1 entry" if entries == 1 else f"{entries} entries"


def _personas(personas: tuple[PersonaSheet, ...]) -> str:
    names = (f"{sheet.name}{' (active)' if sheet.is_active else ''}" for sheet in personas)
    return ", ".join(names)


def _facts(rows: Mapping[str, str]) -> Table:
    facts = Table.grid(padding=(0, 2))
    for label, value in rows.items():
        if value:
            facts.add_row(Text(label, style="dim"), Text(value))
    return facts


def _panel(title: str, *parts: RenderableType) -> Panel:
    return Panel(Group(*parts), title=Text(title, style="bold"), title_align="left", expand=False)


def _brief_look(looks: Appearance) -> str:
    hair = f"{looks.hair_colour} {looks.hair_style}".strip()
    hair = "bald" if looks.hair_style == "bald" else hair
    return ", ".join(
        filter(None, (looks.gender, hair, looks.headwear, looks.glasses, looks.clothes))
    )


def _voice(voice: VoiceSpec) -> str:
    blend = " + ".join(f"{part.name} {part.weight:g}" for part in voice.blend)
    name = blend or voice.name or "the one that fits"
    rate = f", {voice.rate:g} x pace" if voice.rate != 1 else ""
    pitch = f", {voice.pitch_semitones:+g} semitones" if voice.pitch_semitones else ""
    emotion = f", {voice.emotion}" if voice.emotion != "neutral" else ""
    return name + rate + pitch + emotion
