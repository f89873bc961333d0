"""Which mouth shapes an IPA symbol passes through.

A value is the sequence of shapes; a shape of two letters is an equal mix of both. The shapes: X
rest, A closed lips (m b p), B teeth together (s), C half open (ɛ), D wide open (a), E round open
(ɔ), F pursed (u), G lip under teeth (f), H tongue up (l), I spread (i), J slightly open (t).
"""

import functools
import logging
import unicodedata

_log = logging.getLogger(__name__)

_GROUPS = {
    "A": "m b p ɱ",
    "B": "s z ʃ ʒ tʃ dʒ ʧ ʤ ts dz ʦ ʣ ɕ ʑ tɕ dʑ ʨ ʥ ꭧ ç ʂ ʐ",
    "C": "ɛ æ ə ʌ ɐ ᵊ ɘ ɛ̃",
    "D": "ɑ a ɑ̃ ã ɶ",
    "E": "ɔ ɹ ɜ ɝ ɚ ɒ ɻ ɔ̃ õ",
    "F": "u ʊ w y ɥ ʏ ʍ ɸ ũ",
    "G": "f v ʋ",
    "H": "l θ ð ɫ ʎ ɭ ɬ ɮ ʟ",
    "I": "i ɪ ɨ ᵻ ĩ",
    "J": "t d n k ɡ g ŋ h j ɲ ʝ ɣ x r ɾ ʀ ʁ c ɟ q ɢ χ ħ ʔ ɴ N ɰ ɦ T ʈ ɖ ɳ ɽ ʕ ɯ",
    "AJ": "β",
    "CI": "e ẽ",
    "EF": "o ø ɵ ɤ",
    "CE": "œ œ̃",
}
_GLIDES = {
    "A": ("CI", "I"),
    "I": ("D", "I"),
    "O": ("E", "F"),
    "W": ("D", "F"),
    "Y": ("E", "I"),
    "Q": ("C", "F"),
    "eɪ": ("CI", "I"),
    "aɪ": ("D", "I"),
    "oʊ": ("E", "F"),
    "aʊ": ("D", "F"),
    "ɔɪ": ("E", "I"),
    "əʊ": ("C", "F"),
}
SHAPES = "XABCDEFGHIJ"
MARKS = "ᵝˈˌːˑ͜͡ʲʰʷˠˤ̩̯̃"


def _normal(symbol: str) -> str:
    return unicodedata.normalize("NFD", symbol)


_TABLE: dict[str, tuple[str, ...]] = {
    _normal(symbol): (shapes,) for shapes, symbols in _GROUPS.items() for symbol in symbols.split()
} | {_normal(symbol): shapes for symbol, shapes in _GLIDES.items()}


@functools.lru_cache(maxsize=1024)
def shapes_of(symbol: str) -> tuple[str, ...]:
    """The shapes a symbol passes through; empty for a pause or punctuation.

    Symbols made of several known ones ("ai") glide through theirs. A letter that nobody chose a
    shape for, of another maker's voice, is told to the log once and is slightly open.
    """
    whole = _normal(symbol.strip())
    if whole in _TABLE:
        return _TABLE[whole]
    plain = "".join(
        letter for letter in whole if letter not in MARKS and not unicodedata.combining(letter)
    )
    if plain in _TABLE:
        return _TABLE[plain]
    if len(plain) > 1:
        return tuple(shape for letter in plain for shape in shapes_of(letter))
    if not plain.isalpha():
        return ()
    _log.warning("No mouth shape is known for the sound %r; the mouth opens a little.", symbol)
    return ("J",)


def is_known(symbol: str) -> bool:
    """Whether the shapes of a symbol were chosen for it, or for every part of it."""
    whole = _normal(symbol.strip())
    if whole in _TABLE:
        return True
    plain = [one for one in whole if one not in MARKS and not unicodedata.combining(one)]
    return bool(plain) and ("".join(plain) in _TABLE or all(one in _TABLE for one in plain))


def closes(symbol: str) -> bool:
    """Whether the lips must meet (m b p), or touch the teeth (f v), for this symbol to be seen."""
    shapes = shapes_of(symbol)
    return bool(shapes) and shapes[0] in ("A", "G")
