"""Understanding a brief: the form that is asked for, how many, about what, for whom, with what mood."""

import re
from typing import Literal

from limelight.adapters.embedded.writer.cleaning import clean, essence, other_sentences
from limelight.adapters.embedded.writer.grammar import plain, stem, word_count
from limelight.adapters.embedded.writer.knowledge import Entity, Match, Pack, find_matches
from limelight.adapters.embedded.writer.language import Tongue, find_concept, guess_language, tongue
from limelight.adapters.embedded.writer.topics import (
    Topic,
    entity_topic,
    foreign,
    named_properly,
    own_words,
    shorten,
    you_not_me,
)
from limelight.generation.schemas import Value

Form = Literal[
    "tips", "howto", "story", "facts", "myths", "compare", "day", "motivation", "announce",
    "explain", "question", "recipe", "opinion", "greeting",
]
MOST_ITEMS = 12
LONGEST_QUESTION_WORDS = 11
LONGEST_DETAIL_WORDS = 14


class Reading(Value):
    """What a brief asks for, in the language that will be spoken."""

    form: Form
    count: int | None = None
    attitude: str = ""
    topic: Topic
    pack: Pack | None = None
    entity: Entity | None = None
    question: str = ""
    sides: tuple[str, str] | None = None
    details: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


class Ask(Value):
    """The brief taken apart in its own language, before the topic is put into words."""

    form: Form
    count: int | None = None
    raw: str
    is_action: bool = False
    sides: tuple[str, str] | None = None


def read_brief(text: str, code: str) -> Reading:
    """Understand `text`, whatever it is; the topic comes back in the language `code`."""
    cleaned = clean(text)
    brief_code = guess_language(cleaned, otherwise=code)
    spoken = tongue(brief_code)
    main = essence(cleaned, spoken)
    ask = _take_apart(_without_wrapper(main, spoken), spoken)
    match = _best_match(ask.raw, main, cleaned)
    return Reading(
        form=ask.form,
        count=ask.count,
        attitude=_said("attitudes", main, code),
        topic=_topic(ask, match, main, brief_code, code),
        pack=match.pack if match else None,
        entity=match.entity if match else None,
        question=_question(main, spoken) if brief_code == code else "",
        sides=ask.sides if brief_code == code else None,
        details=_details(cleaned, main, spoken) if brief_code == code else (),
        without=_excluded(main, spoken),
        stems=frozenset(stem(word) for word in re.findall(r"\w+", cleaned) if len(word) > 3),
    )


def _said(kind: str, text: str, code: str) -> str:
    concept = find_concept(kind, text)
    return concept.said[code] if concept else ""


def _without_wrapper(main: str, spoken: Tongue) -> str:
    """The request without "please make a short video about" before it and "for my channel" after it."""
    text, before = main, ""
    while text != before:
        before = text
        for pattern in spoken.reading["wrappers"]:
            text = re.sub(pattern, "", text, flags=re.IGNORECASE).strip(" ,.:;-")
    return text or main


def _take_apart(text: str, spoken: Tongue) -> Ask:
    number, rest_of_text = _number(text, spoken)
    for form, pattern in spoken.reading["forms"]:
        found = re.search(pattern, rest_of_text, flags=re.IGNORECASE)
        if found:
            return _ask(form, number, rest_of_text, found, spoken)
    form = "question" if text.endswith("?") else "tips"
    return Ask(form=form, count=number, raw=rest_of_text)


def _ask(form: Form, number: int | None, text: str, found: re.Match[str], spoken: Tongue) -> Ask:
    groups = found.groupdict()
    sides = None
    if form == "compare" and groups.get("a") and groups.get("b"):
        one, two = (shorten(groups[side], spoken.code) for side in ("a", "b"))
        sides = (one, two) if one and two else None
    before = _content(groups.get("before") or text[: found.start()], spoken)
    rest = (groups.get("rest") or "").strip(" ,.:;!?-")
    raw = before if before and (form in ("tips", "facts", "myths", "recipe", "day") or not rest) else rest
    if sides:
        raw = text
    is_action = form == "howto" and bool(groups.get("act")) and raw == rest
    return Ask(form=form, count=number, raw=raw or text, is_action=is_action, sides=sides)


def _content(text: str, spoken: Tongue) -> str:
    """The words before "tips" that name the topic ("sleep" in "five easy sleep tips")."""
    words = [word.strip(" ,.:;!?") for word in text.split()]
    drop = set(spoken.reading["small_words"]) | set(spoken.reading["leading"]) | set(spoken.reading["manner"])
    return " ".join(word for word in words if word and plain(word) not in {plain(each) for each in drop})


