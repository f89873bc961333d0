"""A recipe is made once: the same brief again, another seed, one changed scene."""

import json
import shutil
from pathlib import Path

import pytest
from tests.make.produced import Produced, produce
from tests.make.program import call

from limelight.renders.media.probe import probe
from limelight.renders.sound.beats import heard_beats
from limelight.stories.interchange.otio import from_otio
from limelight.stories.script import Script, sentences_of


@pytest.fixture(scope="module")
def produced(produced: Produced, tmp_path_factory: pytest.TempPathFactory) -> Produced:
    """It in a studio of its own, in which more is made here."""
    data = tmp_path_factory.mktemp("reuse") / "data"
    shutil.copytree(produced.data, data)
    return produced._replace(data=data)


FORMATS = ("--format", "9:16", "--format", "1:1")


def _states(produced: Produced) -> dict[str, str]:
    return {step["name"]: step["state"] for step in produced.document["steps"]}


def _stored(produced: Produced, suffix: str) -> set[str]:
    return {path.name for path in (produced.data / "files").rglob(f"*{suffix}")}


def test_the_same_brief_again_reuses_everything_and_says_so(
    produced: Produced, tmp_path: Path
) -> None:
    before = _stored(produced, ".mp4")
    again = produce(produced.data, tmp_path / "out", *FORMATS)
    states = _states(again)
    made = ("script", "speech", "pictures", "music", "render")
    assert {states[name] for name in made} == {"reused"}
    assert _stored(produced, ".mp4") == before
    for name in ("video-9x16.mp4", "video-1x1.mp4", "thumbnail.png"):
        assert again.path(name).read_bytes() == produced.path(name).read_bytes()


def test_changing_one_sentence_makes_only_what_depends_on_it(
    produced: Produced, tmp_path: Path
) -> None:
    script = json.loads(produced.path("script.json").read_text())
    script["scenes"][1]["narration"] = "Water slowly from below, then wait."
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(script))
    pictures = _stored(produced, ".stage.json"), _stored(produced, ".png")
    done = call(
        "make", "basil", "--script", str(edited), "--json", "--format", "1:1", "--cut-on-beat",
        "--out", str(tmp_path / "out"), data=produced.data,
    )  # fmt: skip
    assert done.code == 0, done.err
    steps = {step["name"]: step for step in json.loads(done.out)["steps"]}
    scenes = len(script["scenes"])
    assert steps["pictures"]["state"] == "reused"
    assert steps["speech"]["state"] == "done"
    assert steps["speech"]["note"] == f"{scenes - 1} of {scenes} made before"
    assert steps["render"]["state"] == "done"
    assert _stored(produced, ".stage.json") == pictures[0]
    assert _changes_on_beats(tmp_path / "out") > 0


def _changes_on_beats(folder: Path) -> int:
    """How many shots change on a beat of the music, all of them between words."""
    line = from_otio((folder / "timeline-1x1.otio").read_text(), folder)
    beats, _ = heard_beats(folder / "media" / "music.wav")
    middles = [clip.start + clip.crossfade_seconds / 2 for clip in line.clips[1:]]
    assert not any(word.start < at < word.end for at in middles for word in line.words)
    on_beat = [clip.crossfade_seconds <= 0.11 for clip in line.clips[1:]]
    for at, is_on_beat in zip(middles, on_beat, strict=True):
        assert not is_on_beat or min(abs(at - beat) for beat in beats) < 0.06
    return sum(on_beat)


def test_the_same_seed_elsewhere_gives_the_same_pixels_and_sound(
    produced: Produced, tmp_path: Path
) -> None:
    other = produce(tmp_path / "data", tmp_path / "out", "--format", "1:1")
    theirs = _stored(other, ".mp4")
    # Two files a video: as rendered and as signed; the signature carries the time.
    assert len(theirs & _stored(produced, ".mp4")) == 1
    assert _stored(other, ".wav") <= _stored(produced, ".wav")


@pytest.fixture(scope="module")
def second(produced: Produced, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of another brief in the same studio, between an intro and an outro, with effects,
    its sound in parts too.
    """
    out = tmp_path_factory.mktemp("second")
    done = call(
        "make", "How to water basil", "--seconds", "5", "--json", "--format", "1:1",
        "--intro", "Watering | with Mira", "--outro", "Until next time", "--out", str(out),
        "--stems", "--effects", "soft",
        data=produced.data,
    )  # fmt: skip
    assert done.code == 0, done.err
    return out


def test_a_second_different_brief_repeats_no_sentence(produced: Produced, second: Path) -> None:
    first = json.loads(produced.path("script.json").read_text())
    told = json.loads((second / "script.json").read_text())
    said = [set(sentences_of(Script.model_validate(script))) for script in (first, told)]
    assert said[1]
    assert not said[0] & said[1]


def test_intro_and_outro_stand_around_what_is_said(second: Path) -> None:
    line = from_otio((second / "timeline-1x1.otio").read_text(), second)
    opening, *middle, closing = line.clips
    assert (opening.name, closing.name) == ("intro", "outro")
    assert all(clip.stage is not None for clip in middle)
    assert line.words[0].start > opening.seconds
    assert line.words[-1].end < closing.start
    assert line.music is not None
    assert line.music.seconds == pytest.approx(line.seconds)
    for card in (opening, closing):
        assert card.picture is not None
        assert (second / card.picture).is_file()
    report = json.loads((second / "video-1x1.qc.json").read_text())
    assert report["level"] == "green", report["findings"]


def test_the_parts_of_the_sound_lie_beside_the_video(second: Path) -> None:
    line = from_otio((second / "timeline-1x1.otio").read_text(), second)
    assert {one.name for one in line.effects} == {"whoosh", "tick"}
    assert all((second / one.audio).is_file() for one in line.effects)
    for name in ("voice", "music", "effects"):
        assert probe(second / f"stem-{name}.wav").seconds == pytest.approx(line.seconds, abs=0.01)
