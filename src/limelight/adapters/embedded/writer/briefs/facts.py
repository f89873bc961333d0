"""The brief's own facts: what a product is and does, what happened, what stands on a list, a quote.

Facts are said in the person's own words; nothing is added to them. Patterns of each language:
`facts.json`.
"""

import re

from limelight.adapters.embedded.writer.briefs.cleaning import clean_facts
from limelight.adapters.embedded.writer.grammar import capital, tidy, word_count
from limelight.adapters.embedded.writer.knowledge import is_ordinary
from limelight.adapters.embedded.writer.language import Tongue
from limelight.generation.schemas import Value
from limelight.stories.brief import Form

LISTED_FORMS: frozenset[Form] = frozenset({"list", "tips", "howto", "recipe", "day"})
LONGEST_NAME_WORDS, LONGEST_LISTED_WORDS, LONGEST_FACT_WORDS = 7, 8, 28
LEAST_LISTED = 3
MOST_FACTS = 12
EXPLAINED_FORMS: frozenset[Form] = frozenset({"explain", "facts"})
LEAST_TOLD_WORDS, SENTENCE_WORDS = 3, 4
SHORTEST_QUOTE_WORDS = 3
QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{8,300})[”»“\"]")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[¿¡\"“«])|\n+")
FRAGMENT_END = re.compile(r"\s*[;\n]\s*|,\s+(?![^()]*\))|\s+[–—-]\s+|\s*[•·]\s*")


class Own(Value):
    """What the brief itself says. `told` are whole sentences; `name` is what a product is called;
    `pairs` questions with answers, or beliefs with what is true; `quote` words to be said exactly,
    `by` whom. `is_moment` marks what somebody has done.
    """

    name: str = ""
    told: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    by: str = ""
    has_price: bool = False
    is_moment: bool = False


def read_own(text: str, form: Form, spoken: Tongue) -> Own:
    """The facts a brief gives for a form; empty where it gives none."""
    facts = spoken.facts
    body = re.sub(facts["markers"], "", clean_facts(text), flags=re.IGNORECASE).strip()
    if form == "quote":
        return _quoted(body, facts["by"])
    if form == "qa":
        return Own(pairs=_pairs(body, facts["question_and_answer"]))
    if form == "product":
        return _product(body, spoken)
    if form == "news":
        return Own(told=tuple(_reported(part, spoken) for part in _sentences(body))[:MOST_FACTS])
    if form == "myths":
        return Own(pairs=_beliefs(body))
    if form in EXPLAINED_FORMS:
        return Own(told=_explained(body, spoken))
    return Own(listed=_listed(body)) if form in LISTED_FORMS else Own()


def _beliefs(body: str) -> tuple[tuple[str, str], ...]:
    """What is believed, in quotes, each with what the brief says about it until the next."""
    found = list(QUOTED.finditer(body))
    if not found:
        return ()
    ends = [each.start() for each in found[1:]] + [len(body)]
    pairs = [
        (each.group(1).strip(" .,;"), body[each.end() : end].strip(" .,;:–—-\n"))
        for each, end in zip(found, ends, strict=True)
    ]
    return tuple((_ended(q, "."), _ended(a, ".")) for q, a in pairs if q and a)[:MOST_FACTS]


def _explained(body: str, spoken: Tongue) -> tuple[str, ...]:
    """What the brief itself tells after its question or its title: whole sentences, and what stands
    after a colon; nothing that only says how the piece shall be.
    """
    first, *rest = _sentences(body) or [""]
    told = [*first.partition(": ")[2:], *rest]
    return tuple(
        _ended(text, ".")
        for text in told
        if word_count(text) >= LEAST_TOLD_WORDS
        and not text.endswith("?")
        and not re.search(spoken.facts["instructs"], text, flags=re.IGNORECASE)
    )[:MOST_FACTS]


def _sentences(body: str) -> list[str]:
    parts = [part.strip(" ,;:-–") for part in SENTENCE_END.split(body)]
    return [part for part in parts if part and word_count(part) <= LONGEST_FACT_WORDS]


def _quoted(body: str, by: str) -> Own:
    found = QUOTED.search(body)
    said = re.search(by, body[found.end() :] if found else body)
    who = said.group("who").strip(" .") if said else ""
    if not found or word_count(found.group(1)) < SHORTEST_QUOTE_WORDS:
        return Own(by=who)
    return Own(quote=found.group(1).strip(), by=who)


