"""What the writer must not make up: questions to the person before it can write."""

import re

from limelight.adapters.embedded.judge.lexicon import figures
from limelight.adapters.embedded.judge.normalise import words_of
from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.grammar import plain, stem, word_count
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.persona.voice import Voice
from limelight.stories.brief import Form

# Forms that would say something about a person, not only give general advice.
ABOUT_PEOPLE: frozenset[Form] = frozenset(
    {"facts", "story", "myths", "day", "explain", "news", "quote", "opinion", "question", "qa"}
)
# Arabic and Japanese say in three words what takes others five.
LEAST_NEWS_WORDS, LEAST_DENSE_NEWS_WORDS = 5, 3
# As long as one thing that is needed may be (`stories.posts.texts.Written`).
LONGEST_NEED = 200


def missing_facts(
    reading: Reading, brief: str, tongue: Tongue, *, tells: bool = True
) -> tuple[str, ...]:
    """The questions whose answers the brief does not hold; empty when nothing is missing. What only
    names the topic, and `tells` nothing about it, needs no answers to it.
    """
    asks: dict[str, str] = tongue.facts["needs"]
    own = reading.own
    if reading.form == "product":
        wanted = [
            ("product_name", not own.name),
            ("product_facts", not own.told),
            ("product_price", not own.told),
        ]
        return tuple(asks[key] for key, is_missing in wanted if is_missing)
    if reading.form == "news" and not _tells_news(
        reading, LEAST_DENSE_NEWS_WORDS if tongue.is_for_posts else LEAST_NEWS_WORDS
    ):
        return asks["news_what"], asks["news_source"]
    if reading.form == "quote" and own.by and not own.quote:
        return (asks["quote"].format(who=own.by),)
    who = named_person(brief)
    if who and reading.form in ABOUT_PEOPLE and not (own.told or own.quote or own.pairs):
        return (asks["person"].format(who=who),)
    # What a brief tells of a question is not read in the languages written for posts only.
    missing = "" if tongue.is_for_posts else _untold(reading)
    if tells and missing:
        return (asks[missing].format(topic=reading.question.strip("¿?") or reading.topic.thing),)
    return ()


def _tells_news(reading: Reading, least: int) -> bool:
    return any(word_count(text) >= least for text in reading.own.told)


def nothing_new(reading: Reading, name: str, tongue: Tongue) -> str:
    """The question for new facts, when `name` has said all this writer knows about the topic."""
    asked: str = tongue.facts["needs"]["nothing_new"]
    room = LONGEST_NEED - len(asked.format(name=name, topic=""))
    topic = reading.topic.thing
    topic = topic if len(topic) <= room else topic[: max(room - 1, 0)].rstrip() + "…"
    return asked.format(name=name, topic=topic)[:LONGEST_NEED]


def _untold(reading: Reading) -> str:
    """What is asked for where a form lives on facts and neither a pack nor the brief has any."""
    is_known = reading.pack is not None and not reading.pack.is_sort
    if is_known or reading.topic.sort == "none":
        return ""
    if reading.form in ("explain", "facts") and not reading.own.told:
        return "facts" if reading.form == "facts" else "answer"
    if reading.form == "list" and not reading.own.listed:
        return "things"
    no_beliefs = reading.pack is None and not reading.own.pairs
    return "beliefs" if reading.form == "myths" and no_beliefs else ""


def named_person(text: str) -> str:
    """A widely known person the text names, or nothing."""
    words = words_of(text)
    found = [hit for hit in figures().find(words) if hit.end - hit.first > 1]
    if not found:
        return ""
    hit = max(found, key=lambda each: each.end - each.first)
    return text[words[hit.first].start : words[hit.end - 1].end]


def declined(text: str, voice: Voice, tongue: Tongue) -> str:
    """The boundary of the persona that a text touches, or nothing.

    It touches one when all telling words of the boundary occur in it.
    """
    if tongue.is_for_posts:
        touched = (
            each for each in voice.boundaries if plain(each).removeprefix("ال") in plain(text)
        )
        return next(touched, "")
    small = {plain(word) for word in tongue.reading["small_words"]}
    stems = {stem(word) for word in re.findall(r"\w+", plain(text))}
    for boundary in voice.boundaries:
        words = {stem(word) for word in re.findall(r"\w+", plain(boundary)) if word not in small}
        if words and words <= stems:
            return boundary
    return ""
