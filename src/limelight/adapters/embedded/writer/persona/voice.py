"""A persona's way of speaking as the writer uses it: traits, own words, which lines suit it."""

import re
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from pydantic import Field

from limelight.adapters.embedded.writer.grammar import STOPS, plain, sentences
from limelight.adapters.embedded.writer.language import Line, guess_language, tongue
from limelight.adapters.embedded.writer.letters.setting import ARABIC, JAPANESE
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
LOW = "low:"
MIDDLE = 0.5
# A line of a trait is said from a little beyond the middle on, the surer the stronger the trait.
HIGH_FROM, LOW_FROM = 0.52, 0.48
STRENGTH = 6.0
FAVOUR, OWN_WORD_FAVOUR = 5.0, 4.0
FORMAL, LIVELY, QUIET = 0.75, 0.75, 0.25
# From which formality on a language is polite to strangers, where that is not the formal end.
POLITE_FROM = {"ja": 0.4}
TONE_STEP = 0.2
LONGEST_CATCHPHRASE_WORDS = 10
LONGEST_AVOIDED_WORDS = 3
MANY_MARKS = 0.4
LEAST_TELLING_WORDS = 6


class LoreLine(Value):
    """Something true of the character's world, said where one of the keys comes up."""

    keys: tuple[str, ...]
    text: str


class Voice(Value):
    """The persona as the writer uses it; every trait 0..1. `avoided` are words never said."""

    name: str = "Lumi"
    traits: dict[str, float] = Field(default_factory=dict)
    catchphrases: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    boundaries: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    habits: frozenset[str] = frozenset()
    lore: tuple[LoreLine, ...] = ()

    def trait(self, name: str) -> float:
        """How strong a trait is; one that was not given is in the middle."""
        return self.traits.get(name, MIDDLE)

    @property
    def is_formal(self) -> bool:
        """Whether it says "Sie", "vous", "usted", "Lei", and opens contractions."""
        return self.trait("formality") >= FORMAL

    def is_polite(self, code: str) -> bool:
        """Whether it says the polite one of two forms in a language; Japanese does sooner."""
        return self.trait("formality") >= POLITE_FROM.get(code, FORMAL)

    def moved(self, tone: dict[str, float]) -> "Voice":
        """The same voice with its traits moved, as the tone of a place asks."""
        traits = {name: self.trait(name) for name in TRAIT_OF_TAG.values()}
        for name, step in tone.items():
            traits[name] = _within(traits.get(name, MIDDLE) + step)
        return self.model_copy(update={"traits": traits})

    def says(self, text: str) -> bool:
        """Whether a text holds none of the words this persona avoids."""
        if not self.avoided:
            return True
        comparable = plain(text)
        return not any(re.search(_avoiding(word), comparable) for word in self.avoided)


def _avoiding(word: str) -> str:
    """Where a word stands: at the beginning of one, or anywhere where words are not set apart."""
    start = "" if JAPANESE.match(word) or ARABIC.match(word) else r"(?<!\w)"
    return start + re.escape(word)


def read_persona(persona: Any, code: str) -> Voice:
    """A Voice from the facts of an ask; whatever is missing or odd is left out.

    `tone` and `samples` move the traits a little, because they say the same in other words.
    """
    if not isinstance(persona, dict):
        return Voice()
    samples = _texts(persona.get("samples"))
    traits = _traits(persona.get("traits"))
    for name, step in (*_tone(str(persona.get("tone") or ""), code), *_manner_of(samples)):
        traits[name] = _within(traits.get(name, MIDDLE) + step)
    own = _in_language(persona, samples, code)
    return Voice(
        name=_one_line(persona.get("name")) or "Lumi",
        traits=traits,
        catchphrases=_texts(persona.get("catchphrases")) if own else (),
        interests=_texts(persona.get("interests")),
        vocabulary=_texts(persona.get("vocabulary")) if own else (),
        samples=samples if own else (),
        boundaries=_texts(persona.get("boundaries")),
        avoided=tuple(_avoided(persona.get("dont"))),
        habits=frozenset(_habits(_texts(persona.get("do")), code)),
        lore=tuple(_lore(persona.get("lore"))) if own else (),
    )


