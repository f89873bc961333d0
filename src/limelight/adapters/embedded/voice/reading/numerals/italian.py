"""Italian numbers: tens and ones are one word, hundreds and thousands stand apart."""

from limelight.adapters.embedded.voice.reading.words import listed

MINUS = "meno"
_ONES = listed(
    """
    zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici
    quattordici quindici sedici diciassette diciotto diciannove
    """
)
_TENS = listed(". . venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_ORDINALS = listed(". primo secondo terzo quarto quinto sesto settimo ottavo nono decimo")
_SCALES = (
    (10**12, "bilione", "bilioni"),
    (10**9, "miliardo", "miliardi"),
    (10**6, "milione", "milioni"),
)


def cardinal(number: int) -> list[str]:
    """The number as words."""
    for size, one, many in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            head = ["un", one] if count == 1 else [*cardinal(count), many]
            return [*head, *(cardinal(rest) if rest else [])]
    if number >= 1000:
        count, rest = divmod(number, 1000)
        head = ["mille"] if count == 1 else [*_thousands(count)]
        return [*head, *(cardinal(rest) if rest else [])]
    if number >= 100:
        count, rest = divmod(number, 100)
        hundreds = "cento" if count == 1 else _ONES[count] + "cento"
        return [hundreds, *(cardinal(rest) if rest else [])]
    return [_below_hundred(number)]


def _thousands(count: int) -> list[str]:
    *head, last = cardinal(count)
    return [*head, last.removesuffix("uno") + "un" if last.endswith("tuno") else last, "mila"]


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    stem = _TENS[tens][:-1] if ones in (1, 8) else _TENS[tens]
    return stem + {0: "", 3: "tré"}.get(ones, _ONES[ones])


def ordinal(number: int, is_feminine: bool) -> list[str]:  # noqa: FBT001
    """The number as an ordinal: "ventitreesimo"."""
    if 0 < number <= 10:
        words = [_ORDINALS[number]]
    else:
        *head, last = cardinal(number)
        stem = last.replace("tré", "tre") if last.endswith(("tré", "sei")) else last[:-1]
        words = [*head, {"mil": "mill"}.get(stem, stem) + "esimo"]
    return [*words[:-1], words[-1][:-1] + "a"] if is_feminine else words


def feminine(words: list[str]) -> list[str]:
    """Only one has a feminine: "una"."""
    return [*words[:-1], "una"] if words == ["uno"] else words


def before_noun(words: list[str]) -> list[str]:
    """ "un", "ventun"."""
    last = words[-1]
    return [*words[:-1], last[:-1]] if last == "uno" or last.endswith("tuno") else words
