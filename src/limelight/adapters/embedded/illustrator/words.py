"""Words of an ask as comparable stems: English, and the commonest Spanish and French words."""

import functools
import re
import unicodedata
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data" / "illustrator"
_WORD = re.compile(r"[a-z0-9]+")
_ELIDED = re.compile(r"\b[ldjmnst]'[a-z]{2}")
_KEEP = {"glass", "grass", "bus", "dress", "chess", "news", "business", "fitness", "wellness",
         "stress", "gas", "spring", "ring", "king", "string", "thing", "morning", "evening", "bass",
         "lens", "focus", "cactus", "process", "success", "princess", "series", "species", "access",
         "moss", "cross", "boss", "less", "loss", "address", "express", "tennis", "analysis",
         "basis", "wing", "swing", "ceiling", "pudding", "wedding", "building", "nothing",
         "something", "clothing", "being", "during", "lightning", "jeans", "always", "its", "this",
         "plus", "press", "mess", "bring", "sing", "hummus", "lotus", "virus", "us", "yes", "has",
         "red", "bed", "shed", "feed", "seed", "weed", "need", "speed", "bread", "breed", "sled",
         "led", "fed", "wed", "ted", "zed", "indeed", "anything", "everything", "housing",
         "awning", "darling", "sterling"}  # fmt: skip
_SMALL_WORDS = (
    "a an and are as at be by for from has have how i in into is it its my of on or our so that "
    "the their this to up was we what when where which who will with you your not no than then "
    "they them can could should would more most very just one two three four five six some any "
    "all about over under out off if but do does did using use used make makes making get gets "
    "getting way ways tip tips"
)
STOP = frozenset(_SMALL_WORDS.split())
_ENDINGS = (
    ("ies", 5, "y"), ("sses", 6, "ss"), ("shes", 5, "sh"), ("ches", 5, "ch"), ("xes", 4, "x"),
    ("oes", 7, "o"), ("ves", 5, "f"),
)  # fmt: skip


def stem(word: str) -> str:
    """The word without plural and -ing/-ed endings: "watering" and "waters" are both "water"."""
    if word in _KEEP or len(word) <= 3:
        return word[:-1] if word == "ups" else word
    for ending, least, with_ in _ENDINGS:
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)] + with_
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and word not in _KEEP:
            return _undouble(word[: -len(ending)])
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _undouble(root: str) -> str:
    doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz"
    return root[:-1] if doubled else root


def stems(text: str) -> list[str]:
    """All words of `text` as English stems, in order, stop words included."""
    return [stem(w) for w in _words(text)]


def telling(text: str) -> list[str]:
    """The stems of the words that carry meaning."""
    return [stem(w) for w in _words(text) if w not in STOP]


def _words(text: str) -> list[str]:
    bare = (
        unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
        .encode("ascii", "ignore")
        .decode()
    )
    bare = bare.replace("'", " " if _ELIDED.search(bare) else "")
    found: list[str] = []
    for word in _WORD.findall(bare):
        found += _english().get(word, _english().get(word.removesuffix("s"), word)).split()
    return found


@functools.cache
def _english() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in (_DATA / "words-es-fr.txt").read_text("utf-8").splitlines():
        if "=" in row and not row.startswith("#"):
            foreign, english = row.split("=")
            table |= dict.fromkeys(foreign.split(), english.strip())
    return table


def is_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, so that it has words and stems."""
    letters = [c for c in text if c.isalpha()]
    return all("LATIN" in unicodedata.name(c, "") for c in letters)