def _in_language(persona: dict[str, Any], samples: tuple[str, ...], code: str) -> bool:
    """Whether what the persona says itself is in the language that is written: an English phrase
    is no ornament of a French text. What is too short to tell may be said anywhere.
    """
    told = " ".join((*samples, *_texts(persona.get("catchphrases"))))
    return len(told.split()) < LEAST_TELLING_WORDS or guess_language(told, otherwise=code) == code


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def _traits(given: Any) -> dict[str, float]:
    traits: dict[str, float] = {}
    for name, value in given.items() if isinstance(given, dict) else ():
        if isinstance(value, int | float) and not isinstance(value, bool):
            key = plain(str(name))
            traits[SAME_TRAIT.get(key, key)] = _within(float(value))
    return traits


def _tone(tone: str, code: str) -> Iterable[tuple[str, float]]:
    """Steps of traits from the words of a tone: "warm and dry" moves warmth and humour."""
    words = set(re.findall(r"\w+", plain(tone)))
    for language in dict.fromkeys(("en", code)):
        for name, (up, down) in tongue(language).voice["tone"].items():
            if words & set(up):
                yield name, TONE_STEP
            if words & set(down):
                yield name, -TONE_STEP


def _manner_of(samples: Sequence[str]) -> Iterable[tuple[str, float]]:
    """What sample lines show of a manner: exclamations, questions."""
    said = [sentence for text in samples for sentence in sentences(text)]
    if not said:
        return
    if sum(sentence.endswith(("!", "！")) for sentence in said) / len(said) >= MANY_MARKS:
        yield "energy", TONE_STEP
    if sum(sentence.endswith(("?", "？", "؟")) for sentence in said) / len(said) >= MANY_MARKS:
        yield "curiosity", TONE_STEP


def _avoided(dont: Any) -> Iterable[str]:
    """Words never to be said: short entries as they are, and what a longer one puts in quotes."""
    for text in _texts(dont):
        quoted = re.findall(r"[\"“«„‘']([^\"”»“’']{2,40})[\"”»“’']", text)
        if quoted:
            yield from (plain(words).strip() for words in quoted)
        elif len(text.split()) <= LONGEST_AVOIDED_WORDS:
            yield plain(text)


def _habits(always: Sequence[str], code: str) -> Iterable[str]:
    """Which habits that the writer can keep are meant by "ends with a question" and the like."""
    words = {word for text in always for word in re.findall(r"\w+", plain(text))}
    for language in dict.fromkeys(("en", code)):
        for habit, known in tongue(language).voice["habits"].items():
            if words & set(known):
                yield habit


def _lore(entries: Any) -> Iterable[LoreLine]:
    for entry in entries if isinstance(entries, list | tuple) else ():
        if isinstance(entry, dict) and entry.get("keys") and entry.get("text"):
            keys = tuple(plain(key) for key in _texts(entry["keys"]))
            yield LoreLine(keys=keys, text=" ".join(str(entry["text"]).split()))


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
    if not voice.says(line.text):
        return 0.0
    result = 1.0
    for tag in line.tags:
        if tag in TRAIT_OF_TAG:
            result *= max(0.0, voice.trait(TRAIT_OF_TAG[tag]) - HIGH_FROM) * STRENGTH
        elif tag.startswith(LOW):
            trait = TRAIT_OF_TAG[tag.removeprefix(LOW)]
            result *= max(0.0, LOW_FROM - voice.trait(trait)) * STRENGTH
    if voice.vocabulary and any(plain(word) in plain(line.text) for word in voice.vocabulary):
        result *= OWN_WORD_FAVOUR
    return result


def is_manner(tag: str) -> bool:
    """Whether a tag names a trait, and not a condition such as "many"."""
    return tag in TRAIT_OF_TAG or tag.startswith(LOW)


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
    fitting = [line for line in lines if all(is_manner(t) or t in holding for t in line.tags)]
    weights = [weight(line, voice) * (FAVOUR if favoured in line.tags else 1) for line in fitting]
    if not any(weights):
        return None
    return rng.choices(fitting, weights)[0]


def catchphrase(voice: Voice, rng: Random) -> str:
    """One of the persona's phrases as a sentence, or nothing."""
    short = [
        text for text in voice.catchphrases if 0 < len(text.split()) <= LONGEST_CATCHPHRASE_WORDS
    ]
    usable: Sequence[str] = [text for text in short if "{" not in text and "}" not in text]
    if not usable:
        return ""
    chosen = rng.choice(usable)
    return chosen if chosen[-1] in STOPS else chosen + "."
