"""French numbers."""

from limelight.adapters.embedded.voice.reading.words import listed

MINUS = "moins"
_ONES = listed(
    """
    zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
    seize dix-sept dix-huit dix-neuf
    """
)
_TENS = listed(". . vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_ORDINALS = {"un": "unième", "cinq": "cinquième", "neuf": "neuvième"}


def cardinal(number: int) -> list[str]:
    """The number as words."""
    for size, name in ((10**12, "billion"), (10**9, "milliard"), (10**6, "million")):
        if number >= size:
            count, rest = divmod(number, size)
            counted = name + ("s" if count > 1 else "")
            return [*cardinal(count), counted, *(cardinal(rest) if rest else [])]
    if number >= 1000:
        count, rest = divmod(number, 1000)
        return [*(cardinal(count) if count > 1 else []), "mille", *(cardinal(rest) if rest else [])]
    if number >= 100:
        count, rest = divmod(number, 100)
        return [*([_ONES[count]] if count > 1 else []), "cent", *(cardinal(rest) if rest else [])]
    return _below_hundred(number)


def _below_hundred(number: int) -> list[str]:
    if number < 20:
        return [_ONES[number]]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        ones += 10
    if ones == 0:
        return [_TENS[tens]]
    joint = ["et"] if ones in (1, 11) and tens < 8 else []
    return [_TENS[tens], *joint, _ONES[ones]]


def ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    """The number as an ordinal."""
    if number == 1:
        return ["première" if is_feminine else "premier"]
    *head, last = cardinal(number)
    if last in _ORDINALS:
        return [*head, _ORDINALS[last]]
    return [*head, last.removesuffix("s").removesuffix("e") + "ième"]


def feminine(words: list[str]) -> list[str]:
    """ "une", "vingt et une"."""
    return [*words[:-1], "une"] if words[-1] == "un" else words


def before_noun(words: list[str]) -> list[str]:
    """Nothing changes."""
    return words
