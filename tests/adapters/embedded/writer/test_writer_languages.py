"""Languages without field knowledge of their own: every task answers in the language."""

import re
from collections import Counter
from typing import Any

import pytest

from limelight.adapters.embedded.writer.grammar import german_action, plain, sentences, stutters
from limelight.adapters.embedded.writer.language import LANGUAGES, tongue
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.generation.schemas import TextAsk
from limelight.kit.errors import Invalid
from limelight.stories.brief import FORMS, TEXT_LANGUAGES, check_brief
from limelight.stories.posts.texts import Hashtags, Hooks, Lines, Replies, Titles, Written
from limelight.stories.script import Script

NEW = tuple(code for code in LANGUAGES if code not in ("en", "es", "fr"))
BRIEFS = {
    "de": ("Drei Tipps für Basilikum auf der Fensterbank", "Besser schlafen", "Wie man Tee kocht",
           "Warum ist der Himmel blau?", "Katze oder Hund?", "Mythen über Kaffee",
           "Ein Tag im Leben einer Gärtnerin", "eine Geschichte über einen Leuchtturm"),
    "it": ("Tre consigli per il basilico sul davanzale", "dormire meglio", "come fare il tè",
           "Perché il cielo è blu?", "gatto o cane?", "miti sul caffè",
           "una giornata nella vita di una giardiniera", "una storia su un faro solitario"),
    "pt": ("Três dicas para cultivar manjericão", "dormir melhor", "como fazer chá",
           "Por que o céu é azul?", "gato ou cachorro?", "mitos sobre o café",
           "um dia na vida de uma jardineira", "uma história sobre um farol"),
}  # fmt: skip
COMMENTS = {
    "de": {"Danke, toll!": "thanks", "Bist du echt?": "identity", "Ich will sterben": "care"},
    "it": {"Grazie, bellissimo!": "thanks", "Sei reale?": "identity", "Voglio morire": "care"},
    "pt": {"Obrigada, adorei!": "thanks", "Você é real?": "identity", "Quero morrer": "care"},
}
ENGLISH = frozenset({"the", "and", "with", "your", "this", "that", "from", "which", "they"})


async def _ask(task: str, code: str, brief: str, seed: int = 0, **facts: Any) -> Any:
    persona = {"name": "Lumi", "interests": ["tango"], **facts.pop("persona", {})}
    facts = {"brief": brief, "seconds": 25, "persona": persona, "count": 3, **facts}
    ask = TextAsk(
        task=task, instructions="", facts=facts, language=code, seed=seed, answer_schema={}
    )
    return (await EmbeddedWriter().write(ask)).value


async def _script(code: str, brief: str, seed: int = 0, **facts: Any) -> Script:
    written = Written.model_validate(await _ask("script", code, brief, seed, **facts))
    assert written.script is not None, written.needs
    return written.script


def _said(script: Script) -> str:
    return " ".join(scene.narration for scene in script.scenes)


@pytest.mark.parametrize("code", NEW)
async def test_scripts_are_clean_in_the_language_and_repeat_nothing(code: str) -> None:
    for seed, brief in enumerate(BRIEFS[code]):
        script = await _script(code, brief, seed)
        text = f"{script.title}. {_said(script)}"
        assert not re.search(r"[{}\[\]]|  | [,.;:]|\.\.", text), text
        assert not ENGLISH & set(re.findall(r"\w+", text.casefold())), text
        counted = Counter(plain(each) for each in sentences(_said(script)))
        assert max(counted.values()) == 1, counted
        assert not stutters(script.title), script.title
        assert 35 <= len(_said(script).split()) <= 90, text
        assert re.search(r"KI|\bIA\b", script.description)


@pytest.mark.parametrize("code", NEW)
async def test_every_form_can_be_told(code: str) -> None:
    told = {
        form: await _ask("script", code, BRIEFS[code][1], form=form)
        for form in FORMS
        if form not in ("product", "news", "quote", "qa")
    }
    assert all(answer["script"] for answer in told.values())


@pytest.mark.parametrize("code", NEW)
async def test_titles_hooks_hashtags_and_lines_are_written(code: str) -> None:
    brief = BRIEFS[code][0]
    titles = Titles.model_validate(await _ask("titles", code, brief)).titles
    hooks = Hooks.model_validate(await _ask("hooks", code, brief)).hooks
    tags = Hashtags.model_validate(await _ask("hashtags", code, brief)).hashtags
    lines = Lines.model_validate(await _ask("lines", code, "")).lines
    assert len(set(titles)) >= 2
    assert len(set(hooks)) == 3
    assert tags[-1] == "#" + tongue(code).posts["ai_tag"]
    assert len(lines) == 3


@pytest.mark.parametrize("code", NEW)
async def test_comments_are_answered_for_what_they_are(code: str) -> None:
    for comment, kind in COMMENTS[code].items():
        answer = Replies.model_validate(await _ask("reply", code, "", comment=comment))
        assert answer.kind == kind, comment
        assert answer.replies


@pytest.mark.parametrize("code", NEW)
async def test_a_product_is_told_from_its_facts_and_asked_for_without(code: str) -> None:
    word = {"de": "Produkt", "it": "Prodotto", "pt": "Produto"}[code]
    text = _said(await _script(code, f"{word}: Lumo, 24 euro, 350 ml"))
    assert "24 euro" in text
    assert "350 ml" in text
    assert (await _ask("script", code, "Lumo", form="news"))["script"] is None


@pytest.mark.parametrize("code", NEW)
async def test_traits_are_heard(code: str) -> None:
    async def all_of(**traits: float) -> str:
        said = [
            await _script(code, brief, seed, persona={"traits": traits})
            for seed, brief in enumerate(BRIEFS[code][:4])
        ]
        return " ".join(_said(script) for script in said)

    assert (await all_of(energy=0.95)).count("!") > (await all_of(energy=0.05)).count("!")
    assert (await all_of(curiosity=0.95)).count("?") > (await all_of(curiosity=0.05)).count("?")


def test_a_german_verb_finds_its_infinitive() -> None:
    assert german_action("Wie man Brot bäckt") == "So kann man Brot backen"
    assert german_action("wie man Fahrräder repariert?") == "So kann man Fahrräder reparieren"
    assert german_action("Wie spät ist es?") == "Wie spät ist es?"


def test_a_video_in_a_language_no_voice_speaks_says_who_would() -> None:
    assert "de" in TEXT_LANGUAGES
    with pytest.raises(Invalid, match=r"No installed voice speaks German.*ElevenLabs"):
        check_brief("Tee", seconds=20, formats="9:16", language="de", seed=0)
