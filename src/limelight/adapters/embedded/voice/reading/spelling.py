"""Tokens that are not plain words nor amounts: links, addresses, hashtags, names with @, capitals,
letters with digits.
"""

import re
import unicodedata

from limelight.adapters.embedded.voice.reading.lexicon import Around
from limelight.adapters.embedded.voice.reading.numerals import saying
from limelight.adapters.embedded.voice.reading.words import Spoken

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|co|uk|es|fr|it|pt|br|jp|de|ch|be|ca|eu|app|dev|info|me|tv|ai|mx)(?:/\S*)?",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-ÖØ-Þ]?[a-zß-ÿ]+|\d+")
_RUNS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]\.){1,}[^\W\d_]")
_BREAK = re.compile(r"(—|–|--+|…|\.{2,}|[/&+=~|\\_:;,!?()\[\]]+)")
_MARK_OF = {mark: mark for mark in ",;:.!?…—"} | {"–": "—", "-": "—"}
_VOWELS = frozenset("AEIOUYÁÉÍÓÚÜÀÂÃÈÊËÌÎÏÒÔÕÙÛŒ")
_LETTER = re.compile(r"[a-zß-öø-ÿœ]", re.IGNORECASE)


def spelled(body: str, around: Around, *, is_shouted: bool) -> list[Spoken]:
    """The words for any token that is no amount; empty when nothing in it can be said. `is_shouted`
    says that the words around are in capitals too, so capitals mean nothing.
    """
    if _LINK.fullmatch(body):
        return _plain(_link(body, around))
    if re.fullmatch(r"#\w*[^\W\d_]\w*", body):
        return _plain([around.lexicon.words["hashtag"], *_camel(body[1:], around)])
    if re.fullmatch(r"@\w[\w.]*", body):
        return _plain([*around.lexicon.words["at"].split(), *_camel(body[1:], around)])
    if body in around.lexicon.signs:
        return _plain(around.lexicon.signs[body].split())
    return _broken(body, around, is_shouted=is_shouted)


def _plain(words: list[str]) -> list[Spoken]:
    return [Spoken(word) for word in words]


def _link(body: str, around: Around) -> list[str]:
    body = re.sub(r"^(https?://)?(www\.)?", "", body, flags=re.IGNORECASE).split("?")[0].rstrip("/")
    signs = around.lexicon.link_signs
    words: list[str] = []
    for part in re.findall(r"[^\W_]+|[./_@-]", body):
        words += signs[part].split() if part in signs else _camel(part, around)
    return words


def _camel(text: str, around: Around) -> list[str]:
    words: list[str] = []
    for part in _CAMEL.findall(text):
        words += _digits(part, around) if part.isdigit() else _word(part, around, is_shouted=False)
    return words


def _digits(text: str, around: Around) -> list[str]:
    if len(text) > 4 or (len(text) > 1 and text.startswith("0")):
        return saying.digits(text, around.language)
    if len(text) == 4 and 1100 <= int(text) <= 2099:
        return saying.year(int(text), around.language)
    return saying.cardinal(int(text), around.language)


def _broken(body: str, around: Around, *, is_shouted: bool) -> list[Spoken]:
    """Words parted by dashes and signs inside the token: "well—then", "R&D", "and/or"."""
    out: list[Spoken] = []
    for part in _BREAK.split(body):
        if not part:
            continue
        if _BREAK.fullmatch(part):
            out = _with_break(out, part, around)
        else:
            out += _plain(_runs(part, around, is_shouted=is_shouted))
    return out


def _with_break(out: list[Spoken], signs: str, around: Around) -> list[Spoken]:
    for sign in signs:
        if sign in ("&", "+", "="):
            out = [*out, *_plain(around.lexicon.signs[sign].split())]
        elif sign in _MARK_OF and out and not out[-1].mark:
            out = [
                *out[:-1],
                Spoken(out[-1].word, "…" if signs.startswith("..") else _MARK_OF[sign]),
            ]
    return out


def _runs(part: str, around: Around, *, is_shouted: bool) -> list[str]:
    if _DOTTED_LETTERS.fullmatch(part):
        return _letters(part.replace(".", ""), around)
    if (
        around.lexicon.is_english
        and not any(letter.isdigit() for letter in part)
        and "." not in part
    ):
        found = [_clean(part)]
    else:
        found = _RUNS.findall(part)
    words: list[str] = []
    for run in found:
        words += (
            _numeric(run, around)
            if run[:1].isdigit()
            else _word(run, around, is_shouted=is_shouted)
        )
    return words


def _numeric(run: str, around: Around) -> list[str]:
    words: list[str] = []
    for digits in re.findall(r"\d+", run):
        words += _digits(digits, around)
    return words


def _word(run: str, around: Around, *, is_shouted: bool) -> list[str]:
    run = _clean(run)
    if not _LETTER.search(run):
        return []
    letters = run.replace("'", "").replace("-", "")
    plural = re.fullmatch(r"([A-Z]{2,5})s", run)
    if plural and around.lexicon.is_english:
        return [*plural[1][:-1], f"{plural[1][-1]}'s"]
    if len(run) > 1 and letters.isupper() and letters == run:
        return _capitals(run, around, is_shouted=is_shouted)
    if len(run) == 1 and run.lower() not in around.lexicon.grammar["one_letter"] and run != "I":
        return _letters(run, around)
    return [run if around.lexicon.is_english else run.lower()]


def _capitals(run: str, around: Around, *, is_shouted: bool) -> list[str]:
    has_vowel = any(letter in _VOWELS for letter in run)
    if (run in around.lexicon.spelled and not is_shouted) or (not has_vowel and len(run) <= 5):
        return _letters(run, around)
    if is_shouted or not around.lexicon.is_english:
        return [run.lower()]
    return [run]


def _letters(text: str, around: Around) -> list[str]:
    if around.lexicon.is_english:
        return [".".join(text.upper())]
    names = around.lexicon.letters
    words: list[str] = []
    for letter in text.lower():
        words += names.get(letter, letter).replace("_", " ").split()
    return words


def _clean(run: str) -> str:
    """Only what can be a word: Latin letters, apostrophes and hyphens between them."""
    run = unicodedata.normalize("NFC", run).replace("’", "'").replace("‘", "'")
    kept = "".join(letter for letter in run if _LETTER.fullmatch(letter) or letter in "'-")
    return re.sub(r"'{2,}", "'", re.sub(r"-{2,}", "-", kept)).strip("'-")
