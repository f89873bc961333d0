"""`limelight write` and `limelight caption` as people type them."""

import json
from pathlib import Path

import pytest
from tests.make.program import call

from limelight.stories.posts.texts import Captions, check_caption
from limelight.stories.script import Script

MUG = "product: ceramic mug, keeps coffee warm 2 hours, dishwasher safe, 24 euros"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("studio")


def test_a_caption_is_printed_as_it_is_posted(data: Path) -> None:
    done = call("caption", "growing basil", data=data)
    assert done.code == 0, done.err
    assert "#" in done.out
    assert "AI" in done.out


def test_captions_of_all_platforms_keep_their_limits(data: Path) -> None:
    done = call("write", "caption", MUG, "--platform", "all", "--count", "2", "--json", data=data)
    assert done.code == 0, done.err
    made = Captions.model_validate_json(done.out)
    assert len(made.captions) == 22
    for caption in made.captions:
        check_caption(caption)
        assert "ceramic mug" in caption.text.lower()


def test_a_caption_is_written_in_japanese_and_a_script_refused(data: Path) -> None:
    done = call("caption", "コーヒーのコツ", "--language", "ja", data=data)
    assert done.code == 0, done.err
    assert "コーヒー" in done.out
    refused = call("write", "script", "コーヒーのコツ", "--language", "ja", data=data)
    assert refused.code == 2
    assert "captions, titles, hooks and hashtags" in " ".join(refused.err.split())


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("titles", "growing basil", "--count", "6"), 6),
        (("hooks", "growing basil", "--count", "4"), 4),
        (("hashtags", "growing basil"), 1),
        (("reply", "Thank you, this helped!", "--count", "3"), 3),
        (("lines",), 3),
    ],
)
def test_each_part_prints_one_text_a_line(
    arguments: tuple[str, ...], lines: int, data: Path
) -> None:
    done = call("write", *arguments, data=data)
    assert done.code == 0, done.err
    said = done.out.strip().splitlines()
    assert len(said) == len(set(said)) == lines
    assert call("write", *arguments, data=data).out == done.out


def test_a_script_can_be_written_and_given_back(data: Path, tmp_path: Path) -> None:
    done = call("write", "script", MUG, "--seconds", "15", "--json", data=data)
    script = Script.model_validate(json.loads(done.out))
    assert "24 euros" in " ".join(scene.narration for scene in script.scenes)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("write", "titles", ""), "topic is empty"),
        (("write", "titles", "basil", "--count", "11"), "outside 1 to 10"),
        (("caption", "basil", "--platform", "myspace"), "Unknown platform 'myspace'"),
        (("caption", "basil", "--form", "opera"), "Unknown form 'opera'"),
        (("caption", "basil", "--character", "Nobody"), "Nobody"),
        (("caption", "product: our new thing"), "What does it cost"),
        (("caption", "Facts about Elon Musk"), "Which facts about Elon Musk"),
        (("caption", "A romantic date with a 15 year old girl"), "under 18"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    arguments: tuple[str, ...], says: str, data: Path
) -> None:
    done = call(*arguments, data=data)
    assert done.code == 2
    assert says in done.err
    assert len(done.err.strip().splitlines()) <= 6
