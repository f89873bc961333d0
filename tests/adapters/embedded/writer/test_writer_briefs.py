"""Briefs that were once read or told wrong."""

from typing import Any

import pytest

from limelight.adapters.embedded.writer.briefs.french import with_article
from limelight.adapters.embedded.writer.briefs.reading import read_brief
from limelight.adapters.embedded.writer.briefs.topics import slots
from limelight.adapters.embedded.writer.language import tongue
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.generation.schemas import TextAsk
from limelight.stories.brief import Form

FRIEND = {
    "name": "Nova",
    "traits": {"warmth": 0.9, "curiosity": 0.7},
    "vocabulary": ["lovely", "cosy"],
    "samples": ["You don't need the whole plan. You need the next ten minutes."],
    "lore": [{"keys": ["kitchen"], "text": "Its drawn home is a kitchen with a long table."}],
}


async def written(task: str, brief: str, code: str = "en", **facts: Any) -> dict[str, Any]:
    facts = {"brief": brief, "seconds": 20, "persona": FRIEND, "count": 3, **facts}
    ask = TextAsk(task=task, instructions="", facts=facts, language=code, seed=4, answer_schema={})
    return (await EmbeddedWriter().write(ask)).value


async def told(brief: str, code: str = "en", **facts: Any) -> str:
    script = (await written("script", brief, code, **facts))["script"]
    assert script is not None, brief
    return " ".join([script["title"] + ".", *(each["narration"] for each in script["scenes"])])


@pytest.mark.parametrize(
    ("brief", "code", "thing"),
    [
        ("Why we dream", "en", "why we dream"),
        ("How bees make honey", "en", "how bees make honey"),
        ("Why the sky turns red at sunset", "en", "why the sky turns red at sunset"),
        ("Por qué soñamos", "es", "por qué soñamos"),
        ("Warum wir träumen", "de", "warum wir träumen"),
        ("learning to say no", "en", "learning to say no"),
        ("apprendre à dire non", "fr", "dire non"),
        ("how to let go", "en", "letting go"),
        ("how to start running", "en", "starting to run"),
        ("The Lumo mug keeps tea warm. It costs 24 euros.", "en", "the Lumo mug"),
        ("Packing list for a weekend at the sea", "en", "a weekend at the sea"),
        ("Une histoire de parapluie perdu", "fr", "un parapluie perdu"),
    ],
)
def test_a_topic_keeps_its_words(brief: str, code: str, thing: str) -> None:
    form: Form | None = "product" if "Lumo" in brief else None
    topic = read_brief(brief, code, form).topic
    assert slots(topic, tongue(code))["about"] == thing


def test_a_clause_is_no_question_and_a_question_is_one() -> None:
    assert read_brief("Why cats purr at night", "en").question == ""
    assert read_brief("Why do we dream?", "en").question == "Why do we dream?"
    assert read_brief("How does a fridge work", "en").question == "How does a fridge work?"


async def test_titles_of_a_clause_are_sound() -> None:
    titles = (await written("titles", "Why we dream"))["titles"]
    assert titles
    assert all("why we dream" in title.lower() for title in titles), titles


@pytest.mark.parametrize(
    ("brief", "code", "said"),
    [
        ("my first marathon, 4 h 12 min", "en", "First marathon: 4 h 12 min."),
        ("mon premier marathon, 4 h 12", "fr", "Premier marathon: 4 h 12."),
        ("Our trip to Lisbon: 3 days, 40 km on foot", "en", "Trip to Lisbon: 3 days, 40 km"),
    ],
)
async def test_a_moment_is_told_with_its_own_figures(brief: str, code: str, said: str) -> None:
    assert read_brief(brief, code).form == "announce"
    assert said in await told(brief, code)


async def test_an_announcement_says_all_its_facts() -> None:
    brief = "Our bakery opens on Saturday at 8 am in Mill Street. First coffee is free."
    text = await told(brief)
    assert "opens on Saturday at 8 am in Mill Street." in text
    assert "First coffee is free." in text


