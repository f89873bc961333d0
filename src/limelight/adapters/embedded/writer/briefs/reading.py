"""Understanding a brief: the form that is asked for, how many, about what, for whom, with what
mood.
"""

import re

from pydantic import Field

from limelight.adapters.embedded.writer.briefs.asked import (
    announced,
    clause,
    is_fact,
    moment,
    own_question,
)
from limelight.adapters.embedded.writer.briefs.by_letters import Heard, hear
from limelight.adapters.embedded.writer.briefs.cleaning import clean, essence, other_sentences
from limelight.adapters.embedded.writer.briefs.facts import EXPLAINED_FORMS, Own, read_own
from limelight.adapters.embedded.writer.briefs.naming import Ask, special_topic, told_topic
from limelight.adapters.embedded.writer.briefs.topics import (
    Topic,
    entity_topic,
    foreign,
    in_language,
    own_words,
    shorten,
    stands_alone,
)
from limelight.adapters.embedded.writer.grammar import german_action, plain, stem, word_count
from limelight.adapters.embedded.writer.knowledge import Entity, Match, Pack, find_matches
from limelight.adapters.embedded.writer.language import Tongue, find_concept, guess_language, tongue
from limelight.generation.schemas import Value
from limelight.stories.brief import Form

MOST_ITEMS, MOST_BELIEVED = 12, 50
LEAST_DETAIL_WORDS, LONGEST_DETAIL_WORDS, MOST_DETAILS = 2, 16, 4
FAR_FROM_NOUN = 4
KINDS_OF_FORM = {"facts": "fact", "myths": "myth"}
ABOUT_THINGS = ("explain", "facts", "myths")


class Reading(Value):
    """What a brief asks for, in the language that will be spoken. `is_careful` says that advice on
    it belongs to somebody qualified; `raw` is its topic as it was written, `near` how near the
    items of its pack are to that, where it is known.
    """

    form: Form
    count: int | None = None
    attitude: str = ""
    topic: Topic
    where: str = ""
    pack: Pack | None = None
    entity: Entity | None = None
    question: str = ""
    sides: tuple[str, str] | None = None
    details: tuple[str, ...] = ()
    own: Own = Own()
    is_careful: bool = False
    without: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    raw: str = ""
    near: dict[str, float] = Field(default_factory=dict)


def read_brief(text: str, code: str, form: Form | None = None) -> Reading:
    """Understand `text`, whatever it is; the topic comes back in the language `code`. A `form` that
    was chosen goes before what the text seems to ask for.
    """
    brief_code = guess_language(text, otherwise=code)
    if tongue(brief_code).is_for_posts:
        return _heard(hear(text, tongue(brief_code), code, form), text, code)
    cleaned = clean(text, has_capital_nouns=brief_code == "de")
    if brief_code == "de":
        cleaned = german_action(cleaned)
    spoken = tongue(brief_code)
    main = essence(cleaned, spoken)
    ask = _take_apart(_without_wrapper(main, spoken), spoken)
    ask = ask.model_copy(update={"form": form or ask.form})
    own = read_own(text, ask.form, spoken) if brief_code == code else Own()
    if brief_code == code and form is None and not ask.is_formed:
        own = moment(text, spoken)
        ask = ask.model_copy(update={"form": "announce"}) if own.is_moment else ask
    whole = (re.sub(spoken.reading["audience"], "", text, flags=re.I) for text in (main, cleaned))
    explains = ask.form in EXPLAINED_FORMS and bool(own.told)
    match = _best_match((ask.raw,) if explains else (ask.raw, *whole), code)
    topic = _topic(ask, match, main, brief_code, code)
    if own.is_moment:
        topic = Topic(thing=own.name, sort="none")
    elif own.name:
        topic, match = Topic(thing=own.name), None
    if brief_code == code:
        topic = told_topic(topic, own, ask, spoken)
        match = None if topic.sort == "none" and not own.is_moment else match
    return Reading(
        form=ask.form,
        count=ask.count,
        attitude=_said("attitudes", main.replace(ask.raw, ""), code),
        topic=topic,
        where=_where(topic, match, tongue(code)),
        pack=match.pack if match else None,
        entity=match.entity if match else None,
        question=own_question(main, spoken) if brief_code == code else "",
        sides=ask.sides if brief_code == code else _sides(ask.sides, code),
        details=_details(cleaned, main, ask, spoken) if brief_code == code else (),
        own=own,
        is_careful=_is_careful(text, own, code),
        without=_excluded(main, spoken),
        raw=shorten(ask.raw, brief_code),
        stems=frozenset(stem(word) for word in re.findall(r"\w+", cleaned) if len(word) > 3),
    )


