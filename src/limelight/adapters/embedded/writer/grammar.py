"""Small rules of the languages: articles, elision, contractions, sentence case. Pure functions on
strings.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Any

SHORT_PAIR = 5
STOPS = ".!?…。！？؟"
# As many Japanese letters as are read in the time of one word.
LETTERS_A_WORD = 2
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿々]")
VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
ASPIRATED = (
    "hamster",
    "haricot",
    "hasard",
    "haut",
    "héros",
    "hibou",
    "hockey",
    "huit",
    "hand",
    "hall",
)
AN_DESPITE_CONSONANT = ("hour", "honest", "heir", "honour", "honor")
A_DESPITE_VOWEL = ("uni", "use", "usu", "uto", "euro", "one-", "one ", "once", "ukulele", "eucal")
DOUBLING = re.compile(r"^[a-z]{0,3}[bcdfghjklmnpqrstvz][aeiou][bdfgklmnprt]$")
DOUBLED_LONGER = ("begin", "forget", "unplug", "reset", "plan", "spot")
NOT_DOUBLED = (
    "open",
    "listen",
    "visit",
    "edit",
    "limit",
    "offer",
    "water",
    "cover",
    "enter",
    "order",
)
EXPANSIONS = (
    ("won't", "will not"),
    ("can't", "cannot"),
    ("let's", "let us"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ll", " will"),
    ("'ve", " have"),
    ("I'm", "I am"),
    ("it's", "it is"),
    ("that's", "that is"),
    ("here's", "here is"),
    ("there's", "there is"),
    ("what's", "what is"),
    ("who's", "who is"),
)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case without accents: the form in which words are compared."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without accents and without a plural ending, for comparing only."""
    low = plain(word)
    for ending, put in (("ies", "y"), ("sses", "ss"), ("s", ""), ("x", "")):
        if low.endswith(ending) and len(low) > len(ending) + 2 and not low.endswith("ss"):
            return low[: -len(ending)] + put
    return low


@lru_cache(maxsize=20_000)
def word_count(text: str) -> int:
    """How many words are spoken: pieces between spaces with a letter or digit in them; in Japanese,
    which has no spaces, two letters count as a word.
    """
    unspaced = len(_UNSPACED.findall(text))
    if unspaced:
        text = _UNSPACED.sub(" ", text)
    return -(-unspaced // LETTERS_A_WORD) + sum(
        any(char.isalnum() for char in piece) for piece in text.split()
    )


def capital(text: str) -> str:
    """The text with its first letter as a capital (after an opening mark such as "¿" or "«")."""
    for index, char in enumerate(text):
        if char.isalpha() and text[index + 1 : index + 2].isupper():
            return text
        if char.isalpha():
            return text[:index] + char.upper() + text[index + 1 :]
        if char.isdigit():
            return text
    return text


def lowered(text: str, names: frozenset[str]) -> str:
    """The text with a small first letter, unless the first word is a name, an acronym or "I"."""
    if text.startswith(("¿", "¡")):
        return text[:1] + lowered(text[1:], names)
    first = re.split(r"[\s,.:;!?'’-]", text, maxsplit=1)[0]
    if first in names or (len(first) > 1 and first[1:2].isupper()) or first == "I":
        return text
    return text[:1].lower() + text[1:]


def gerund(verb: str) -> str:
    """The -ing form of an English verb: "make" gives "making", "run" "running"."""
    low = verb.casefold()
    if low.endswith("ie"):
        return verb[:-2] + "ying"
    if low.endswith("e") and not low.endswith(("ee", "oe", "ye")) and len(low) > 2:
        return verb[:-1] + "ing"
    if low in DOUBLED_LONGER or (DOUBLING.match(low) and low not in NOT_DOUBLED and len(low) < 6):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def named_theme(text: str) -> str:
    """French text in which a quoted topic after "sur" is called a theme: no article needed."""
    return text.replace("sur «", "sur le thème «")


def indefinite(text: str) -> str:
    """English text with "a" and "an" chosen by the sound that follows."""

    def choose(match: re.Match[str]) -> str:
        article, space, following = match.group(1), match.group(2), match.group(3)
        low = following.casefold()
        vowel = low[0] in "aeiou" and not low.startswith(A_DESPITE_VOWEL) and low != "one"
        sounds = vowel or low.startswith(AN_DESPITE_CONSONANT)
        wanted = "an" if sounds else "a"
        return (wanted.capitalize() if article[0].isupper() else wanted) + space + following

    return re.sub(r"(?<![\w&])([Aa]n?)( )([A-Za-z][\w-]*)", choose, text)


def starts_with_vowel_sound(word: str) -> bool:
    """Whether French elides before this word; a mute h counts as a vowel."""
    low = word.casefold().lstrip("«“\"' ")
    if low.startswith(("y", "onz", "oui", "ouistiti")) or low.startswith(ASPIRATED):
        return False
    return bool(low) and (low[0] in VOWELS or low[0] == "h")


def french_de(phrase: str) -> str:
    """ "de" before a phrase: "du thé", "des chats", "d'apprendre", "de la lune"."""
    for article, joined in (("le ", "du "), ("les ", "des ")):
        if phrase.startswith(article):
            return joined + phrase[len(article) :]
    if phrase.startswith("«"):
        return f"du thème {phrase}"
    return ("d'" if starts_with_vowel_sound(phrase) else "de ") + phrase


def spanish_de(phrase: str) -> str:
    """ "de" before a phrase: "del pan", "de la luna"."""
    return "del " + phrase[3:] if phrase.startswith("el ") else "de " + phrase


