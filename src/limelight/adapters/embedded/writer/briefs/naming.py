"""Topics that are no plain noun or action: somebody's day, advice for people, what a question asks
about, a whole clause, and what the brief's own facts are about.
"""

import re

from limelight.adapters.embedded.writer.briefs.facts import Own
from limelight.adapters.embedded.writer.briefs.topics import (
    Topic,
    own_words,
    shorten,
    you_not_me,
)
from limelight.adapters.embedded.writer.grammar import OF, german_nominative, plain, stem
from limelight.adapters.embedded.writer.language import Tongue
from limelight.generation.schemas import Value
from limelight.stories.brief import Form

# What somebody is called after the article that melted into "of": "del panadero" is "el panadero".
MELTED = {
    "es": {"l": "el"},
    "fr": {"u": "le"},
    "it": {"del": "il", "della": "la"},
}
SHORTEST_HEAD_WORDS, LONGEST_HEAD_WORDS = 2, 6
ADVISING: frozenset[Form] = frozenset({"tips", "howto", "list", "motivation"})
LISTED: frozenset[Form] = frozenset({"list", "qa"})


class Ask(Value):
    """The brief taken apart in its own language, before the topic is put into words. `is_formed`
    says that its words ask for the form.
    """

    form: Form
    count: int | None = None
    raw: str
    is_formed: bool = True
    is_action: bool = False
    is_person: bool = False
    sides: tuple[str, str] | None = None


def special_topic(ask: Ask, main: str, spoken: Tongue) -> Topic | None:
    """The topic of a brief whose words are not simply one; None for all others."""
    if ask.is_person:
        return _person(ask.raw, spoken)
    for pattern in (*spoken.reading["question_topics"], spoken.reading["clauses"]):
        found = re.search(pattern, main.strip(" ¿?.!"), flags=re.IGNORECASE)
        if found:
            phrase = shorten(you_not_me(found.group("rest"), spoken), spoken.code)
            return own_words(phrase, spoken.code, is_action=False) if phrase else None
    if ask.form in ADVISING and re.search(spoken.reading["people"], ask.raw, flags=re.IGNORECASE):
        phrase = shorten(ask.raw, spoken.code)
        return Topic(thing=phrase, sort="people") if phrase else None
    return None


def _person(raw: str, spoken: Tongue) -> Topic | None:
    first, _, rest = raw.partition(" ")
    who = f"{MELTED.get(spoken.code, {}).get(first, first)} {rest}".strip()
    who = shorten(you_not_me(who, spoken), spoken.code)
    if spoken.code == "de":
        phrase = german_nominative(raw)
        return Topic(thing=phrase, of=raw, sort="person") if phrase else None
    return Topic(thing=who, of=OF[spoken.code](who), sort="person") if who else None


def told_topic(topic: Topic, own: Own, ask: Ask, spoken: Tongue) -> Topic:
    """The topic of a piece that tells the brief's own facts: whom news is about; none where a list
    or questions name none.
    """
    told = own.told[0] if ask.form == "news" and own.told else ""
    told = told or (ask.raw if ask.form == "announce" and not own.is_moment else "")
    dated = _before_date(told, spoken) if ask.form == "announce" else ""
    if dated:
        return Topic(thing=dated)
    if told:
        head = re.split(spoken.facts["finite"], told, maxsplit=1, flags=re.IGNORECASE)
        words = len(head[0].split())
        if len(head) > 1 and SHORTEST_HEAD_WORDS <= words <= LONGEST_HEAD_WORDS:
            return Topic(thing=spoken.lowered(head[0].strip()))
    if ask.form in LISTED and (own.listed or own.pairs):
        listed = plain(" ".join((*own.listed, *(q + a for q, a in own.pairs))))
        known = {stem(word) for word in re.findall(r"\w+", listed)}
        named = {stem(word) for word in re.findall(r"\w{2,}", plain(ask.raw))}
        if named <= known:
            return topic.model_copy(update={"doing": "", "sort": "none"})
    return topic


def _before_date(text: str, spoken: Tongue) -> str:
    """What an announcement is about: "our winter menu on 2 December" without the date, when that
    leaves a short phrase and no sentence; empty otherwise.
    """
    launched = re.match(spoken.reading["launches"], text, flags=re.IGNORECASE)
    words = (launched.group("rest") if launched else text).split()
    small = {word.casefold() for word in spoken.reading["small_words"]}
    for at in range(2, len(words)):
        follows = " ".join(words[at : at + 2])
        dated = re.search(spoken.reading["detail"], follows, flags=re.IGNORECASE)
        if words[at].casefold() in small and dated:
            phrase = " ".join(words[:at])
            is_sentence = re.search(spoken.facts["finite"], f"{phrase} ", flags=re.IGNORECASE)
            return "" if is_sentence or at > LONGEST_HEAD_WORDS else spoken.lowered(phrase)
    return ""
