"""The topic as phrases of the language that is spoken: what may stand after "about", "for", "of" or
"how to".
"""

import re
from functools import cache
from typing import Literal

from limelight.adapters.embedded.writer.briefs.french import with_article
from limelight.adapters.embedded.writer.grammar import (
    OF,
    capital,
    definite,
    german_nominative,
    gerund,
    is_german_action,
    named_theme,
    plain,
    stem,
)
from limelight.adapters.embedded.writer.knowledge import Entity
from limelight.adapters.embedded.writer.language import Tongue, concepts, tongue
from limelight.adapters.embedded.writer.letters.arabic import arabic_slots
from limelight.adapters.embedded.writer.letters.japanese import japanese_slots
from limelight.generation.schemas import Value

LONGEST_WORDS = 10
LONGEST_CHARS = 60
PLACE_WORDS = 2
BEGINNING = ("start", "begin")
INFINITIVE = {
    "es": re.compile(r"^\w+[aei]r(?:se|te|lo|la|los|las)?$"),
    "fr": re.compile(
        r"^(?:s'|se |ne pas )?\w*(?:\w(?:er|ir)|[aeo]ndre|[eo]rdre|[ae]ttre|uire|crire|[ldr]ire"
        r"|faire|plaire|[bo]oire|croire|[aeo]indre|ompre|[vu]ivre|vaincre|[ao]ître|clure|oudre|être)$"
    ),
    "it": re.compile(r"^\w+(?:are|ere|ire|arsi|ersi|irsi)$"),
    "pt": re.compile(r"^\w+[aei]r(?:-se)?$"),
}
NO = ("no", "non", "nein", "não")
QUOTES = {"en": ("“", "”"), "pt": ("“", "”"), "de": ("„", "“"), "ja": ("「", "」")}
_BY_LETTERS = {"ja": japanese_slots, "ar": arabic_slots}
NOT_INFINITIVES = {
    "lugar",
    "hogar",
    "mujer",
    "ayer",
    "mar",
    "bar",
    "azucar",
    "taller",
    "hiver",
    "mer",
    "hier",
    "papier",
    "chambre",
    "livre",
    "métier",
    "dîner",
    "quartier",
    "cahier",
    "escalier",
    "arbre",
    "verre",
    "lettre",
    "avenir",
    "loisir",
    "plaisir",
    "souvenir",
    "soir",
    "miroir",
    "espoir",
    "noir",
    "fer",
    "ver",
    "cher",
    "potager",
    "verger",
    "janvier",
    "février",
    "par",
    "pour",
    "calamar",
    "collar",
    "celular",
    "militar",
    "popular",
    "familiar",
    "solar",
    "polar",
    "chalet",
    "cancer",
    "dollar",
    *("danger", "étranger", "boulanger", "berger", "premier", "dernier"),
    *("panier", "pommier", "rosier", "courrier", "clavier", "chantier", "sentier", "dossier"),
    *("atelier", "calendrier", "infirmier", "jardinier", "cuisinier", "ouvrier", "policier"),
    *("pâtissier", "collier", "fichier", "tablier", "désir", "cuir", "élixir", "hamster"),
    "mare",
    "cantiere",
    "quartiere",
    "mestiere",
    "giardiniere",
    "cameriere",
    "infermiere",
    "barbiere",
    "carriere",
    "bicchiere",
    "genere",
    "cenere",
    "carcere",
    "alveare",
    "altare",
    "particolare",
    "popolare",
    "militare",
    "familiare",
    "solare",
    "polare",
    "alimentare",
    "salutare",
    "lar",
    "mulher",
    "colher",
    "talher",
    "lazer",
    "prazer",
    "ar",
    "bazar",
    "pilar",
    "elixir",
    "escolar",
    "regular",
    "líder",
    "suéter",
    "zíper",
    "câncer",
    "açúcar",
    "hambúrguer",
    "qualquer",
    "mister",
    "repórter",
}

TopicSort = Literal["thing", "person", "people", "clause", "none"]


class Topic(Value):
    """`thing` is a noun phrase, `doing` an infinitive phrase or empty; `place` and `audience` may
    be empty. `of` is how `thing` stands after "of" where the rules do not tell.

    `sort` says what may be said with it: of somebody ("a gardener") no advice "about" is given,
    for people ("new parents") it is advice for them, a clause ("why we dream") stands only where
    any phrase may, and of no topic at all nothing is named.
    """

    thing: str
    doing: str = ""
    place: str = ""
    audience: str = ""
    known: bool = False
    of: str = ""
    sort: TopicSort = "thing"


