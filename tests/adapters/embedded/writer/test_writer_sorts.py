"""Advice that fits the sort of a topic no pack knows; facts asked for where only facts would do."""

from typing import Any

import pytest

from limelight.adapters.embedded.meaning.vectors import passages
from limelight.adapters.embedded.writer.briefs.reading import read_brief
from limelight.adapters.embedded.writer.briefs.sorting import NONE, sort_of, with_sort
from limelight.adapters.embedded.writer.knowledge import outlines, read_json, sort_pack
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.generation.schemas import TextAsk, TextMade

# None of these is among the examples the sorts are told apart by.
UNSEEN = {
    "pickling cucumbers": "food", "un pique-nique au parc": "food", "Plätzchen backen": "food",
    "monthly bills of a shared flat": "money", "gastar menos en ropa": "money",
    "building a birdhouse": "craft", "cucire un orlo": "craft", "mending a torn jacket": "craft",
    "learning the trumpet": "learning", "aprender alemán": "learning", "das Einmaleins": "learning",
    "three days in Vienna": "travel", "viagem de ônibus com crianças": "travel",
    "cleaning windows": "home", "vider le grenier": "home", "limpar o forno": "home",
    "a difficult phone call with a client": "work", "la prima riunione del lunedì": "work",
    "a rabbit that hides": "pets", "un perro que ladra": "pets", "Hamster im Winter": "pets",
    "swimming a kilometre": "sport", "entraînement de basket": "sport",
    "too many browser tabs": "digital", "copia de seguridad del ordenador": "digital",
    "a farewell party for a friend": "people", "litigi tra fratelli": "people",
}  # fmt: skip
OF_NO_SORT = ("eternity", "el horizonte", "la nostalgie", "der Nebel", "il destino", "comets")


async def made(
    brief: str, code: str = "en", task: str = "script", form: str | None = None
) -> TextMade:
    facts: dict[str, Any] = {"brief": brief, "seconds": 25, "persona": {"name": "Lumi"}, "count": 3}
    facts |= {"form": form} if form else {}
    ask = TextAsk(task=task, instructions="", facts=facts, language=code, seed=3, answer_schema={})
    return await EmbeddedWriter(passages).write(ask)


def said(answer: TextMade) -> str:
    script = answer.value["script"]
    assert script is not None, answer.value["needs"]
    return " ".join(scene["narration"] for scene in script["scenes"])


def test_most_unseen_topics_are_put_to_their_sort_and_few_to_a_wrong_one() -> None:
    known = {text for texts in read_json("sort_examples.json").values() for text in texts}
    assert not known & {*UNSEEN, *OF_NO_SORT}
    found = {text: sort_of(passages([text])[0]) for text in UNSEEN}
    right = [text for text, sort in found.items() if sort == UNSEEN[text]]
    wrong = {text: sort for text, sort in found.items() if sort not in (UNSEEN[text], NONE)}
    assert len(right) >= 0.8 * len(UNSEEN), set(UNSEEN) - set(right)
    assert len(wrong) <= 0.15 * len(UNSEEN), wrong


@pytest.mark.parametrize("text", OF_NO_SORT)
def test_what_is_of_no_sort_gets_none(text: str) -> None:
    assert sort_of(passages([text])[0]) == NONE


@pytest.mark.parametrize(
    ("brief", "code", "pack"),
    [
        ("packing lunch for school", "en", "food"),
        ("how to run a meeting", "en", "work"),
        ("Wie man ein Fahrrad putzt", "de", "home"),
        ("three tips for growing basil", "en", "herbs"),
        ("how to sleep better", "en", "sleep"),
        ("a weekend in Tokyo", "en", "travel"),
    ],
)
def test_a_word_of_a_field_does_not_outweigh_what_is_meant(
    brief: str, code: str, pack: str
) -> None:
    reading = with_sort(read_brief(brief, code), passages, code)
    assert reading.pack is not None
    assert reading.pack.id == pack


def test_the_nearest_advice_of_a_field_is_known() -> None:
    reading = with_sort(read_brief("oiling a bicycle chain", "en", "tips"), passages, "en")
    assert max(reading.near, key=lambda item: reading.near[item]) == "chain"


@pytest.mark.parametrize(
    ("brief", "code", "sort"),
    [
        ("How to repair a chair", "en", "craft"),
        ("Cómo preparar una reunión corta", "es", "work"),
        ("Comment réparer une chaise", "fr", "craft"),
        ("Wie man ein Fahrrad putzt", "de", "home"),
        ("consigli per lavare le finestre", "it", "home"),
        ("Dicas para quem tem um papagaio", "pt", "pets"),
    ],
)
async def test_advice_of_the_sort_is_given_in_every_language(
    brief: str, code: str, sort: str
) -> None:
    answer = await made(brief, code)
    assert answer.facts["knowledge"] == f"sort:{sort}"
    pack = sort_pack(sort, code)
    assert pack is not None
    starts = [item.lines[0][1:18] for item in pack.items]
    assert sum(start in said(answer) for start in starts) >= 2


