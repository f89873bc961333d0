"""Plain words from the texts of a card: macros filled in, markup and what cannot be shown left out.

The card keeps its texts as they are; only what Limelight uses itself goes through here.
"""

import html
import re
import unicodedata

_READ_CHARS = 20_000  # how much of one text is looked at
_HIDDEN = re.compile(
    r"<(script|style)\b[^<>]{0,500}>.{0,5000}?(?:</\1\s{0,9}>|$)|<!--.{0,5000}?(?:-->|$)",
    re.I | re.S,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_DECORATOR = re.compile(r"^@@+[a-z_]+[^\n]*\n?", re.M)
_CHOICE = re.compile(r"\{\{(?:random|pick)::?([^{},]{0,200})[^{}]{0,2000}\}\}", re.I)
_MACRO = re.compile(r"\{\{[^{}]{0,2000}\}\}")
_CHARACTER = re.compile(r"\{\{char\}\}|<(?:char|bot)>", re.I)
_USER = re.compile(r"\{\{user\}\}|<user>", re.I)
_JOINERS = "\u200c\u200d"
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’)\]]*(?=\s|$)|\n")


def plain(text: str, name: str, user: str = "you") -> str:
    """`text` as prose: macros replaced, markup and comments left out, only what can be shown."""
    text = _CHOICE.sub(lambda found: found[1], text[:_READ_CHARS])
    text = _CHARACTER.sub(lambda _: name, text)
    text = _MACRO.sub("", _USER.sub(user, text))
    text = html.unescape(_without_markup(text))
    return tidy(_without_markup(text))


def tidy(text: str) -> str:
    """Only characters that can be shown, single spaces, at most one empty line in a row."""
    shown = "".join(map(_shown, text.replace("\r\n", "\n").replace("\r", "\n")))
    lines = [" ".join(line.split()) for line in shown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def line(text: str) -> str:
    """As `tidy`, in one line."""
    return " ".join(tidy(text).split())


def excerpt(text: str, most: int) -> str:
    """The beginning of `text`, at most `most` characters: whole sentences where they fit, else
    whole words and an ellipsis.
    """
    if len(text) <= most:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, most)]
    if ends and ends[-1] >= most // 3:
        return text[: ends[-1]].strip()
    cut = text[: most - 1]
    return (cut.rsplit(None, 1)[0] if " " in cut else cut).rstrip(" ,;:-") + "…"


def sentences(text: str) -> list[str]:
    """The sentences of `text`, each line at least one."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def without_decorators(content: str) -> str:
    """The content of a lorebook entry without its `@@decorators`, for tools older than V3."""
    return _DECORATOR.sub("", content).strip("\n") if "@@" in content else content


def for_judges(text: str) -> str:
    """`text` as somebody reads it and as a page would show it, so that markup hides nothing."""
    if not set(text) & set("<>&{"):
        return text
    shown = html.unescape(_MACRO.sub(" ", _TAG.sub("", html.unescape(text))))
    return f"{text}\n{shown}"


def is_clean(text: str) -> bool:
    """Whether every character of `text` can be kept and shown as it is."""
    return all(char in "\n\r\t" or char in _JOINERS or char.isprintable() for char in text)


def _without_markup(text: str) -> str:
    return _TAG.sub("", _HIDDEN.sub("", text))


def _shown(char: str) -> str:
    if char in "\n\t" or char in _JOINERS or char.isprintable():
        return char
    return " " if unicodedata.category(char).startswith("Z") else ""