def slots(topic: Topic, spoken: Tongue) -> dict[str, str]:
    """The topic in every grammatical position a template may need; for people only whom it is for,
    for no topic nothing.
    """
    code = spoken.code
    if topic.sort == "none":
        return {}
    if code in _BY_LETTERS:
        return _BY_LETTERS[code](topic.thing, topic.doing)
    if topic.sort == "people":
        who = topic.thing.removeprefix("les ") if code == "fr" else topic.thing
        return _with_capitals({"for": f"{spoken.words['for_people']} {who}"})
    if topic.sort == "clause":
        return _with_capitals({"about": topic.thing, "bare": topic.thing})
    place = "" if plain(topic.place) in plain(topic.doing) else topic.place
    parts = (place, topic.doing) if code == "de" else (topic.doing, place)
    doing = " ".join(part for part in parts if part)
    about, bare = topic.thing, topic.thing
    if topic.doing:
        about, bare = (_ing(doing), _ing(topic.doing)) if code == "en" else (doing, topic.doing)
    of = OF.get(code, str)
    found = {
        "about": about,
        "bare": bare,
        "thing": topic.thing,
        "of": topic.of or of(about),
        "of_thing": topic.of or of(topic.thing),
        "for": named_theme(_for(about, spoken, is_doing=bool(topic.doing))),
    }
    if topic.doing:
        found["do"] = doing
    return _with_capitals(found)


def _with_capitals(found: dict[str, str]) -> dict[str, str]:
    return found | {key.capitalize(): capital(value) for key, value in found.items()}


def _for(about: str, spoken: Tongue, *, is_doing: bool) -> str:
    return f"{spoken.words['for_doing' if is_doing else 'for_thing']} {about}"


def _ing(doing: str) -> str:
    first, _, rest = doing.partition(" ")
    if first in ("not", "never") and rest:
        return f"{first} {_ing(rest)}"
    if first in BEGINNING and rest.split(" ", 1)[0] in _english_verbs().values():
        rest = _base(rest)
    return f"{gerund(first)} {rest}".strip()


def _base(phrase: str) -> str:
    """ "running in winter" as "to run in winter"."""
    first, _, rest = phrase.partition(" ")
    base = next(base for base, ing in _english_verbs().items() if ing == first)
    return f"to {base} {rest}".strip()


def entity_topic(entity: Entity, *, place_name: str = "") -> Topic:
    """The topic of a known entity; `place_name` is a town the brief names."""
    if place_name and entity.going:
        doing = entity.going.format(name=place_name)
        return Topic(thing=entity.thing, doing=doing, known=True)
    return Topic(thing=entity.thing, doing=entity.doing, known=True)


def own_words(raw: str, code: str, *, is_action: bool, is_new: bool = False) -> Topic | None:
    """The topic in the brief's own words, or None when they do not make a clean phrase. `is_new`
    says that the thing is not known yet, as in a story.
    """
    phrase = shorten(you_not_me(raw, tongue(code)), code)
    if not phrase:
        return None
    first, _, rest = phrase.partition(" ")
    known = None if rest else _noun(phrase, code)
    if known and plain(phrase) not in plain(known):
        return Topic(thing=known)
    if code == "en":
        return _english(phrase, first, rest, is_action=is_action)
    if _is_verb(first, rest, code) and (rest or is_action):
        return Topic(thing=phrase, doing=phrase)
    if code == "de":
        return Topic(thing=german_nominative(phrase))
    if code == "fr" and not phrase[:1].isupper() and not _has_article(phrase, code):
        return Topic(thing=with_article(phrase, is_new=is_new) or f"«{phrase}»")
    return Topic(thing=phrase)


def _has_article(phrase: str, code: str) -> bool:
    return phrase.split()[0] in tongue(code).reading["articles"] or phrase.startswith(("l'", "d'"))


def _english(phrase: str, first: str, rest: str, *, is_action: bool) -> Topic:
    verbs = _english_verbs()
    if first in verbs.values():
        base = next(base for base, ing in verbs.items() if ing == first)
        return Topic(thing=phrase, doing=f"{base} {rest}".strip()) if rest else Topic(thing=phrase)
    if is_action or _is_verb(first, rest, "en"):
        return Topic(thing=_ing(phrase), doing=phrase)
    return Topic(thing=phrase)


@cache
def _english_verbs() -> dict[str, str]:
    return {verb: gerund(verb) for verb in tongue("en").reading["verbs"]}


def stands_alone(phrase: str, spoken: Tongue) -> bool:
    """Whether a phrase needs no article before it: it starts with one or with a verb, or its noun
    is plural.
    """
    first, _, rest = phrase.partition(" ")
    if first in spoken.reading["articles"] or _is_verb(first, rest, spoken.code):
        return True
    noun = re.split(spoken.reading["preposition"], phrase)[0].split()[-1:]
    return bool(noun) and noun[0].endswith("s") and not noun[0].endswith(("ss", "us", "is"))


