"""A persona's way of speaking: which lines suit it, how formal and how lively its sentences are."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from limelight.adapters.embedded.writer.grammar import expand, plain
from limelight.adapters.embedded.writer.language import Line
from limelight.generation.schemas import Value

TRAIT_OF_TAG = {
    "warm": "warmth",
    "humour": "humour",
    "energy": "energy",
    "formal": "formality",
    "curious": "curiosity",
    "confident": "confidence",
}
SAME_TRAIT = {"humor": "humour", "wit": "humour", "playfulness": "humour", "kindness": "warmth"}
TONE_WORDS = {
    "warm": ("warmth", 0.85),
    "friendly": ("warmth", 0.8),
    "kind": ("warmth", 0.85),
    "playful": ("humour", 0.8),
    "funny": ("humour", 0.9),
    "witty": ("humour", 0.85),
    "dry": ("humour", 0.7),
    "energetic": ("energy", 0.9),
    "upbeat": ("energy", 0.85),
    "calm": ("energy", 0.15),
    "formal": ("formality", 0.9),
    "professional": ("formality", 0.8),
    "casual": ("formality", 0.15),
    "curious": ("curiosity", 0.85),
    "confident": ("confidence", 0.85),
}
MIDDLE = 0.5
SILENT_BELOW = 0.48
STRENGTH = 6.0
FAVOUR = 5.0
FORMAL, LIVELY, QUIET = 0.75, 0.75, 0.25
LONGEST_CATCHPHRASE_WORDS = 10


class Voice(Value):
    """The persona as the writer uses it; every trait 0..1."""

    name: str = "Lumi"
    traits: dict[str, float]
    catchphrases: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()

    def trait(self, name: str) -> float:
        """How strong a trait is; one that was not given is in the middle."""
        return self.traits.get(name, MIDDLE)


def read_persona(persona: Any) -> Voice:
    """A Voice from the facts of an ask; whatever is missing or odd is left out."""
    if not isinstance(persona, dict):
        return Voice(traits={})
    traits: dict[str, float] = {}
    for word in plain(str(persona.get("tone") or "")).replace(",", " ").split():
        if word in TONE_WORDS:
            traits[TONE_WORDS[word][0]] = TONE_WORDS[word][1]
    given = persona.get("traits")
    for name, value in given.items() if isinstance(given, dict) else ():
        if isinstance(value, int | float) and not isinstance(value, bool):
            key = plain(str(name))
            traits[SAME_TRAIT.get(key, key)] = min(1.0, max(0.0, float(value)))
    return Voice(
        name=_one_line(persona.get("name")) or "Lumi",
        traits=traits,
        catchphrases=_texts(persona.get("catchphrases")),
        interests=_texts(persona.get("interests")),
        avoided=tuple(plain(text) for text in _texts(persona.get("dont")) if len(text.split()) < 4),
    )


def _one_line(value: Any) -> str:
    return " ".join(str(value or "").split())[:40]


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    return tuple(text for text in (" ".join(str(each).split()) for each in value) if text)


def weight(line: Line, voice: Voice) -> float:
    """How likely this persona is to say a line; 0 means never."""
    if any(avoided in plain(line.text) for avoided in voice.avoided):
        return 0.0
    result = 1.0
    for tag in line.tags:
        if tag in TRAIT_OF_TAG:
            strength = voice.trait(TRAIT_OF_TAG[tag])
            result *= max(0.0, strength - SILENT_BELOW) * STRENGTH
    return result


def pick(
    lines: Iterable[Line],
    voice: Voice,
    rng: Random,
    *,
    holding: frozenset[str] = frozenset(),
    favoured: str = "",
) -> Line | None:
    """A line the persona would say whose conditions ("many", "asked") all hold; None when there is
    none.

    Lines with the tag `favoured` are chosen more often.
    """
    fitting = [line for line in lines if all(t in TRAIT_OF_TAG or t in holding for t in line.tags)]
    weights = [weight(line, voice) * (FAVOUR if favoured in line.tags else 1) for line in fitting]
    if not any(weights):
        return None
    return rng.choices(fitting, weights)[0]


def spoken(text: str, voice: Voice, code: str) -> str:
    """A sentence as this persona says it: contractions opened when formal, no exclamations when
    quiet.
    """
    if code == "en" and voice.trait("formality") >= FORMAL:
        text = expand(text)
    if voice.trait("energy") <= QUIET or voice.trait("formality") >= FORMAL:
        text = calm(text)
    return text


def calm(text: str) -> str:
    """Without exclamation marks."""
    return text.replace("¡", "").replace(" !", ".").replace("!", ".")


def excited(text: str, code: str) -> str:
    """The last statement of a text as an exclamation; questions and exclamations stay."""
    if not text.endswith(".") or text.endswith(".."):
        return text
    head, stop, last = text[:-1].rpartition(". ")
    if any(mark in last for mark in "?!:"):
        return text
    opening = "¡" if code == "es" else ""
    return f"{head}{stop}{opening}{last}" + (" !" if code == "fr" else "!")


def catchphrase(voice: Voice, rng: Random) -> str:
    """One of the persona's phrases as a sentence, or nothing."""
    short = [
        text for text in voice.catchphrases if 0 < len(text.split()) <= LONGEST_CATCHPHRASE_WORDS
    ]
    usable: Sequence[str] = [text for text in short if "{" not in text and "}" not in text]
    if not usable:
        return ""
    chosen = rng.choice(usable)
    return chosen if chosen[-1] in ".!?…" else chosen + "."
