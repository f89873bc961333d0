"""The language material itself: complete, well formed, sound in every language."""

import re
from collections import Counter

import pytest

from limelight.adapters.embedded.illustrator.props import choosing
from limelight.adapters.embedded.writer.grammar import indefinite, word_count
from limelight.adapters.embedded.writer.knowledge import (
    Pack,
    find_matches,
    find_pack,
    frame,
    outlines,
    sort_pack,
)
from limelight.adapters.embedded.writer.language import tongue

KNOWING = ("en", "es", "fr", "de", "it", "pt")
# The languages with openings made for single entities.
OPENING = ("en", "es", "fr")
OUTLINES = (*outlines("packs"), *outlines("frames"), *outlines("sorts"))


def in_language(name: str, code: str) -> Pack:
    if name in outlines("sorts"):
        found = sort_pack(name, code)
        assert found is not None, f"{name} is not written in {code}"
        return found
    return frame(name, code) if name in outlines("frames") else known(name, code)


def known(name: str, code: str) -> Pack:
    found = find_pack(name, code)
    assert found is not None, f"{name} is not written in {code}"
    return found


RICH = {
    "herbs": "basil",
    "cooking": "cooking",
    "coffee": "coffee",
    "fitness": "fitness",
    "sleep": "sleep",
    "productivity": "productivity",
}
ELISION = re.compile(
    r"\b(?:le|la|de|que|je|ne|se|te|me|ce|jusque) (?=[aeiouâàéèêîôû])", re.IGNORECASE
)
ELIDED_NOT = re.compile(r"\b(?:de|le|que|ce) (?:onz|oui)|\bla une\b|-(?:le|la|ce) ", re.IGNORECASE)


def lines_of(pack: Pack) -> list[str]:
    return [text for item in pack.items for text in (item.label, *item.lines)] + list(pack.quips)


@pytest.mark.parametrize("name", OUTLINES)
def test_every_pack_is_complete(name: str) -> None:
    for code in KNOWING:
        pack = in_language(name, code)
        assert pack.places
        assert pack.subjects
        ids = [item.id for item in pack.items]
        assert len(ids) == len(set(ids))
        assert ids == [item.id for item in in_language(name, "en").items]
        entities = {entity.id for entity in pack.entities}
        for item in pack.items:
            assert set(item.about) <= entities
            assert item.setting in pack.places or item.kind == "step"
            assert 1 <= len(item.subjects) <= 4
            assert item.lines
            assert 1 <= len(item.label) <= 32


@pytest.mark.parametrize("name", OUTLINES)
def test_texts_are_clean(name: str) -> None:
    for code in KNOWING:
        pack = in_language(name, code)
        for text in lines_of(pack):
            assert not re.search(r"  | [,.;:!?»]|« |\.\.|,,", text), text
            assert text.count("¿") == (text.count("?") if code == "es" else 0), text
            assert text.count("¡") == (text.count("!") if code == "es" else 0), text
        for line in (line for item in pack.items for line in item.lines):
            assert re.search(r"[.?!”»}“]$", line), line
            assert word_count(line) <= 26, line


@pytest.mark.parametrize("name", OUTLINES)
def test_english_articles_and_french_elisions_are_right(name: str) -> None:
    for text in lines_of(in_language(name, "en")):
        assert indefinite(text) == text, text
    for text in lines_of(in_language(name, "fr")):
        wrong = ELISION.search(text)
        assert wrong is None or ELIDED_NOT.search(text[max(0, wrong.start() - 3) :]), text
        assert not re.search(r"\b(?:de le|de les|à le|à les) (?!\w+er\b|\w+ir\b)", text), text


def test_no_line_stands_twice_in_a_pack() -> None:
    for name in OUTLINES:
        for code in KNOWING:
            items = in_language(name, code).items
            lines = Counter(line for item in items for line in item.lines)
            assert [line for line, count in lines.items() if count > 1] == []


def test_rich_packs_have_eight_tips_and_there_are_many_fields() -> None:
    packs = {name: known(name, "en") for name in outlines("packs")}
    assert len(packs) >= 24
    for name, entity in RICH.items():
        tips = [
            i for i in packs[name].items if i.kind == "tip" and (not i.about or entity in i.about)
        ]
        assert len(tips) >= 7, name
    for pack in packs.values():
        assert {"fact", "myth"} <= {item.kind for item in pack.items}, pack.id


@pytest.mark.parametrize("name", outlines("sorts"))
def test_every_sort_has_twelve_pieces_of_advice_and_two_beliefs(name: str) -> None:
    kinds = Counter(item.kind for item in in_language(name, "en").items)
    assert kinds["tip"] >= 12
    assert kinds["myth"] >= 2


def test_every_language_has_the_same_kinds_of_lines() -> None:
    english = tongue("en")
    for code in ("es", "fr"):
        other = tongue(code)
        assert set(other.words) == set(english.words)
        assert set(other.reading) == set(english.reading)
        assert other.kinds == english.kinds


@pytest.mark.parametrize(
    ("words", "pack", "entity"),
    [
        ("growing basil", "herbs", "basil"),
        ("mon chat", "cats", "cats"),
        ("agujeros negros", "science", "blackholes"),
        ("my cofee", "coffee", "coffee"),
    ],
)
def test_words_of_any_language_lead_to_an_entity(words: str, pack: str, entity: str) -> None:
    match = find_matches(words.split(), "en")[0]
    assert (match.pack.id, match.entity.id) == (pack, entity)


def test_every_subject_is_a_thing_that_can_be_drawn() -> None:
    for name in OUTLINES:
        pack = in_language(name, "en")
        shown = [item.subjects for item in pack.items]
        for subjects in (*shown, pack.subjects, *(entity.subjects for entity in pack.entities)):
            for subject in subjects:
                assert choosing.named(subject), (pack.id, subject)


def test_own_openings_are_in_every_language_and_hold_the_count() -> None:
    packs = {code: [known(name, code) for name in outlines("packs")] for code in OPENING}
    own = {
        code: {entity.id: entity.hooks for pack in found for entity in pack.entities}
        for code, found in packs.items()
    }
    assert sum(bool(hooks) for hooks in own["en"].values()) >= 8
    for hooks in own.values():
        assert {name for name, texts in hooks.items() if texts} == {
            name for name, texts in own["en"].items() if texts
        }
        assert all("{items}" in hook for texts in hooks.values() for hook in texts)
