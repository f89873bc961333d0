"""French nouns: whether a phrase is masculine or feminine as far as its words show, and its
article.
"""

import re
from functools import cache

from limelight.adapters.embedded.writer.grammar import starts_with_vowel_sound
from limelight.adapters.embedded.writer.knowledge import read_json

# What comes after a noun tells its gender surest: "perdu" and "perdue".
_AGREES = re.compile(
    r"(?P<f>(?:[^\W\d_]+(?:ée|ie|ue|use|euse|elle|ette|ienne|onne|ique|ive|ère|che|gue|nte|sse|rte|"
    r"ite|ande|onde|ine|ale))|belle|vieille|nouvelle|petite|grande|bonne|grosse|première|dernière|douce|blanche)$"
    r"|(?P<m>(?:[^\W\d_]+(?:é|i|u|eux|el|ien|on|if|er|c|g|nt|s|rt|it|and|ond|in|al))"
    r"|beau|bel|vieux|vieil|nouveau|nouvel|petit|gros|grand|bon|doux|blanc)$",
    re.IGNORECASE,
)
_BOTH = re.compile(r"(?:ique|able|ible|iste|aire|esque|ile|ide|ste|tre|ple|ne|me)$")
_FEMININE = re.compile(
    r"(?:[tsx]ion|aison|ance|ence|té|tié|ure|ette|elle|esse|euse|trice|ude|ade|ée|ie|ille|enne|onne|"
    r"ine|une|che|gue|ise|ose|ace|ière|aine|ite|oire)$"
)
_MASCULINE = re.compile(
    r"(?:age|isme|ment|eau|oir|phone|scope|ège|ème|ail|eil|euil|et|in|on|an|ent|ant|ier|er|al|el|if|"
    r"is|as|os|us|ot|at|ort|our|eur|ard|ou|oi|i|u|o|a|c|d|f|g|k|l|m|p|b|j)$"
)


@cache
def _words(kind: str) -> frozenset[str]:
    """Listed words: nouns whose ending says the opposite of their gender, adjectives that stand
    before their noun, numbers, and what is no noun.
    """
    return frozenset(read_json("fr", "nouns.json")[kind])


def _known_gender(noun: str) -> str:
    return "m" if noun in _words("masculine") else "f" if noun in _words("feminine") else ""


def gender(phrase: str) -> str:
    """ "m" or "f" as far as the phrase's words show, else empty."""
    noun, *after = phrase.casefold().split()
    if noun in _words("before") and after:
        found = _AGREES.match(noun)
        return ("f" if found and found.group("f") else "m") if noun != "jeune" else gender(after[0])
    if _known_gender(noun):
        return _known_gender(noun)
    if (
        after
        and not _BOTH.search(after[0])
        and after[0] not in ("de", "du", "des", "à", "en", "au")
    ):
        found = _AGREES.match(after[0])
        if found:
            return "f" if found.group("f") else "m"
    if _FEMININE.search(noun):
        return "f"
    return "m" if _MASCULINE.search(noun) else ""


def _is_plural(words: list[str]) -> bool:
    first, *after = words
    if first in _words("before"):
        return False
    if _known_gender(first):
        return first.endswith("s") and bool(after) and after[-1].endswith("s")
    return first.endswith(("s", "x", "z"))


def with_article(phrase: str, *, is_new: bool) -> str:
    """The phrase with "un", "une" or "des" where something `is_new` comes up, else with "le", "la",
    "l'" or "les"; empty where its gender does not show.
    """
    noun = phrase.split()[0]
    if noun.casefold() in (*_words("counts"), "de", "des", "du") or noun.isdigit():
        return phrase
    if noun.casefold() in _words("no_nouns"):
        return ""
    if _is_plural(phrase.casefold().split()):
        return f"{'des' if is_new else 'les'} {phrase}"
    sort = gender(phrase)
    if not sort:
        return ""
    if is_new:
        return f"{'une' if sort == 'f' else 'un'} {phrase}"
    if starts_with_vowel_sound(phrase):
        return f"l'{phrase}"
    return f"{'la' if sort == 'f' else 'le'} {phrase}"
