"""What people type, made readable: no addresses, emoji, mark-up, shouting or commands; the essence
of long texts.
"""

import re
import unicodedata

from limelight.adapters.embedded.writer.language import Tongue

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
TWICE = re.compile(r"(?<![\w'-])([^\W\d_]+(?: [^\W\d_]+){0,2}) \1(?![\w'-])", re.IGNORECASE)
HANDLE = re.compile(r"(?<!\w)[@#](\w+)")
COMMANDS = re.compile(
    r"\b(?:ignore|disregard|forget|olvida|ignora|oublie|ignore[sz]?|dimentica|ignoriere?|vergiss|"
    r"esqueça)\b[^.!?\n]{0,40}"
    r"\b(?:instructions?|prompts?|rules|instrucciones|reglas|consignes|istruzioni|regole|"
    r"anweisungen|regeln|instruções|regras)\b|"
    r"\b(?:system|developer) prompt\b|\byou are now\b|\bact as\b|\b(?:assistant|system|user)\s*:",
    re.IGNORECASE,
)
KEPT_MARKS = set("'’-.,;:!?%&+/ \n")
FACT_MARKS = KEPT_MARKS | set('€$£¥°"“”„«»()–—•·#@')
SHOUTED = 0.7


def clean(text: str, *, has_capital_nouns: bool = False) -> str:
    """One line of plain words and stops; shouting becomes small letters, and so does title case
    where nouns have no capitals of their own.
    """
    text = unicodedata.normalize("NFC", text)
    text = ADDRESS.sub(" ", text)
    text = HANDLE.sub(r"\1", text)
    text = COMMANDS.sub(". ", text)
    text = "".join(char if _kept(char) else " " for char in text)
    text = text.replace("’", "'")
    text = re.sub(r"\s+(?=[.!?,;:])", "", text)
    text = re.sub(r"([.!?,;:'/&+%-])[.!?,;:'/&+%-]+", r"\1", text)
    text = re.sub(r"\s*\n\s*", ". ", text)
    text = TWICE.sub(r"\1", re.sub(r"\s+", " ", text)).strip(" .,;:-'/&+%")
    return _quiet(text, has_capital_nouns=has_capital_nouns)


def clean_facts(text: str) -> str:
    """What a person typed, as facts to be said: nothing changed but spaces, commands and odd
    signs; addresses stay.
    """
    text = COMMANDS.sub(". ", unicodedata.normalize("NFC", text))
    text = "".join(
        char if char in FACT_MARKS or _kept(char) else " " for char in text.replace("’", "'")
    )
    return re.sub(r"[^\S\n]+", " ", text).strip()


def _kept(char: str) -> bool:
    return char in KEPT_MARKS or (unicodedata.category(char)[0] in "LN" and ord(char) < 0x10000)


def _quiet(text: str, *, has_capital_nouns: bool) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2]
    if not words:
        return text
    shouted = sum(word.isupper() for word in words) / len(words)
    titled = sum(word[0].isupper() for word in words) / len(words)
    if shouted >= SHOUTED or (len(words) > 2 and titled >= SHOUTED and not has_capital_nouns):
        return text.lower()
    return text


def essence(text: str, tongue: Tongue) -> str:
    """The sentence of a text that says what is wanted; the text itself when it is short."""
    parts = [part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    if not parts:
        return text
    if len(parts) == 1:
        return parts[0]
    asked = [part for part in parts if re.search(tongue.reading["asks"], part, re.IGNORECASE)]
    worded = [part for part in parts if sum(char.isalpha() for char in part) > 3]
    return (asked or worded or parts)[0]


def other_sentences(text: str, main: str) -> list[str]:
    """The sentences of a text besides its essence."""
    parts = [part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    return [part for part in parts if part != main]