def test_every_sort_has_examples_and_advice() -> None:
    assert set(outlines("sorts")) == set(read_json("sort_examples.json")) - {NONE}


async def test_myths_outside_the_fields_are_those_of_the_sort_or_of_the_brief_or_asked_for() -> (
    None
):
    assert "special gadget" in said(await made("Myths about packing lunch for school"))
    asked = (await made("Myths about comets")).value
    assert asked["script"] is None
    assert "comets" in asked["needs"][0]
    own = 'Myths about comets: "They are on fire." They are ice and dust that reflect the sun.'
    told = said(await made(own))
    assert "“They are on fire.”" in told
    assert "They are ice and dust that reflect the sun." in told


async def test_an_explanation_is_the_brief_s_own_or_asked_for() -> None:
    asked = (await made("Why we yawn")).value
    assert asked["script"] is None
    assert "why we yawn" in asked["needs"][0]
    assert "Which facts" in (await made("three facts about octopuses")).value["needs"][0]
    told = said(await made("Why we yawn. It may cool the brain a little. Nobody is sure yet."))
    assert "it may cool the brain a little." in told.lower()
    assert "nobody is sure yet." in told.lower()
    assert "Make it funny" not in said(
        await made("Why we yawn: it may cool the brain. Make it funny and keep it short.")
    )
    assert len((await made("Why we yawn", task="titles")).value["titles"]) == 3


def test_a_field_gives_way_to_a_nearer_sort_but_a_known_thing_does_not() -> None:
    mixed = with_sort(read_brief("apprendre le violon", "fr"), passages, "fr")
    assert mixed.pack is not None
    assert mixed.pack.id == "music+learning"
    known = with_sort(read_brief("preparar uma entrevista de emprego", "pt"), passages, "pt")
    assert known.pack is not None
    assert known.pack.id == "career"


async def test_a_list_without_its_things_is_asked_for() -> None:
    asked = (await made("Packing list for a weekend at the sea")).value
    assert asked["script"] is None
    assert "belongs on the list" in asked["needs"][0]
    assert (
        "passport" in said(await made("List: passport, charger, headphones", form="list")).lower()
    )


@pytest.mark.parametrize(
    ("brief", "fact"),
    [
        ("Why the sky turns red at sunset", "blue light"),
        ("Why onions make you cry", "onion"),
        ("Why cats purr", "purr"),
        ("Explain coffee", "coffee"),
    ],
)
async def test_a_question_of_why_is_answered_by_a_fact_that_answers_it(
    brief: str, fact: str
) -> None:
    assert fact in said(await made(brief)).casefold()


@pytest.mark.parametrize(
    ("brief", "topic"),
    [
        ("Why your sourdough stays flat, told honestly", "sourdough stays flat"),
        ("Why dogs tilt their heads", "dogs tilt their heads"),
        ("How bread rises", "bread rises"),
    ],
)
async def test_a_question_of_why_that_no_fact_answers_is_asked_back(brief: str, topic: str) -> None:
    answer = await made(brief)
    assert answer.value["script"] is None
    assert topic in " ".join(answer.value["needs"])


async def test_the_answer_that_a_brief_tells_is_enough() -> None:
    text = said(await made("Why bread rises: yeast makes gas, and the dough holds it."))
    assert "yeast makes gas" in text.casefold()


@pytest.mark.parametrize(
    ("brief", "code", "advice"),
    [
        ("Tres consejos para mejores fotos con el móvil", "es", "lente"),
        ("Drei Tipps für bessere Fotos mit dem Handy", "de", "linse"),
        ("Trois conseils pour de meilleures photos avec son téléphone", "fr", "objectif"),
        ("Três dicas para melhores fotos com o celular", "pt", "lente"),
    ],
)
async def test_a_field_keeps_its_topics_in_every_language(
    brief: str, code: str, advice: str
) -> None:
    assert advice in said(await made(brief, code)).casefold()


@pytest.mark.parametrize(
    ("brief", "code", "title"),
    [
        ("Tres consejos para mejores fotos con el móvil", "es", "las mejores fotos"),
        ("Trois conseils pour de meilleures photos", "fr", "sur de meilleures photos"),
        ("Três dicas para melhores fotos com o celular", "pt", "as melhores fotos"),
    ],
)
async def test_articles_agree_with_their_noun(brief: str, code: str, title: str) -> None:
    assert title in (await made(brief, code)).value["script"]["title"]
