"""Ideas out of topics, interests, days and what was told before."""

from datetime import date

import pytest

from limelight.adapters.embedded.writer.briefs.known import PackTopics
from limelight.stories.brief import LANGUAGES
from limelight.stories.ideas.choosing import Wanted, complete, list_ideas

EN = PackTopics().list_topics("en")
QUIET = date(2026, 2, 10)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_ideas_without_holes(language: str) -> None:
    topics = PackTopics().list_topics(language)
    for page in range(8):
        found = list_ideas(topics, Wanted(today=QUIET, language=language, page=page))
        assert len(found) == 6
        assert len({idea.text for idea in found}) == 6
        assert not [idea for idea in found if "{" in idea.text or not idea.text[:1].isupper()]


def test_what_the_character_likes_comes_before_the_rest() -> None:
    found = list_ideas(EN, Wanted(today=QUIET, interests=("plants", "falconry")))
    whys = [idea.why for idea in found]
    assert "likes plants" in whys
    assert "likes falconry" in whys
    assert [idea.text for idea in found if "falconry" in idea.text]


def test_a_day_that_is_near_brings_its_topic() -> None:
    near = list_ideas(EN, Wanted(today=date(2026, 9, 25)))
    assert "International Coffee Day, 1 October" in {idea.why for idea in near}
    after = list_ideas(EN, Wanted(today=date(2026, 11, 15)))
    assert not [idea for idea in after if "Day" in idea.why]


def test_nothing_is_told_twice_and_what_was_told_comes_later() -> None:
    wanted = Wanted(today=QUIET, interests=("coffee",))
    first = list_ideas(EN, wanted)
    again = list_ideas(EN, wanted.model_copy(update={"made": tuple(i.text for i in first)}))
    assert not {idea.text.casefold() for idea in first} & {idea.text.casefold() for idea in again}


def test_another_page_has_other_ideas_and_the_same_page_the_same() -> None:
    one, two = (list_ideas(EN, Wanted(today=QUIET, page=page)) for page in (0, 1))
    assert one == list_ideas(EN, Wanted(today=QUIET, page=0))
    assert one != two


@pytest.mark.parametrize(
    ("typed", "goes_on"),
    [
        ("Three tips to grow bas", ("Three tips to grow basil",)),
        ("three tips to grow basil", ()),
        ("three tips ", ()),
        ("Three tips for better coffee at home", ()),
        ("Three tips for home coo", ("Three tips for home cooking",)),
        ("x", ()),
        ("", ()),
    ],
)
def test_what_is_typed_is_completed(typed: str, goes_on: tuple[str, ...]) -> None:
    assert complete(EN, typed)[:1] == goes_on