def _number(text: str, spoken: Tongue) -> tuple[int | None, str]:
    numbers = {plain(word): value for word, value in spoken.reading["numbers"].items()}
    for found in re.finditer(r"(?<![\w.,-])(?:top )?(\d{1,2}|[^\W\d_]+)(?=\s+[^\W\d_])", text, re.IGNORECASE):
        word = plain(found.group(1))
        value = int(word) if word.isdigit() else numbers.get(word)
        following = text[found.end() :].split()
        if value and 1 <= value <= 50 and plain(following[0]) not in spoken.reading["units"]:
            heads = re.search(spoken.reading["heads"], text[found.end() :], re.IGNORECASE)
            if heads and word_count(text[found.end() : found.end() + heads.start()]) <= 4:
                rest = (text[: found.start()] + text[found.end() :]).strip()
                return min(value, MOST_ITEMS), rest
    return None, text


def _best_match(raw: str, main: str, whole: str) -> Match | None:
    """The entity the topic words point to; else the one of the sentence; else of the whole text."""
    for text in (raw, main, whole):
        found = find_matches(re.findall(r"[\w']+", text.replace("-", " ")))
        exact = [match for match in found if not match.fuzzy] or found
        if exact:
            ranked = sorted(exact, key=lambda match: (-match.length, match.start))
            return ranked[0]
    return None


def _topic(ask: Ask, match: Match | None, main: str, brief_code: str, code: str) -> Topic:
    if ask.form == "greeting":
        return Topic(thing=tongue(code).words["greeting_topic"])
    own = None
    if brief_code == code and _is_clean(ask.raw, match, tongue(code)):
        own = own_words(ask.raw, code, is_action=ask.is_action)
    if own is None and match:
        known = entity_topic(match.entity, code)
        place = _said("places", main, code)
        return known.model_copy(update={"place": place if known.doing else ""})
    if own is None:
        own = _unknown(ask, brief_code, code)
    return own if own.thing else Topic(thing=tongue(code).words["no_topic"])


def _unknown(ask: Ask, brief_code: str, code: str) -> Topic:
    if brief_code != code:
        return foreign(ask.raw, brief_code, code)
    spoken = tongue(code)
    cut = re.split(spoken.reading["finite"], ask.raw, maxsplit=1, flags=re.IGNORECASE)
    first = next((part.strip() for part in cut if part and shorten(part, code)), "")
    return own_words(first, code, is_action=False) or Topic(thing="")


def _is_clean(raw: str, match: Match | None, spoken: Tongue) -> bool:
    """Whether the words can stand in a sentence as they are: no verb forms, not long, no near spelling."""
    if match and match.fuzzy:
        return False
    phrase = shorten(raw, spoken.code)
    words = phrase.split()
    if not words or (match and len(words) == 1):
        return False
    if match and not find_matches(re.findall(r"[\w']+", phrase.replace("-", " "))):
        return False
    return not re.search(spoken.reading["finite"], f" {raw} ", flags=re.IGNORECASE)


def _question(main: str, spoken: Tongue) -> str:
    """The brief's own question, when it asks a short one."""
    text = re.split(r"(?<=[?.!])\s", main)[0].strip(" .?!,;:")
    if not re.match(spoken.reading["asking"], text, flags=re.IGNORECASE):
        return ""
    if not 3 <= word_count(text) <= LONGEST_QUESTION_WORDS:
        return ""
    return named_properly(you_not_me(text, spoken), spoken) + "?"


def _details(whole: str, main: str, spoken: Tongue) -> tuple[str, ...]:
    """Short sentences of the brief that carry a date, a price or a place: facts only the person can know."""
    found = []
    for sentence in other_sentences(whole, main):
        telling = re.search(spoken.reading["detail"], sentence, flags=re.IGNORECASE)
        if telling and 3 <= word_count(sentence) <= LONGEST_DETAIL_WORDS:
            found.append(sentence)
    return tuple(found[:3])


def _excluded(main: str, spoken: Tongue) -> frozenset[str]:
    """Words after "without" and "no": what must not be advised."""
    found = re.findall(spoken.reading["without"], main, flags=re.IGNORECASE)
    return frozenset(stem(word) for phrase in found for word in phrase.split() if len(word) > 2)
