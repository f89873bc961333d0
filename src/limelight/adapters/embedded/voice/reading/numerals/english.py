"""English numbers."""

from limelight.adapters.embedded.voice.reading.words import listed

MINUS = "minus"
_ONES = listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
_TENS = listed(". . twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def cardinal(number: int) -> list[str]:
    """The number as words."""
    for size, name in _SCALES:
        if number >= size:
            rest = number % size
            return [*cardinal(number // size), name, *(cardinal(rest) if rest else [])]
    if number >= 100:
        rest = number % 100
        return [_ONES[number // 100], "hundred", *(cardinal(rest) if rest else [])]
    if number >= 20:
        return [_TENS[number // 10], *([_ONES[number % 10]] if number % 10 else [])]
    return [_ONES[number]]


def ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: ARG001, FBT001, RUF100
    """The number as an ordinal; English has no gender."""
    *head, last = cardinal(number)
    if last in _ORDINALS:
        return [*head, _ORDINALS[last]]
    return [*head, last[:-1] + "ieth" if last.endswith("y") else last + "th"]


def year(number: int) -> list[str]:
    """A year in two halves: "nineteen ninety five"."""
    if 2000 <= number <= 2009:
        return cardinal(number)
    high, low = divmod(number, 100)
    if low == 0:
        return [*cardinal(high), "hundred"]
    return [*cardinal(high), *(["oh"] if low < 10 else []), *cardinal(low)]


def feminine(words: list[str]) -> list[str]:
    """English has no gender."""
    return words


def before_noun(words: list[str]) -> list[str]:
    """Nothing changes."""
    return words