def _is_verb(first: str, rest: str, code: str) -> bool:
    if code == "de":
        return is_german_action(f"{first} {rest}".strip())
    if code != "en":
        return (
            code in INFINITIVE
            and bool(INFINITIVE[code].match(first))
            and first not in NOT_INFINITIVES
        )
    verbs = _english_verbs()
    if first in verbs.values():
        return True
    if first not in verbs or not rest:
        return False
    reading = tongue("en").reading
    return first not in reading["also_nouns"] or rest.split()[0] in reading["after_verbs"]


def you_not_me(raw: str, spoken: Tongue, *, keeps: str = "") -> str:
    """The words turned from the writer's to the viewer's side ("my cat" becomes "your cat"), all
    but the word that `keeps` names.
    """
    for mine, yours in spoken.reading["turn"].items():
        if mine == keeps:
            continue
        raw = re.sub(rf"(?<!\w){mine}(?!\w)", yours, raw, flags=re.IGNORECASE)
    return raw


def shorten(raw: str, code: str) -> str:
    """At most ten words, ending before a clause and never on a small word."""
    spoken = tongue(code)
    phrase = re.split(spoken.reading["clause"], raw, maxsplit=1, flags=re.IGNORECASE)[0]
    words = phrase.strip(" .,;:!?-'/&+").split()
    while words and (len(words) > LONGEST_WORDS or len(" ".join(words)) > LONGEST_CHARS):
        words.pop()
    if words and words[0].casefold() in spoken.reading["superlatives"]:
        words.insert(0, definite(words[1:2], spoken.reading))
    small = set(spoken.reading["small_words"]) | {"&", "+", "/", "-"}
    if _says_place_twice(words, small):
        words = words[:-2]
    while words and words[-1].casefold() in small and not _is_said_no(words, small):
        words.pop()
    is_action = code == "de" and is_german_action(" ".join(words))
    while words and not is_action and words[0].casefold() in set(spoken.reading["leading"]):
        words.pop(0)
    return named_properly(spoken.lowered(" ".join(words)), spoken)


def _is_said_no(words: list[str], small: set[str]) -> bool:
    """Whether a phrase ends on a "no" that is said ("learning to say no")."""
    return words[-1].casefold() in NO and len(words) > 1 and words[-2].casefold() not in small


def _says_place_twice(words: list[str], small: set[str]) -> bool:
    """Whether a phrase ends with a place it has named already ("work from home at home")."""
    if len(words) <= PLACE_WORDS + 1 or words[-PLACE_WORDS].casefold() not in small:
        return False
    return words[-1].casefold() in {word.casefold() for word in words[:-PLACE_WORDS]}


def named_properly(phrase: str, spoken: Tongue) -> str:
    """The phrase with the capitals of the names in it."""
    return " ".join(_named(word, spoken) for word in phrase.split())


def _named(word: str, spoken: Tongue) -> str:
    bare = word.strip(".,!?'")
    return (
        word.replace(bare, spoken.proper[bare.casefold()])
        if bare.casefold() in spoken.proper
        else word
    )


def foreign(raw: str, brief_code: str, code: str) -> Topic:
    """A topic from a brief in another language: translated when the lexicon has it, else its nouns
    as given.
    """
    leave = set(tongue(brief_code).reading["small_words"]) | set(
        tongue(brief_code).reading["leading"]
    )
    verbs = _english_verbs()
    words = [
        word.strip(".,;:!?'")
        for word in shorten(raw, brief_code).split()
        if word.casefold() not in leave and word not in verbs and word not in verbs.values()
    ]
    translated = [_noun(word, code) for word in words]
    known = [word for word in translated if word]
    if known and len(known) == len(words) == 1:
        return Topic(thing=known[0])
    kept = " ".join(" ".join(words[:4]).split()) or shorten(raw, brief_code)
    return Topic(thing=_quoted(kept, code)) if kept else Topic(thing="")


def _quoted(words: str, code: str) -> str:
    if words[:1].isupper():
        return words
    before, after = QUOTES.get(code, ("«", "»"))
    return before + words + after


def in_language(word: str, code: str) -> str:
    """A noun or a town in another language where the lexicon has it, else as given."""
    return _noun(word, code) or word


def _noun(word: str, code: str) -> str | None:
    wanted = stem(word)
    for noun in concepts("nouns"):
        if wanted in {stem(trigger) for trigger in noun.triggers}:
            return noun.said.get(code)
    return None