def _heard(heard: Heard, text: str, code: str) -> Reading:
    """The reading of a brief in other letters."""
    ask, match = heard.ask, heard.match
    return Reading(
        form=ask.form,
        count=ask.count,
        topic=heard.topic,
        pack=match.pack if match else None,
        entity=match.entity if match else None,
        question=heard.question,
        sides=ask.sides,
        own=heard.own,
        is_careful=_is_careful(text, heard.own, code),
        stems=frozenset(stem(word) for word in re.findall(r"\w+", text) if len(word) > 3),
    )


def _is_careful(text: str, own: Own, code: str) -> bool:
    """Whether advice on the topic belongs to somebody qualified, in languages that tell so."""
    pattern = tongue(code).reading.get("careful")
    if pattern is None or own != Own():
        return False
    return bool(re.search(pattern, text, flags=re.IGNORECASE))


def _where(topic: Topic, match: Match | None, spoken: Tongue) -> str:
    """What the topic adds to its known thing: "on a windowsill", in the topic's own words."""
    if match is None or topic.place:
        return topic.place
    known = {stem(word) for trigger in match.entity.triggers for word in trigger.split()}
    words = (topic.doing or topic.thing).split()
    last = max((i for i, word in enumerate(words) if stem(word) in known), default=len(words))
    rest = words[last + 1 :]
    is_place = bool(rest) and plain(rest[0]) in spoken.reading["place_words"]
    return " ".join(rest) if is_place else ""


def _said(kind: str, text: str, code: str) -> str:
    concept = find_concept(kind, text)
    return concept.said.get(code, "") if concept else ""


def _sides(sides: tuple[str, str] | None, code: str) -> tuple[str, str] | None:
    """What another language compares, in the spoken one; None where a side cannot be named in
    it.
    """
    if sides is None:
        return None
    one, two = (_side(side, code) for side in sides)
    return None if one == two or ((one, two) == sides and one.islower()) else (one, two)


def _side(side: str, code: str) -> str:
    found = find_matches(side.split(), code)
    thing = found[0].entity.thing if found else side
    return side if plain(side) in plain(thing) else thing


def _without_wrapper(main: str, spoken: Tongue) -> str:
    """The request without "please make a short video about" before it and "for my channel" after
    it.
    """
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
    raw = re.sub(spoken.reading["audience"], "", rest_of_text, flags=re.IGNORECASE).strip(" ,")
    return Ask(form=form, count=number, raw=raw or rest_of_text, is_formed=form == "question")


def _ask(form: Form, number: int | None, text: str, found: re.Match[str], spoken: Tongue) -> Ask:
    groups = found.groupdict()
    sides = None
    if form == "compare" and groups.get("a") and groups.get("b"):
        one, two = (shorten(groups[side], spoken.code) for side in ("a", "b"))
        sides = (one, two) if one and two else None
    before = _content(groups.get("before") or text[: found.start()], spoken)
    rest = (groups.get("rest") or "").strip(" ,.:;!?-")
    rest = re.sub(spoken.reading["audience"], "", rest, flags=re.IGNORECASE).strip(" ,")
    who = (groups.get("who") or "").strip(" ,.:;!?-")
    raw = who or rest or before
    if sides:
        raw = text
    is_action = form == "howto" and raw == rest
    return Ask(
        form=form,
        count=number,
        raw=raw or text,
        is_action=is_action,
        is_person=bool(who),
        sides=sides,
    )