ITALIAN_DI = {"il": "del", "lo": "dello", "la": "della", "i": "dei", "gli": "degli", "le": "delle"}
PORTUGUESE_DE = {"o": "do", "a": "da", "os": "dos", "as": "das", "este": "deste", "esta": "desta"}


def italian_di(phrase: str) -> str:
    """ "di" before a phrase: "del pane", "dell'olio", "di dormire"."""
    if phrase.startswith("l'"):
        return "dell'" + phrase[2:]
    first, _, rest = phrase.partition(" ")
    return f"{ITALIAN_DI[first]} {rest}" if rest and first in ITALIAN_DI else "di " + phrase


def portuguese_de(phrase: str) -> str:
    """ "de" before a phrase: "do pão", "das plantas", "de dormir"."""
    first, _, rest = phrase.partition(" ")
    return f"{PORTUGUESE_DE[first]} {rest}" if rest and first in PORTUGUESE_DE else "de " + phrase


def english_of(phrase: str) -> str:
    """ "of" before a phrase."""
    return "of " + phrase


OF = {
    "en": english_of,
    "es": spanish_de,
    "fr": french_de,
    "it": italian_di,
    "pt": portuguese_de,
}


def expand(text: str) -> str:
    """English without contractions, for a formal voice."""
    for short, full in EXPANSIONS:
        text = text.replace(short, full)
        text = text.replace(capital(short), capital(full))
    return text


def tidy(text: str) -> str:
    """Single spaces, no space before a stop, no doubled stops."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.;:!?…»”])", r"\1", text).replace("« ", "«")
    text = re.sub(r"([,;:])([,;:.])", r"\2", text)
    return re.sub(r"([.!?])\.+$", r"\1", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, with their stops."""
    parts = re.split(r"(?<=[.!?…؟])\s+|(?<=[。！？])(?![」』])\s*", text.strip())
    return [part for part in parts if part]


def stutters(text: str) -> bool:
    """Whether a sentence of the text says the same two words twice ("at home at home"), or a word
    twice in a row.
    """
    return any(_stutters(re.findall(r"[\w'’-]+", plain(each))) for each in sentences(text))


def _stutters(words: list[str]) -> bool:
    if any(one == two and len(one) > 2 for one, two in pairwise(words)):
        return True
    pairs = [pair for pair in pairwise(words) if sum(len(word) for word in pair) > SHORT_PAIR]
    return len(pairs) != len(set(pairs))


def first_sentence(text: str) -> str:
    """The first sentence of a text, with its stop."""
    found = sentences(text)
    return found[0] if found else ""


GERMAN_ARTICLES = {
    "einen": "ein", "einer": "eine", "eines": "ein", "den": "der", "des": "der", "einem": "ein",
}  # fmt: skip


def german_nominative(phrase: str) -> str:
    """A German noun phrase as a subject: "einen alten Turm" gives "ein alter Turm", "eines
    Gärtners" gives "ein Gärtner".
    """
    first, _, rest = phrase.partition(" ")
    small = first.casefold()
    if small not in GERMAN_ARTICLES or not rest:
        return phrase
    words = rest.split()
    if small in ("eines", "des"):
        words[0] = re.sub(r"(?<=[^s])e?s$", "", words[0]) if words[0][:1].isupper() else words[0]
    if small in ("einen", "eines", "einem") and words[0].islower() and words[0].endswith("en"):
        words[0] = words[0][:-1] + "r"
    elif small == "einer" and words[0].islower() and words[0].endswith("en"):
        words[0] = words[0][:-1]
    return " ".join((GERMAN_ARTICLES[small], *words))


GERMAN_STRONG = {
    "schläft": "schlafen", "wäscht": "waschen", "läuft": "laufen", "liest": "lesen",
    "isst": "essen", "nimmt": "nehmen", "hält": "halten", "fährt": "fahren", "gibt": "geben",
    "bäckt": "backen", "trägt": "tragen", "hilft": "helfen", "spricht": "sprechen",
    "lässt": "lassen", "trifft": "treffen", "vergisst": "vergessen", "wird": "werden",
    "tut": "tun", "misst": "messen", "brät": "braten",
}  # fmt: skip
GERMAN_HOW = re.compile(r"^wie (?:man|ich|du) (?P<what>.+ )?(?P<verb>\w{3,})[?.!]*$", re.IGNORECASE)
GERMAN_INFINITIVE = re.compile(r"[a-zäöüß]{2,}(?:en|eln|ern)$")


def german_infinitive(verb: str) -> str:
    """The infinitive of a German verb as "man" has it: "gießt" gives "gießen"."""
    if verb in GERMAN_STRONG:
        return GERMAN_STRONG[verb]
    for ending, put in (
        ("iert", "ieren"),
        ("elt", "eln"),
        ("ert", "ern"),
        ("et", "en"),
        ("t", "en"),
        ("e", "en"),
    ):
        if verb.endswith(ending):
            return verb[: -len(ending)] + put
    return verb


def german_action(text: str) -> str:
    """ "Wie man Tee kocht" as "So kann man Tee kochen", whose verb needs no other form."""
    found = GERMAN_HOW.match(text)
    if found is None:
        return text
    return f"So kann man {found.group('what') or ''}{german_infinitive(found.group('verb'))}"


def is_german_action(phrase: str) -> bool:
    """Whether a German phrase ends with an infinitive, as "besser schlafen" does."""
    return bool(GERMAN_INFINITIVE.match(phrase.split()[-1])) if phrase else False


def definite(noun: list[str], reading: dict[str, Any]) -> str:
    """The article of a superlative before its noun, which shows whether it is feminine."""
    article, ending = reading["definite_feminine"]
    is_feminine = bool(noun) and re.search(ending, noun[0].casefold())
    return str(article if is_feminine else reading["definite"])