def _pairs(body: str, pattern: str) -> tuple[tuple[str, str], ...]:
    found = re.finditer(pattern, body, flags=re.IGNORECASE | re.DOTALL)
    pairs = [(tidy(each.group("q")), tidy(each.group("a"))) for each in found]
    return tuple((_ended(q, "?"), _ended(a, ".")) for q, a in pairs if q and a)[:MOST_FACTS]


def _ended(text: str, stop: str) -> str:
    text = capital(text.strip())
    return text if text[-1] in ".!?…" else text + stop


def _product(body: str, spoken: Tongue) -> Own:
    """A name and sentences, from prose ("Our mug keeps coffee warm.") or from fragments ("mug,
    24 euros").
    """
    name, fragments, told = "", [], []
    for sentence in _sentences(body):
        head = re.split(spoken.facts["finite"], f"{sentence} ", maxsplit=1, flags=re.IGNORECASE)
        parts = [part.strip(" .,:;") for part in FRAGMENT_END.split(sentence)]
        if len(head) > 1 and "," not in head[0] and word_count(head[0]) <= LONGEST_NAME_WORDS:
            name = name or _name(head[0], spoken)
            told.append(_ended(sentence, "."))
            continue
        if not name and parts:
            name, parts = _name(parts[0], spoken), parts[1:]
        fragments += [part for part in parts if part]
    told += [_told(fragment, spoken) for fragment in fragments]
    has_price = any(re.search(spoken.facts["price"], text, re.IGNORECASE) for text in told)
    return Own(name=name, told=tuple(dict.fromkeys(told))[:MOST_FACTS], has_price=has_price)


def _name(text: str, spoken: Tongue) -> str:
    """What a thing is called as it is written, without "our new" before it but with "the"."""
    name, before = text.strip(" .,:;!"), ""
    while name != before:
        before = name
        article = re.match(spoken.facts["definite"], name, flags=re.IGNORECASE)
        if article and not name.islower():
            return spoken.lowered(" ".join(name.split()[:LONGEST_NAME_WORDS]))
        name = re.sub(spoken.facts["determiners"], "", name, flags=re.IGNORECASE)
    words = name.split()[:LONGEST_NAME_WORDS]
    if words and is_ordinary(words[0], spoken.code):
        words[0] = spoken.lowered(words[0])
    needs_article = spoken.code == "en" and len(words) > 1 and words[-1].islower()
    return " ".join(("the", *words) if needs_article else words)


def _reported(text: str, spoken: Tongue) -> str:
    """News in its own words; only a scrap of it ("free") is made a sentence."""
    return _ended(text, ".") if word_count(text) >= SENTENCE_WORDS else _told(text, spoken)


def _told(fragment: str, spoken: Tongue) -> str:
    """A fragment as a sentence: "24 euros" becomes "It costs 24 euros."."""
    fragment = fragment.strip(" .,:;")
    if re.search(spoken.facts["finite"], fragment, flags=re.IGNORECASE):
        return _ended(capital(fragment), ".")
    for pattern, pattern_of_sentence in spoken.facts["says"]:
        if re.search(pattern, fragment, flags=re.IGNORECASE):
            small = spoken.lowered(fragment)
            return capital(str(pattern_of_sentence).format(fact=small, Fact=capital(fragment)))
    return _ended(fragment, ".")


def _listed(body: str) -> tuple[str, ...]:
    """The things of a list: short fragments after a colon, or all of them when there are many."""
    head, colon, rest = body.partition(":")
    parts = [part.strip(" .") for part in FRAGMENT_END.split(rest if colon else head)]
    parts = [re.sub(r"^(?:and|or|y|e|et|und|oder|o|ou)\s+", "", part) for part in parts if part]
    short = [part for part in parts if word_count(part) <= LONGEST_LISTED_WORDS]
    least = LEAST_LISTED - 1 if colon else LEAST_LISTED
    if len(short) < max(least, len(parts)):
        return ()
    return tuple(dict.fromkeys(short))[:MOST_FACTS]


def label_of(text: str, longest: int, spoken: Tongue) -> str:
    """A short label out of a sentence: its first words that fit, never ended on a small word."""
    words = text.strip(" .!?").split()
    kept: list[str] = []
    for word in words:
        if len(" ".join((*kept, word))) > longest:
            break
        kept.append(word)
    while len(kept) < len(words) and kept and kept[-1].casefold() in spoken.reading["small_words"]:
        kept.pop()
    label = " ".join(kept)
    return capital(label.strip(" ,;:")) or text[:longest]
