"""What props are called: our own English words, and the names and keywords of the Unicode CLDR in
eight languages.
"""

import functools
import gzip
import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hibari

WORDS = Path(__file__).parent / "props" / "words.txt"
LANGUAGES = ("es", "fr", "de", "it", "pt", "ja", "ar")
# Emoji whose name in the CLDR is another than the drawing's.
_OTHERWISE = {
    "piata": "pinata", "pouting-face": "enraged-face", "blackbird": "black-bird",
    "hugging-face": "smiling-face-with-open-hands", "phoenix-bird": "phoenix",
}  # fmt: skip


@dataclass
class Called:
    """By prop: English phrases (its own name first), names in other languages, and keywords of each
    language for the meanings.
    """

    phrases: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    keywords: dict[str, dict[str, list[str]]] = field(default_factory=dict)


def read(props: list[str], cldr: dict[str, Any]) -> Called:
    """The words of all `props`; `cldr` is the annotations package."""
    own = _own()
    told = {language: _annotations(cldr, language) for language in ("en", *LANGUAGES)}
    sign_of = {slug(said["tts"][0]): sign for sign, said in told["en"].items() if "tts" in said}
    called = Called()
    for prop in props:
        sign = sign_of.get(_OTHERWISE.get(prop, prop), "")
        plain = prop.removeprefix("sign-").replace("-", " ")
        called.phrases[prop] = list(dict.fromkeys([plain, *own.get(prop, ())]))
        said = {language: told[language].get(sign, {}) for language in told}
        named = {language: list(words.get("tts", ())) for language, words in said.items()}
        foreign = [name for code in LANGUAGES for name in named[code] if not is_english(name)]
        called.names[prop] = [_plain(name) for name in dict.fromkeys(foreign)]
        called.keywords[prop] = {
            code: list(dict.fromkeys([*named[code], *said[code].get("default", ())]))
            for code in said
        }
    return called


def _own() -> dict[str, list[str]]:
    rows = [row for row in WORDS.read_text("utf-8").splitlines() if row and not row.startswith("#")]
    pairs = [row.split(":", 1) for row in rows]
    return {name.strip(): [word.strip() for word in words.split(",")] for name, words in pairs}


def _annotations(cldr: dict[str, Any], language: str) -> dict[str, Any]:
    file = cldr[f"annotations/{language}/annotations.json"]
    found: dict[str, Any] = file["annotations"]["annotations"]
    return found


def slug(name: str) -> str:
    """A CLDR name as drawings are named: `woman’s hat` is `womans-hat`."""
    bare = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")


def is_english(name: str) -> bool:
    """Whether a foreign name is also an English word, which would then mean something else ("pain",
    "chat").
    """
    return name.isascii() and name.lower() in _english()


@functools.cache
def _english() -> frozenset[str]:
    path = Path(hibari.__file__).parent / "assets" / "lexicon_us_gold.json.gz"
    with gzip.open(path) as file:
        return frozenset(word.lower() for word in json.load(file))


def _plain(name: str) -> str:
    return re.sub(r"\s*[,:(].*", "", name).strip()
