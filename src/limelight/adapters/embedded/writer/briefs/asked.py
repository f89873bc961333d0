"""What a brief asks or tells in its own words: its question, a clause that names its subject ("why
we dream"), a moment it wants to share.
"""

import re

from limelight.adapters.embedded.writer.briefs.cleaning import clean_facts
from limelight.adapters.embedded.writer.briefs.facts import FRAGMENT_END, Own
from limelight.adapters.embedded.writer.briefs.topics import (
    LONGEST_CHARS,
    LONGEST_WORDS,
    named_properly,
    you_not_me,
)
from limelight.adapters.embedded.writer.grammar import capital, word_count
from limelight.adapters.embedded.writer.language import Tongue

LONGEST_QUESTION_WORDS = 11
SHORTEST_QUESTION_WORDS, SHORTEST_CLAUSE_WORDS = 3, 2
LONGEST_MOMENT_WORDS, MOST_MOMENT_PARTS = 14, 4
FIGURE = re.compile(r"\d")


def own_question(main: str, spoken: Tongue) -> str:
    """The brief's own question, when it asks a short one; a mere clause ("why cats purr") asks
    none.
    """
    text = _first(main)
    if not re.match(spoken.reading["asking"], text, flags=re.IGNORECASE):
        return ""
    if not SHORTEST_QUESTION_WORDS <= word_count(text) <= LONGEST_QUESTION_WORDS:
        return ""
    if clause(main, spoken):
        return ""
    opening = "¿" if spoken.code == "es" else ""
    return opening + named_properly(you_not_me(text, spoken, keeps="we"), spoken) + "?"


def clause(main: str, spoken: Tongue) -> str:
    """ "why we dream": a subject given as a clause and not as a question; empty for all else."""
    asks, inverted = spoken.reading["clause_of_subject"], spoken.reading["inverted"]
    text = _first(main)
    if "?" in main[: len(text) + 3] or not re.match(asks, text, flags=re.IGNORECASE):
        return ""
    if re.match(inverted, text, flags=re.IGNORECASE):
        return ""
    is_short = SHORTEST_CLAUSE_WORDS <= word_count(text) <= LONGEST_WORDS
    return spoken.lowered(named_properly(text, spoken)) if is_short else ""


def _first(main: str) -> str:
    text = re.split(r"(?<=[?.!])\s|:\s", main)[0].strip(" ¿.?!,;:")
    return text if len(text) <= LONGEST_CHARS else ""


def moment(text: str, spoken: Tongue) -> Own:
    """What somebody has done, told in fragments with a figure: "my first marathon, 4 h 12 min".

    Empty where the brief is a sentence, asks for something or names no figure.
    """
    body = clean_facts(text).strip(" .!")
    head, *rest = (part.strip(" .!") for part in re.split(r",\s+|:\s+|\s+[–—-]\s+|\n+", body))
    own = re.match(spoken.reading["own_moment"], head, flags=re.IGNORECASE)
    is_short = word_count(body) <= LONGEST_MOMENT_WORDS and 1 <= len(rest) <= MOST_MOMENT_PARTS
    if own is None or not is_short or not FIGURE.search(" ".join(rest)):
        return Own()
    if re.search(spoken.reading["finite"], f" {body} ", flags=re.IGNORECASE):
        return Own()
    what = capital(head[own.end() :].strip() or head)
    return Own(name=what, told=(f"{what}: {', '.join(rest)}.",), is_moment=True)


def announced(main: str, spoken: Tongue) -> tuple[str, ...]:
    """What the first sentence of an announcement tells: all of it when it is a whole sentence
    ("our shop opens on Friday"), else its parts after the first.
    """
    parts = [part.strip(" .!") for part in FRAGMENT_END.split(main)]
    if re.search(spoken.facts["finite"], parts[0], flags=re.IGNORECASE):
        return (main,)
    return tuple(part for part in parts[1:] if part)


def is_fact(sentence: str, spoken: Tongue) -> bool:
    """Whether a sentence states something, and does not say how the piece shall be."""
    if re.search(spoken.facts["instructs"], sentence, flags=re.IGNORECASE):
        return False
    return bool(re.search(spoken.facts["finite"], f"{sentence} ", flags=re.IGNORECASE))
