"""An Arabic topic in a sentence and as tags: the article, words joined to others."""

import re

from limelight.adapters.embedded.writer.letters.setting import ARABIC


def arabic_for(phrase: str) -> str:
    """ "for" before an Arabic phrase: "للقهوة", "لتحضير", "للغة"."""
    if phrase.startswith("الل"):
        return "ل" + phrase[2:]
    if phrase.startswith("ال"):
        return "لل" + phrase[2:]
    return ("ل" if ARABIC.match(phrase[:1]) else "لـ ") + phrase


def arabic_without_for(phrase: str, own_lam: frozenset[str]) -> str:
    """An Arabic phrase without "for" in front: "للقهوة" gives "القهوة", "لتحضير" "تحضير". Words of
    which the letter is a part (`own_lam`) keep it.
    """
    first = phrase.split(" ", 1)[0]
    if not phrase.startswith("ل") or first in own_lam or len(first) < 4:
        return phrase
    if first[1:] in own_lam:
        return "ال" + phrase[1:]
    return "ال" + phrase[2:] if phrase.startswith("لل") else phrase[1:]


def arabic_slots(thing: str, doing: str) -> dict[str, str]:
    """An Arabic topic in every place of a sentence; an action is a noun there too."""
    found = {"about": thing, "bare": thing, "thing": thing, "of": thing, "of_thing": thing}
    return found | {"for": arabic_for(thing)} | ({"do": doing} if doing else {})


def arabic_tags(phrase: str, small: frozenset[str]) -> list[str]:
    """A phrase as one tag, its words joined by underscores; of a long one the telling words."""
    words = re.findall(r"\w+", phrase)
    if len(words) > 4:
        words = [word for word in words if word not in small][:3]
    return ["_".join(words)] if words else []
