"""Any topic in any form and language: what is written has no fault that a rule can find."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from limelight.adapters.embedded.writer.briefs.reading import read_brief
from limelight.adapters.embedded.writer.grammar import plain
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.generation.schemas import TextAsk

HERE = Path(__file__).parent
TOPICS: dict[str, list[str]] = json.loads((HERE / "topics.json").read_text(encoding="utf-8"))
FORMS = ("tips", "story", "myths", "howto", "list", "day", "qa", "quote", "motivation", "opinion")
EVERY = 4
SHORTEST_PAIR = 6

# What no sentence of a language may hold.
FAULTS = {
    "any": r"[{}\[\]|]|  | [,.;:!?…]|[,;:][,;:.!?]|\.\.(?!\.)|[!?]\.|\(\)",
    "en": r"\ba (?=[aeio](?!ne\b|nce\b|u))|\ban (?=[bcdfgjklmnpqrstvwxyz])|\bi\b(?!')",
    "es": r"\b(?:de|a) el (?!\w+er\b)|\bcon mí\b",
    "fr": r"(?<!-)\b(?:de|à) les? (?!\w+(?:er|ir|re)\b)"
    r"|(?<!-)\b(?:le|la|de|que|je|ne|se|te|me|jusque) (?=[aâàeéèêiîoôuû](?!nz|ui\b))(?!un des)",
    "it": r"\b(?:di|a|da|in|su) (?:il|lo|i|gli) |\b(?:di|a|da|in|su) la (?=\w+[ae]\b)"
    r"|\b(?:il|un) (?=s[bcdfglmnpqrtv]|z|gn|ps)|\b(?:lo|la|una|della|dello) (?=[aeiouè])",
    "de": r"\b(?:für|über|ohne|durch|um) (?:der|dem)\b|\b(?:mit|von|zu|bei|aus) (?:die|das)\b",
    "pt": r"\b(?:de|em|por) (?:o|os|as) |\bde a (?=\w+a\b)|\ba o \b|\b(?:te|contigo|teu|tua)\b",
}
CAPITALS_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?=[ ,.])")


async def _ask(task: str, code: str, brief: str, seed: int, **facts: Any) -> dict[str, Any]:
    facts = {"brief": brief, "seconds": 25, "persona": {"name": "Lumi"}, "count": 3, **facts}
    ask = TextAsk(
        task=task, instructions="", facts=facts, language=code, seed=seed, answer_schema={}
    )
    return (await EmbeddedWriter().write(ask)).value


async def _written(code: str, brief: str, seed: int, form: str | None) -> list[str]:
    """Everything that is written about a topic: script, title, description, titles, hooks."""
    chosen = {"form": form} if form else {}
    script = (await _ask("script", code, brief, seed, **chosen))["script"]
    titles = (await _ask("titles", code, brief, seed, **chosen))["titles"]
    hooks = (await _ask("hooks", code, brief, seed, **chosen))["hooks"]
    if script is None:
        return [*titles, *hooks]
    said = [each["narration"] for each in script["scenes"]]
    return [script["title"], script["description"], *said, *titles, *hooks]


def _faults(text: str, code: str) -> Iterator[str]:
    for language in ("any", code):
        found = re.search(FAULTS[language], text, flags=re.IGNORECASE if language != "en" else 0)
        if found:
            yield found.group()
    for each in re.split(r"(?<=[.!?…])\s+|(?<=[.!?…][“”»])\s+", text):
        words = re.findall(r"[\w'’-]+", plain(each))
        pairs = list(pairwise(words))
        telling = [pair for pair in pairs if sum(map(len, pair)) >= SHORTEST_PAIR]
        yield from (" ".join(pair) for pair in set(telling) if telling.count(pair) > 1)
        yield from (one for one, two in pairs if one == two and len(one) > 2)
        first = re.search(r"[^\W_]", each)
        if first and first.group().islower() and not each.startswith(("iPhone", "eBay")):
            yield f"small: {each[:12]}"


@pytest.mark.parametrize("part", range(EVERY))
@pytest.mark.parametrize("code", TOPICS)
async def test_topics_are_told_without_a_fault(code: str, part: int) -> None:
    for number, brief in enumerate(TOPICS[code]):
        if number % EVERY != part:
            continue
        forms: tuple[str | None, ...] = (None, FORMS[(number // EVERY) % len(FORMS)])
        for form in forms:
            for text in await _written(code, brief, number, form):
                assert not [*_faults(text, code)], (brief, form, text)


@pytest.mark.parametrize("code", TOPICS)
async def test_a_sentence_begins_large_and_titles_stay_in_sentence_case(code: str) -> None:
    if code == "de":
        return
    for number, brief in enumerate(TOPICS[code][::5]):
        names = {word for word in re.findall(r"\w+", brief) if word[:1].isupper()}
        for title in (await _ask("titles", code, brief, number))["titles"]:
            assert title[:1] == title[:1].upper()
            inside = set(CAPITALS_INSIDE.findall(title)) - names - {"Italian", "Mara", "Lumi"}
            assert not inside, title


@pytest.mark.parametrize(
    ("brief", "code", "thing"),
    [
        ("is intermittent fasting good for you?", "en", "intermittent fasting"),
        ("a day in the life of a gardener", "en", "a gardener"),
        ("working from home at home", "en", "working from home"),
        ("my dog barks at everything", "en", "your dog"),
        ("opinion about open offices", "en", "open offices"),
        ("¿es bueno el ayuno intermitente?", "es", "el ayuno intermitente"),
        ("trabajar desde casa en casa", "es", "trabajar desde casa"),
        ("une journée dans la vie d'un jardinier", "fr", "un jardinier"),
        ("il digiuno intermittente fa bene?", "it", "il digiuno intermittente"),
        ("una giornata nella vita di un'infermiera", "it", "un'infermiera"),
        ("Ist Intervallfasten gut?", "de", "Intervallfasten"),
        ("Ein Tag im Leben eines Gärtners", "de", "ein Gärtner"),
        ("Eine Geschichte über einen verlorenen Schirm", "de", "ein verlorener Schirm"),
        ("jejum intermitente é bom?", "pt", "jejum intermitente"),
    ],
)
def test_a_topic_is_found_in_clumsy_words(brief: str, code: str, thing: str) -> None:
    assert read_brief(brief, code).topic.thing == thing


def test_what_people_list_needs_no_topic_and_news_is_not_told_twice() -> None:
    listed = read_brief("Liste: Milch, Eier, Brot, Kaffee", "de")
    assert listed.topic.sort == "none"
    news = read_brief("News: The library reopens on Saturday. Entry is free.", "en")
    assert news.topic.thing == "the library"
