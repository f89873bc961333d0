"""A character in words for other tools: the texts of a card made from the sheet, and a prompt."""

import re

from limelight.characters.looks.prompting import photo_prompt
from limelight.characters.schemas import TRAITS, Character, Look, LoreEntry, Persona
from limelight.generation.schemas import Appearance

DISCLOSURE = "{name} is a fictional character made with AI in Limelight, and says so."
_STRONG, _CLEAR = 0.8, 0.62
_RULES = (
    "{{char}} is an AI character and says so to everybody who asks.",
    "Everybody {{char}} speaks of as close or romantic is an adult.",
    "{{char}} never presses anybody for money and never imitates a real person.",
)


def description_of(character: Character) -> str:
    """Who the character is: bio, looks, interests, place."""
    persona = character.persona
    parts = [
        character.bio,
        looks_in_words(character.appearance, "{{char}}"),
        _list("{{char}} likes", persona.interests),
        f"{{{{char}}}} lives in {character.location}." if character.location else "",
    ]
    return "\n".join(part for part in parts if part)


def personality_of(persona: Persona) -> str:
    """How the character is: traits that stand out, then tone."""
    traits = [_trait(name, getattr(persona.traits, name)) for name in TRAITS]
    known = ", ".join(filter(None, traits))
    return ". ".join(part for part in (known, persona.tone) if part)


def manner_of(persona: Persona) -> str:
    """How the character writes, as instructions."""
    parts = [
        _list("Words {{char}} likes", persona.vocabulary, after=":"),
        _list("{{char}} often says", [f'"{text}"' for text in persona.catchphrases], after=":"),
        _list("What {{char}} always does", persona.do, after=":"),
        _list("What {{char}} never does", persona.dont, after=":"),
        _list("{{char}} declines to talk about", persona.boundaries, after=":"),
    ]
    return "\n".join(part for part in parts if part)


def system_prompt_of(character: Character) -> str:
    """The instructions of a card; `{{original}}` keeps those of the tool it is used in."""
    return "\n".join(
        part for part in ("{{original}}", manner_of(character.persona), *_RULES) if part
    )


def examples_of(persona: Persona) -> str:
    """The sample lines as example dialogues."""
    return "\n".join(f"<START>\n{{{{char}}}}: {text}" for text in persona.samples)


def greeting_of(character: Character) -> str:
    """The first message: says that this is AI, as every conversation begins."""
    opening = character.persona.catchphrases[:1]
    return " ".join(("Hi, I am {{char}}, an AI character.", *opening))


def looks_in_words(appearance: Appearance, who: str) -> str:
    """The appearance as one sentence about `who`."""
    person = {"woman": "woman", "man": "man", "nonbinary": "nonbinary person"}[appearance.gender]
    origin = f"{appearance.ethnicity} " if appearance.ethnicity else ""
    features = [
        f"{appearance.skin_tone} skin" if appearance.skin_tone else "",
        f"{appearance.hair_colour} hair ({appearance.hair_style})".strip()
        if appearance.hair_style not in ("", "bald")
        else "a bald head",
        f"{appearance.eye_colour} eyes" if appearance.eye_colour else "",
        _a(appearance.beard),
        appearance.glasses,
        appearance.marks,
    ]
    worn = [
        _a(f"{appearance.clothes_colour} {appearance.clothes}"),
        _a(f"{appearance.headwear_colour} {appearance.headwear}") if appearance.headwear else "",
        f"{appearance.earrings} as earrings" if appearance.earrings else "",
    ]
    build = f", {appearance.body_type} build" if appearance.body_type != "average" else ""
    age = f"{'an' if str(appearance.age_years).startswith('8') else 'a'} {appearance.age_years}"
    seen = [
        f"with {_and([one for one in features if one])}" if any(features) else "",
        f"wearing {_and([one for one in worn if one])}" if any(worn) else "",
    ]
    first = f"{who} is {age}-year-old {origin}{person}{build}"
    more = f" {appearance.description}" if appearance.description else ""
    return f"{', '.join([first, *filter(None, seen)])}.{more}"


def prompt_for_other_tools(character: Character) -> str:
    """One text to paste elsewhere: instructions for a language model, and prompts for photographic
    pictures of the character, as it is and in each of its looks.
    """
    persona = character.persona
    sections = {
        "": f"You are {{{{char}}}}. {DISCLOSURE.format(name='{{char}}')}",
        "Who": description_of(character),
        "Personality": personality_of(persona),
        "Manner": manner_of(persona),
        "Languages": ", ".join(character.languages),
        "True in this world": "\n".join(_lore(entry) for entry in persona.lore if entry.is_enabled),
        "Sample lines": "\n".join(f"- {text}" for text in persona.samples),
        "Always": "\n".join(f"- {rule}" for rule in _RULES),
    }
    spoken = "\n\n".join(
        f"## {title}\n{text}" if title else text for title, text in sections.items() if text
    )
    whole = f"# System prompt\n\n{spoken}\n\n# Picture prompts\n\n{_pictures(character)}\n"
    return whole.replace("{{char}}", character.name)


def _lore(entry: LoreEntry) -> str:
    about = entry.name or ", ".join(entry.keys)
    return f"- {about}: {entry.text}" if about else f"- {entry.text}"


def _pictures(character: Character) -> str:
    looks: list[tuple[str, Look | None]] = [("As usual", None)]
    looks += [(sheet.name, sheet.look) for sheet in character.looks]
    prompts = [(name, photo_prompt(character.appearance, look)) for name, look in looks]
    shown = [f"## {name}\n{prompt.positive}" for name, prompt in prompts]
    return "\n\n".join([*shown, f"## Negative prompt\n{prompts[0][1].negative}"])


def _trait(name: str, value: float) -> str:
    low, high = TRAITS[name]
    side, strength = (high, value) if value >= 0.5 else (low, 1 - value)
    if strength >= _STRONG:
        return f"very {side}"
    return side if strength >= _CLEAR else ""


def _list(opening: str, items: tuple[str, ...] | list[str], after: str = "") -> str:
    return f"{opening}{after} {', '.join(items)}." if items else ""


def _a(thing: str) -> str:
    """With an article, where it is one thing: "an apron over a shirt", "jeans"."""
    words = thing.split()
    if not words:
        return ""
    worn = " ".join(words)
    noun = re.split(r" (?:over|with|and|under|in)\b", worn)[0].rsplit(" ", 1)[-1]
    is_many = noun.endswith("s") and not noun.endswith("ss")
    is_told = words[0].lower() in ("a", "an", "the", "some", "no")
    if is_many or is_told or noun == "stubble":
        return worn
    return f"{'an' if worn[0].lower() in 'aeiou' else 'a'} {worn}"


def _and(items: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""