def _content(text: str, spoken: Tongue) -> str:
    """The words before "tips" that name the topic ("sleep" in "five easy sleep tips")."""
    words = [word.strip(" ,.:;!?") for word in text.split()]
    drop = (
        set(spoken.reading["small_words"])
        | set(spoken.reading["leading"])
        | set(spoken.reading["manner"])
    )
    return " ".join(
        word for word in words if word and plain(word) not in {plain(each) for each in drop}
    )


def _number(text: str, spoken: Tongue) -> tuple[int | None, str]:
    units = spoken.reading["units"]
    numbers = {plain(word): value for word, value in spoken.reading["numbers"].items()}
    for found in re.finditer(
        r"(?<![\w.,-])(?:top )?(\d{1,2}|[^\W\d_]+)(?=\s+[^\W\d_])", text, re.IGNORECASE
    ):
        word = plain(found.group(1))
        value = int(word) if word.isdigit() else numbers.get(word)
        following = text[found.end() :].split()
        if not value or not 1 <= value <= MOST_BELIEVED or plain(following[0]) in units:
            continue
        if _counts_items(text, found, following[0], spoken):
            rest = (text[: found.start()] + text[found.end() :]).strip()
            return min(value, MOST_ITEMS), rest
    return None, text


def _counts_items(text: str, found: re.Match[str], following: str, spoken: Tongue) -> bool:
    """Whether a number counts what is asked for ("5 easy tips", "5 stretches") and not something
    else.
    """
    after = text[found.end() :]
    heads = re.search(spoken.reading["heads"], after, re.IGNORECASE)
    if heads and word_count(after[: heads.start()]) <= FAR_FROM_NOUN:
        return True
    return found.start() == 0 and found.group(1).isdigit() and following.endswith("s")


def _best_match(texts: tuple[str, ...], code: str) -> Match | None:
    """The entity the topic words point to; else the one of the sentence; else of the whole text."""
    for may_be_near in (False, True):
        for text in texts:
            found = find_matches(re.findall(r"[\w']+", text.replace("-", " ")), code)
            fitting = [match for match in found if may_be_near or not match.fuzzy]
            if fitting:
                best = min(fitting, key=lambda match: (-match.length, match.start))
                return _more_exact(best, fitting)
    return None


def _more_exact(best: Match, others: list[Match]) -> Match:
    """A particular entity of the same field where the first hit only named the field."""
    if best.entity is not best.pack.entities[0]:
        return best
    same = (each for each in others if each.pack is best.pack and each.entity is not best.entity)
    return next(same, best)


def _topic(ask: Ask, match: Match | None, main: str, brief_code: str, code: str) -> Topic:
    spoken = tongue(code)
    if ask.form == "greeting":
        return Topic(thing=spoken.words["greeting_topic"])
    if brief_code == code and ask.sides is None:
        special = special_topic(ask, main, spoken)
        if special:
            return special
    if brief_code == code and ask.sides:
        return Topic(thing=shorten(ask.raw, code))
    own = None
    if brief_code == code and _is_clean(ask, match, spoken):
        own = own_words(
            ask.raw, code, is_action=ask.is_action, is_new=ask.form in ("story", "announce")
        )
    said = clause(main, spoken) if ask.form == "explain" and brief_code == code else ""
    if said:
        return Topic(thing=said, sort="clause")
    if match:
        return own or _known(ask, match, main, brief_code, code)
    asked = _asked(ask, main, spoken) if brief_code == code else None
    found = asked or own or _unknown(ask, brief_code, code)
    return found if found.thing else Topic(thing=spoken.words["no_topic"])


