"""In which order signs of a line are seen, from left to right: the Unicode Bidirectional Algorithm
(UAX #9) for one line without explicit embeddings, which captions do not need.
"""

import unicodedata
from collections.abc import Sequence

_BRACKETS = {")": "(", "]": "[", "}": "{", "⟩": "⟨", "」": "「", "』": "『", "）": "（", "】": "【"}
_OPENERS = frozenset(_BRACKETS.values())
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_IGNORED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_MOST_OPEN = 63


def base_level(text: str) -> int:
    """1 where the first strong letter reads from right to left, else 0."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def is_leftwards(text: str) -> bool:
    """Whether a text reads from right to left."""
    return base_level(text) == 1


def levels(text: str, base: int | None = None) -> list[int]:
    """The level of every sign: odd ones read from right to left. `base` is the level of the line,
    found in the text where it is None.
    """
    base = base_level(text) if base is None else base
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    # Signs without a place in the algorithm (X9) are taken out and get the level before them.
    held = [at for at, kind in enumerate(kinds) if kind not in _IGNORED]
    inner = _resolved([kinds[at] for at in held], [text[at] for at in held], base)
    found = dict(zip(held, inner, strict=True))
    done: list[int] = []
    for at in range(len(text)):
        done.append(found.get(at, done[-1] if done else base))
    end = len(text)
    while end and kinds[end - 1] in _IGNORED | {"WS", "S", "B"}:
        end -= 1
        done[end] = base
    return done


def seen_order(of_levels: Sequence[int]) -> list[int]:
    """The numbers of things with these levels in the order in which they are seen (rule L2)."""
    order = list(range(len(of_levels)))
    for level in range(max(of_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and of_levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = reversed(order[start:stop])
            start = stop + 1
    return order


def word_levels(words: Sequence[str], gap: str = " ", base: int | None = None) -> list[int]:
    """The level of each word of a line: that of its first letter or number, else of its first
    sign. `base` as in `levels`.
    """
    line = gap.join(words)
    base = base_level(line) if base is None else base
    of_signs = levels(line, base)
    found, at = [], 0
    for word in words:
        inside = range(at, at + len(word))
        strong = (n for n in inside if unicodedata.category(line[n])[0] in "LN")
        found.append(of_signs[next(strong, at)] if word else base)
        at += len(word) + len(gap)
    return found


def _resolved(kinds: list[str], signs: list[str], base: int) -> list[int]:
    way = "R" if base else "L"
    kinds = _weak(kinds, way)
    kinds = _brackets(kinds, signs, way)
    kinds = _neutral(kinds, way)
    return [_implicit(kind, base) for kind in kinds]


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return base if kind == "R" else base + 1
    return {"R": 1, "L": 0}.get(kind, 2)


def _weak(kinds: list[str], way: str) -> list[str]:
    """Rules W1 to W7: marks, numbers, their separators and terminators."""
    found = list(kinds)
    for at, kind in enumerate(found):
        if kind == "NSM":
            found[at] = found[at - 1] if at else way
    _after(found, {"AL": "AN"}, way)
    found = ["R" if kind == "AL" else kind for kind in found]
    for at in range(1, len(found) - 1):
        before, kind, after = found[at - 1 : at + 2]
        is_one = (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))
        if is_one and before == after:
            found[at] = before
    _terminators(found)
    found = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in found]
    _after(found, {"L": "L"}, way)
    return found


def _after(found: list[str], numbers: dict[str, str], way: str) -> None:
    """Rules W2 and W7: what numbers become after a strong letter of a kind."""
    strong = way
    for at, kind in enumerate(found):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN":
            found[at] = numbers.get(strong, kind)


def _terminators(found: list[str]) -> None:
    """Rule W5: signs of currencies and percents beside a number belong to it."""
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and found[stop] == "ET":
            stop += 1
        beside = (found[at - 1] if at else "", found[stop] if stop < len(found) else "")
        if stop > at and "EN" in beside:
            found[at:stop] = ["EN"] * (stop - at)
        at = stop + 1


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else kind if kind == "L" else ""


def _brackets(kinds: list[str], signs: list[str], way: str) -> list[str]:
    """Rule N0: a pair of brackets goes as what is inside goes."""
    found = list(kinds)
    for opened, closed in _pairs(kinds, signs):
        inside = {_strong(kind) for kind in found[opened + 1 : closed]} - {""}
        if way in inside:
            turned = way
        elif inside:
            before = [s for s in map(_strong, found[:opened]) if s]
            other = "L" if way == "R" else "R"
            turned = other if before and before[-1] == other else way
        else:
            continue
        for place in (opened, closed):
            found[place] = turned
            at = place + 1
            while at < len(found) and unicodedata.bidirectional(signs[at]) == "NSM":
                found[at] = turned
                at += 1
    return found


def _pairs(kinds: list[str], signs: list[str]) -> list[tuple[int, int]]:
    open_ones: list[tuple[str, int]] = []
    pairs = []
    for at, sign in enumerate(signs):
        if kinds[at] != "ON":
            continue
        if sign in _OPENERS:
            if len(open_ones) >= _MOST_OPEN:
                return []
            open_ones.append((sign, at))
        elif sign in _BRACKETS:
            for depth in range(len(open_ones) - 1, -1, -1):
                if open_ones[depth][0] == _BRACKETS[sign]:
                    pairs.append((open_ones[depth][1], at))
                    del open_ones[depth:]
                    break
    return sorted(pairs)


def _neutral(kinds: list[str], way: str) -> list[str]:
    """Rules N1 and N2: what has no direction goes as both its neighbours go, else as the line."""
    found = list(kinds)
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and found[stop] in _NEUTRAL:
            stop += 1
        if stop > at:
            before = _strong(found[at - 1]) if at else way
            after = _strong(found[stop]) if stop < len(found) else way
            found[at:stop] = [before if before == after else way] * (stop - at)
        at = stop + 1
    return found
