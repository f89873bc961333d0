"""Briefs in Japanese and Arabic: no capitals, other articles, words without spaces or joined to
small ones. Patterns of each language: `reading.json`.
"""

import re
from collections.abc import Iterator
from functools import cache

from limelight.adapters.embedded.writer.briefs.facts import MOST_FACTS, QUOTED, Own
from limelight.adapters.embedded.writer.briefs.naming import Ask
from limelight.adapters.embedded.writer.briefs.topics import Topic
from limelight.adapters.embedded.writer.grammar import plain, sentences
from limelight.adapters.embedded.writer.knowledge import Match, find_pack, outlines
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.letters.arabic import arabic_without_for
from limelight.adapters.embedded.writer.letters.japanese import (
    ACTION_NOUN,
    japanese_action,
    japanese_noun,
    without_particles,
)
from limelight.adapters.embedded.writer.letters.setting import readable, typeset
from limelight.generation.schemas import Value
from limelight.stories.brief import Form

MOST_ITEMS = 12
LONGEST = {"ja": 28, "ar": 60}
LONGEST_QUESTION, LONGEST_SIDE = 60, 24
LEAST_LISTED = 2
# Small words that stand joined before an Arabic word, longest first.
_JOINED = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_ENDINGS = ("تي", "تك", "تنا", "نا", "ها", "ي", "ك", "ه")
_CLAUSE = {"ja": r"[、。!?]", "ar": r"[،,.؟?!]| (?:لكن|حتى|لأن|التي|الذي|عندما|كي|لكي) "}


class Heard(Value):
    """What a brief in other letters asks for. `match` is of the language that will be spoken."""

    ask: Ask
    topic: Topic
    match: Match | None = None
    question: str = ""
    own: Own = Own()


def hear(text: str, spoken: Tongue, code: str, form: Form | None) -> Heard:
    """Understand a brief in the language of `spoken`, whose texts will be in `code`."""
    read = readable(text)
    main = _without_wrapper(_essence(read, spoken), spoken)
    ask = _take_apart(main, spoken)
    ask = ask.model_copy(update={"form": form or ask.form})
    match = _match((ask.raw, read), spoken.code, code)
    topic = _topic(ask, main, match, spoken, code)
    own = _own(text, ask, spoken) if spoken.code == code else Own()
    if own.name:
        topic, match = Topic(thing=own.name), None
    elif own.told or own.listed or own.pairs:
        topic, match = topic.model_copy(update={"doing": "", "sort": "none"}), None
    return Heard(
        ask=ask,
        topic=topic,
        match=match,
        question=_question(main, spoken) if spoken.code == code else "",
        own=own,
    )


def _essence(text: str, spoken: Tongue) -> str:
    """The sentence that says what is wanted."""
    parts = [part.strip(" .。、،") for part in sentences(text)]
    parts = [part for part in parts if any(char.isalpha() for char in part)]
    asked = [part for part in parts if re.search(spoken.reading["asks"], part)]
    return (asked or parts or [text])[0]


def _without_wrapper(main: str, spoken: Tongue) -> str:
    text, before = main, ""
    while text != before:
        before = text
        for pattern in spoken.reading["wrappers"]:
            text = re.sub(pattern, "", text, flags=re.IGNORECASE).strip(" 、。,.:") or text
    return text


def _take_apart(main: str, spoken: Tongue) -> Ask:
    reading = spoken.reading
    text, count = main.strip(" !?؟"), None
    found = re.search(reading["counts"], text)
    if found:
        value = int(found["n"]) if found["n"].isdigit() else reading["numbers"][found["n"]]
        count = min(value, MOST_ITEMS) or None
        text = re.sub("[をが]$", "", (text[: found.start()] + text[found.end() :]).strip())
    for form, pattern in reading["forms"]:
        found = re.search(pattern, text, flags=re.IGNORECASE)
        if found:
            return _ask(form, count, text, found)
    form = "question" if re.search(r"[?؟]$", main) else "tips"
    return Ask(form=form, count=count, raw=text)


