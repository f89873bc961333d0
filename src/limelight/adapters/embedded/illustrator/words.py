"""Words of an ask, brought to comparable stems. English; other languages pass through unchanged."""

import re

_WORD = re.compile(r"[a-z0-9]+")
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
    ("oes", 5, "o"), ("ves", 5, "f"),
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
    """All words of `text` as stems, in order, stop words included."""
    return [stem(w) for w in _WORD.findall(text.lower().replace("'", "").replace("’", ""))]


def telling(text: str) -> list[str]:
    """The stems of the words that carry meaning."""
    words = _WORD.findall(text.lower().replace("'", "").replace("’", ""))
    return [stem(w) for w in words if w not in STOP]