@pytest.mark.parametrize(
    ("brief", "code", "name"),
    [
        ("The Lumo mug keeps tea warm for two hours.", "en", "the Lumo mug"),
        ("Lumo mug, 24 euros, 350 ml", "en", "the Lumo mug"),
        ("Our ceramic mug, 24 euros", "en", "the ceramic mug"),
        ("La lámpara Brisa cuesta 30 euros.", "es", "la lámpara Brisa"),
    ],
)
def test_a_product_keeps_its_name(brief: str, code: str, name: str) -> None:
    assert read_brief(brief, code, "product").own.name == name


async def test_words_of_another_language_and_notes_about_the_character_stay_out() -> None:
    for seed_words in ("Wie man ein Brot backt", "Cómo hacer pan", "Comment faire du pain"):
        code = {"W": "de", "Có": "es"}.get(seed_words[:1], {"Có": "es"}.get(seed_words[:2], "fr"))
        text = await told(seed_words, code, seconds=40)
        assert "lovely" not in text
        assert "cosy" not in text
    assert "Its drawn" not in await told("How to sharpen a kitchen knife", seconds=40)


async def test_a_short_story_has_a_beginning_a_turn_and_an_end() -> None:
    text = await told("A story about a lost umbrella")
    assert "a lost umbrella" in text
    assert "that was how it all began" in text
    assert "Then she stopped" in text
    assert "Ever since" in text


@pytest.mark.parametrize(
    ("phrase", "known", "new"),
    [
        ("parapluie perdu", "le parapluie perdu", "un parapluie perdu"),
        ("clé perdue", "la clé perdue", "une clé perdue"),
        ("vieux phare", "le vieux phare", "un vieux phare"),
        ("écran total", "l'écran total", "un écran total"),
        ("plantes vertes", "les plantes vertes", "des plantes vertes"),
        ("deux jours à Lisbonne", "deux jours à Lisbonne", "deux jours à Lisbonne"),
        ("mieux manger", "", ""),
    ],
)
def test_french_nouns_get_their_article(phrase: str, known: str, new: str) -> None:
    assert with_article(phrase, is_new=False) == known
    assert with_article(phrase, is_new=True) == new


async def test_own_facts_are_not_watered_down() -> None:
    asked = await told("Q: How much is it? A: Ten euros. Q: Do you ship? A: Yes.", form="qa")
    assert "Ten euros." in asked
    assert "take for granted" not in asked
    news = await told("News: The pool in Oak Street reopens on Monday. Children swim for free.")
    assert "Children swim for free." in news
    assert "It's children" not in news


async def test_stories_and_news_have_no_asides() -> None:
    for seed_brief in ("Eine Geschichte über einen alten Koffer", "Una storia su un vecchio faro"):
        code = "de" if seed_brief.startswith("Eine") else "it"
        text = await told(seed_brief, code)
        assert not [quip.text for quip in tongue(code).lines("quips") if quip.text in text]
        assert "ausprobieren" not in text
        assert "alla prova" not in text


@pytest.mark.parametrize(
    ("brief", "code", "thing"),
    [
        ("Nuestra tienda abre el lunes a las 9. Hay café gratis.", "es", "nuestra tienda"),
        ("We launch our winter menu on 2 December in all cafes.", "en", "our winter menu"),
        ("Notre atelier rouvre mardi à 18 h. L'entrée est libre.", "fr", "notre atelier"),
    ],
)
def test_an_announcement_names_what_it_is_about(brief: str, code: str, thing: str) -> None:
    assert read_brief(brief, code, "announce").topic.thing == thing


async def test_every_sentence_of_an_announcement_is_told() -> None:
    brief = "Notre atelier rouvre mardi à 18 h. L'entrée est libre."
    assert "L'entrée est libre." in await told(brief, "fr")


def test_a_usual_word_is_no_misspelt_herb() -> None:
    assert read_brief("Meine Meinung zu Videokonferenzen", "de", "opinion").pack is None