def _ask(form: Form, count: int | None, text: str, found: re.Match[str]) -> Ask:
    groups = {name: (part or "").strip() for name, part in found.groupdict().items()}
    named = tuple(groups.get(side, "") for side in ("a", "b"))
    is_short = all(0 < len(side) <= LONGEST_SIDE for side in named)
    sides = (groups["a"], groups["b"]) if is_short else None
    raw = groups.get("who") or groups.get("rest") or groups.get("verb") or text
    return Ask(
        form=form,
        count=count,
        raw=text if sides else raw,
        is_action=bool(groups.get("verb")),
        is_person=bool(groups.get("who")),
        sides=sides,
    )


def _topic(ask: Ask, main: str, match: Match | None, spoken: Tongue, code: str) -> Topic:
    if ask.form == "greeting":
        return Topic(thing=spoken.words["greeting_topic"])
    own = _phrase(ask.raw, spoken, is_action=ask.is_action)
    if code == "ja" and own.doing:
        own = _named(own, ask.raw, match)
    is_bare_word = " " not in own.thing and not own.thing.startswith("ال")
    if code == "ar" and match and is_bare_word and not ask.is_person:
        own = Topic(thing=match.entity.thing, known=True)
    if ask.sides and spoken.code == code:
        return Topic(thing=spoken.words["both"].format(*ask.sides))
    is_clause = ask.form in ("explain", "question") and bool(_question(main, spoken))
    if spoken.code == code and own.thing and not is_clause:
        is_somebody = ask.is_person and code == "ar"
        return own.model_copy(update={"sort": "person"}) if is_somebody else own
    if match:
        return Topic(thing=match.entity.thing, doing=match.entity.doing, known=True)
    if spoken.code == code:
        return Topic(thing=spoken.words["this_question" if is_clause else "no_topic"])
    return Topic(thing=f"“{own.thing}”" if own.thing else "")


def _named(own: Topic, raw: str, match: Match | None) -> Topic:
    """An action in Japanese with a noun that stands for it: "早起き", or what it is done with."""
    if not own.thing.endswith(ACTION_NOUN):
        return own.model_copy(update={"known": True})
    if match is None:
        return own
    triggers = (each for each in match.entity.triggers if each in raw and "を" not in each)
    named = next((each for each in triggers if not japanese_action(each)), match.entity.thing)
    return own.model_copy(update={"thing": named, "known": True})


def _phrase(raw: str, spoken: Tongue, *, is_action: bool = False) -> Topic:
    """The topic in the brief's own words; empty where they are no short phrase."""
    phrase = re.split(_CLAUSE[spoken.code], raw, maxsplit=1)[0].strip(" .:「」«»") or raw
    if spoken.code == "ja":
        phrase = without_particles(phrase)
        doing = japanese_action(phrase)
        thing = japanese_noun(doing) if doing else phrase
    else:
        thing = arabic_without_for(phrase, frozenset(spoken.reading["starts_with_lam"]))
        thing, doing = _arabic_action(thing, spoken, is_verb=is_action)
    is_short = 0 < len(thing) <= LONGEST[spoken.code]
    return Topic(thing=thing, doing=doing) if is_short else Topic(thing="")


def _arabic_action(phrase: str, spoken: Tongue, *, is_verb: bool) -> tuple[str, str]:
    """The phrase with its verb as a noun, and again where it names an action; an unknown verb
    leaves what it is about.
    """
    masdars: dict[str, str] = spoken.reading["masdars"]
    first, _, rest = phrase.partition(" ")
    if first in masdars:
        named = f"{masdars[first]} {rest}".strip()
        return named, named
    if is_verb:
        return rest, ""
    return phrase, phrase if first in masdars.values() else ""