def _known(ask: Ask, match: Match, main: str, brief_code: str, code: str) -> Topic:
    known = entity_topic(
        _entity_named(match, ask.form),
        place_name=_place_name(match, main, brief_code, code),
    )
    if ask.form in ABOUT_THINGS:
        return known.model_copy(update={"doing": ""})
    place = _said("places", main, code)
    return known.model_copy(update={"place": place if known.doing else ""})


def _asked(ask: Ask, main: str, spoken: Tongue) -> Topic | None:
    """ "This question", where one is asked that no pack knows."""
    asks = re.match(spoken.reading["verb_questions"], main, flags=re.IGNORECASE)
    if asks or (ask.form == "explain" and own_question(main, spoken)):
        return Topic(thing=spoken.words["this_question"])
    return None


def _entity_named(match: Match, form: Form) -> Entity:
    """The entity to name: that of the brief, or its field when nothing of this kind is known."""
    kind = KINDS_OF_FORM.get(form)
    if kind is None:
        return match.entity
    known = any(item.kind == kind and match.entity.id in item.about for item in match.pack.items)
    return match.entity if known else match.pack.entities[0]


def _place_name(match: Match, main: str, brief_code: str, code: str) -> str:
    """The town that is named in the brief, spelled as a name, when the entity is about going
    somewhere.
    """
    proper = tongue(brief_code).proper
    triggers = {word for word in match.entity.triggers if word in {plain(name) for name in proper}}
    return next(
        (
            in_language(proper[word.casefold()], code)
            for word in re.findall(r"\w+", main)
            if plain(word) in triggers and word.casefold() in proper
        ),
        "",
    )


def _unknown(ask: Ask, brief_code: str, code: str) -> Topic:
    if brief_code != code:
        return foreign(ask.raw, brief_code, code)
    spoken = tongue(code)
    cut = re.split(spoken.reading["finite"], ask.raw, maxsplit=1, flags=re.IGNORECASE)
    first = next((part.strip() for part in cut if part and shorten(part, code)), "")
    return own_words(first, code, is_action=False) or Topic(thing="")


def _is_clean(ask: Ask, match: Match | None, spoken: Tongue) -> bool:
    """Whether the words can stand in a sentence as they are: no verb forms, not long, no near
    spelling.
    """
    if re.search(spoken.reading["finite"], f" {ask.raw} ", flags=re.IGNORECASE):
        return False
    phrase = shorten(ask.raw, spoken.code)
    if match is None:
        return bool(phrase)
    single = len(phrase.split()) < 2 and not (spoken.code == "en" and phrase.endswith("ing"))
    if match.fuzzy or single or ask.form in ("day", "explain", "question"):
        return False
    named = find_matches(re.findall(r"[\w']+", phrase.replace("-", " ")), spoken.code)
    return bool(named) and (ask.is_action or stands_alone(phrase, spoken))


def _details(whole: str, main: str, ask: Ask, spoken: Tongue) -> tuple[str, ...]:
    """Short sentences of the brief that carry a date, a price or a place: facts only the person can
    know. What an announcement says first belongs to them.
    """
    told = announced(main, spoken) if ask.form == "announce" else ()
    found = []
    for sentence in (*told, *other_sentences(whole, main)):
        dated = re.search(spoken.reading["detail"], sentence, flags=re.IGNORECASE)
        telling = dated or (ask.form == "announce" and is_fact(sentence, spoken))
        worded = sum(any(char.isalpha() for char in word) for word in sentence.split())
        if (
            telling
            and worded >= LEAST_DETAIL_WORDS
            and word_count(sentence) <= LONGEST_DETAIL_WORDS
        ):
            found.append(sentence)
    kept = {plain(each.rstrip(".!?")): each for each in reversed(found)}
    return tuple(kept.values())[-MOST_DETAILS:][::-1]


def _excluded(main: str, spoken: Tongue) -> frozenset[str]:
    """Words after "without" and "no": what must not be advised."""
    found = re.findall(spoken.reading["without"], main, flags=re.IGNORECASE)
    return frozenset(stem(word) for phrase in found for word in phrase.split() if len(word) > 2)
