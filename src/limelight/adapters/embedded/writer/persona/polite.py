"""The polite form of texts that are written in the familiar one: Spanish "tú" as "usted", French
"tu" as "vous". Other languages have texts that address nobody, or mark both forms.

The material is ours and small, so the verbs it uses are listed (`address.json` of the language);
what is not listed is not touched. Verbs that command are only changed where commands stand: at the
beginning of a sentence and in the chain after it.
"""

import re
from functools import cache, lru_cache
from typing import Any

from limelight.adapters.embedded.writer.grammar import capital
from limelight.adapters.embedded.writer.knowledge import read_json

LANGUAGES = ("es", "fr")
SENTENCE = re.compile(r"(?<=[.!?:;…»])\s+|(?<=\{lead\})|(?<=\{Lead\})")
WORD = r"([^\W\d_]+(?:-[a-zà-ÿ]+)*)"
NOT = r"(?:no |ne |n')?(?:la |le |les |lo |los |las )?"
CLITICS = re.compile(r"^(.+?)((?:me|te|se|nos)?(?:l[oae]s?)?)$")


@cache
def _known(code: str) -> dict[str, Any]:
    known: dict[str, Any] = read_json(code, "address.json")
    return known


@lru_cache(maxsize=8_000)
def polite(text: str, code: str) -> str:
    """A sentence or a template in the polite form; as it is where the language needs none."""
    if code not in LANGUAGES:
        return text
    known = _known(code)
    parts = re.split(f"({SENTENCE.pattern})", text)
    commanded = "".join(_commands(part, code, known["commands"]) for part in parts)
    return polite_words(_with_pronouns(commanded, code, known["commands"]), code)


def _with_pronouns(text: str, code: str, commands: dict[str, str]) -> str:
    """Commands that carry their pronoun ("júntalas", "assieds-toi") are commands anywhere."""
    pattern = r"\b\w*[áéíóú]\w*(?:l[aoe]s?|[mts]e|nos)\b" if code == "es" else r"\b[a-zà-ÿ]+-toi\b"

    def change(found: re.Match[str]) -> str:
        return _command(found.group(), code, commands) or found.group()

    return re.sub(pattern, change, text, flags=re.IGNORECASE)


@lru_cache(maxsize=8_000)
def polite_words(text: str, code: str) -> str:
    """The pronouns and the verbs of the second person in the polite form, commands left alone."""
    if code not in LANGUAGES:
        return text
    for pattern, put in _known(code)["patterns"]:
        text = re.sub(pattern, put, text)
    return re.sub(r"[^\W\d_]+", lambda found: _as_written(found, _known(code)["words"]), text)


def _as_written(found: re.Match[str], words: dict[str, str]) -> str:
    word = found.group()
    put = words.get(word.casefold())
    if put is None:
        return word
    return capital(put) if word[:1].isupper() else put


def _commands(part: str, code: str, commands: dict[str, str]) -> str:
    """A sentence whose first verb is a command, with it and those chained to it changed."""
    known = _known(code)

    def change(found: re.Match[str]) -> str:
        put = _command(found.group(2), code, commands)
        return found.group() if put is None else found.group(1) + put

    first = re.match(r"[¿¡«“\s]*(?:" + known["before"] + r")?" + WORD, part)
    if first is None or _command(first.group(1), code, commands) is None:
        later = re.sub(known["later"] + WORD, change, part, count=1)
        chain = known["chain"]
        return (
            later
            if later == part
            else re.sub(rf"(, (?:{chain} )?{NOT}| {chain} {NOT})" + WORD, change, later)
        )
    until = re.search(known["until"], part)
    head, rest = (part[: until.start()], part[until.start() :]) if until else (part, "")
    chain = known["chain"]
    chained = rf"(^[¿¡«“\s]*(?:{known['before']})?|, (?:{chain} )?{NOT}| {chain} {NOT})"
    late = rf"(, {chain} {NOT})"
    return re.sub(chained + WORD, change, head) + re.sub(late + WORD, change, rest)


def _command(word: str, code: str, commands: dict[str, str]) -> str | None:
    low = word.casefold()
    put = commands.get(low)
    if put is None and code == "fr" and "-" in low:
        verb, _, rest = low.partition("-")
        put = commands.get(verb) or commands.get(verb.removesuffix("s"))
        put = f"{put}-{rest.replace('toi', 'vous')}" if put else None
    if put is None and code == "es":
        put = _with_clitics(low, commands)
    if put is None:
        return None
    return capital(put) if word[:1].isupper() else put


def _with_clitics(word: str, commands: dict[str, str]) -> str | None:
    """ "guárdalo" as "guárdelo", "siéntate" as "siéntese"."""
    found = CLITICS.match(word)
    if found is None or not found.group(2):
        return None
    stressed, clitics = found.groups()
    put = commands.get(stressed.translate(str.maketrans("áéíóú", "aeiou")))
    if put is None:
        return None
    place = next((index for index, char in enumerate(stressed) if char in "áéíóú"), None)
    if (
        place is not None
        and put[place : place + 1].translate(str.maketrans("aeiou", "áéíóú"))
        == stressed[place : place + 1]
    ):
        put = put[:place] + stressed[place] + put[place + 1 :]
    clitics = re.sub(r"^te", "se", clitics)
    return put + clitics