def _question(main: str, spoken: Tongue) -> str:
    """The brief's own question, when it asks a short one."""
    text = main.strip(" ?؟!。")
    if not re.search(spoken.reading["asking"], text) or len(text) > LONGEST_QUESTION:
        return ""
    return text + ("؟" if spoken.code == "ar" else "？")


def _match(texts: tuple[str, ...], brief_code: str, code: str) -> Match | None:
    """The entity that the longest trigger in the text points to, in the language `code`."""
    for text in texts:
        words = list(_arabic_forms(text)) if brief_code == "ar" else []
        known = _triggers(brief_code)
        held = (key for key in known if _holds(text, words, key))
        # Something in a field tells more than the field itself, and a long word more than a short.
        best = max(held, key=lambda key: (known[key][1] > 0, len(key)), default=None)
        if best is None:
            continue
        name, place = known[best]
        pack = find_pack(name, code)
        if pack is not None:
            return Match(pack=pack, entity=pack.entities[place], start=0, length=1, fuzzy=False)
    return None


@cache
def _triggers(code: str) -> dict[str, tuple[str, int]]:
    """Where each trigger of a language leads: a pack and the place of its entity."""
    found: dict[str, tuple[str, int]] = {}
    for name in outlines("packs"):
        pack = find_pack(name, code)
        for place, entity in enumerate(pack.entities if pack else ()):
            for trigger in entity.triggers:
                found.setdefault(plain(trigger), (name, place))
    return found


def _holds(text: str, words: list[frozenset[str]], trigger: str) -> bool:
    if not words:
        return trigger in plain(text)
    parts = trigger.split()
    starts = range(len(words) - len(parts) + 1)
    return any(all(part in words[at + i] for i, part in enumerate(parts)) for at in starts)


def _arabic_forms(text: str) -> Iterator[frozenset[str]]:
    """Each word with and without what is joined to it."""
    for word in re.findall(r"\w+", plain(text)):
        heads = {word, *(word[len(j) :] for j in _JOINED if word.startswith(j))}
        ends = {f[: -len(e)] + ("ة" if e[0] == "ت" else "") for f in heads for e in _ENDINGS
                if f.endswith(e) and len(f) > len(e) + 1}  # fmt: skip
        yield frozenset(heads | ends)


def _own(text: str, ask: Ask, spoken: Tongue) -> Own:
    """The facts a brief gives for a form, in its own words."""
    facts = spoken.facts
    body = re.sub(facts["markers"], "", " ".join(text.split()), flags=re.IGNORECASE)
    if ask.form == "quote":
        quoted = re.search(r"「([^「」]{6,200})」", body) or QUOTED.search(body)
        return Own(quote=quoted[1].strip() if quoted else "")
    if ask.form == "qa":
        found = re.finditer(facts["question_and_answer"], body, flags=re.IGNORECASE)
        pairs = [(_ended(f["q"], spoken, "?"), _ended(f["a"], spoken)) for f in found]
        return Own(pairs=tuple(pairs)[:MOST_FACTS])
    if ask.form == "news" and body != text.strip():
        return Own(told=tuple(_ended(part, spoken) for part in sentences(body))[:MOST_FACTS])
    parts = [part.strip(" 。.") for part in re.split(facts["fragments"], body)]
    parts = [part for part in parts if part]
    if ask.form == "product" and parts:
        told = tuple(_ended(part, spoken) for part in parts[1:])
        return Own(name=parts[0][: LONGEST[spoken.code]], told=told[:MOST_FACTS])
    if ask.form == "list" and len(parts) >= LEAST_LISTED:
        return Own(listed=tuple(dict.fromkeys(parts))[:MOST_FACTS])
    return Own()


def _ended(text: str, spoken: Tongue, stop: str = "") -> str:
    text = text.strip(" .。:：")
    ending = "" if text[-1:] in "!?！？؟" else stop or spoken.words["stop"]
    return typeset(text + ending, spoken.code)
