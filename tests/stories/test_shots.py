"""What has to be made for a script, and what a change of the script makes again."""

import pytest

from limelight.generation.schemas import Appearance, VoiceSpec
from limelight.stories.brief import SIZES
from limelight.stories.script import Scene, Script
from limelight.stories.shots import music_ask, plan_shots, speech_asks

LOOKS = Appearance(hair_colour="red")
SCRIPT = Script(
    title="Basil",
    language="en",
    topic="growing basil",
    mood="bright",
    scenes=(
        Scene(
            narration="Give it light.",
            picture="A basil plant in the morning sun.",
            setting="kitchen windowsill",
            subjects=("basil", "sun"),
        ),
        Scene(
            narration="Water it from below.",
            picture="A saucer of water on a kitchen windowsill",
            setting="kitchen windowsill",
            subjects=("water",),
            placement="none",
        ),
        Scene(
            narration="Pinch the top.",
            picture="Hands pinch a basil stem",
            setting="rainy balcony",
            placement="small",
            expression="excited",
        ),
    ),
)


def _changed(index: int, **values: object) -> Script:
    scenes = list(SCRIPT.scenes)
    scenes[index] = scenes[index].model_copy(update=values)
    return SCRIPT.model_copy(update={"scenes": tuple(scenes)})


def test_each_scene_gets_one_picture_of_the_formats_size() -> None:
    for format, size in SIZES.items():
        asks = plan_shots(SCRIPT, LOOKS, format, 7)
        assert [(ask.width_px, ask.height_px) for ask in asks] == [size] * 3


def test_a_picture_ask_says_the_scene_in_words_and_as_data() -> None:
    first, second, third = plan_shots(SCRIPT, LOOKS, "9:16", 7)
    assert first.prompt == "A basil plant in the morning sun, kitchen windowsill"
    assert second.prompt == "A saucer of water on a kitchen windowsill"
    assert (first.setting, first.subjects) == ("kitchen windowsill", ("basil", "sun"))
    assert (third.placement, third.expression) == ("small", "excited")
    assert first.tags == ("morning",)
    assert third.tags == ("rainy",)


def test_only_scenes_that_show_the_character_depend_on_its_looks() -> None:
    asks = plan_shots(SCRIPT, LOOKS, "9:16")
    assert [ask.appearance for ask in asks] == [LOOKS, None, LOOKS]


def test_every_picture_knows_the_places_before_it_and_the_series_it_belongs_to() -> None:
    first, second, third = plan_shots(SCRIPT, LOOKS, "9:16", 5)
    assert first.avoid == ()
    assert second.avoid == ("kitchen windowsill",)
    assert third.avoid == ("kitchen windowsill", "kitchen windowsill")
    assert {ask.series for ask in (first, second, third)} == {5}


def test_changing_what_is_said_changes_no_picture() -> None:
    changed = _changed(1, narration="Water it well.")
    assert plan_shots(changed, LOOKS, "1:1", 3) == plan_shots(SCRIPT, LOOKS, "1:1", 3)


def test_changing_what_is_seen_in_a_scene_changes_only_its_picture() -> None:
    before = plan_shots(SCRIPT, LOOKS, "1:1", 3)
    after = plan_shots(_changed(1, picture="A watering can"), LOOKS, "1:1", 3)
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]
    assert before[1].seed != after[1].seed


def test_seeds_differ_between_scenes_and_follow_the_seed() -> None:
    seeds = {ask.seed for seed in (0, 1) for ask in plan_shots(SCRIPT, LOOKS, "9:16", seed)}
    assert len(seeds) == 6
    assert plan_shots(SCRIPT, LOOKS, "9:16", 1) == plan_shots(SCRIPT, LOOKS, "9:16", 1)


def test_seeds_are_the_same_on_every_machine_and_day() -> None:
    seeds = [ask.seed for ask in plan_shots(SCRIPT, LOOKS, "9:16", 42)]
    assert seeds == [1675297233, 309411086, 858158121]


def test_each_scene_is_spoken_in_the_characters_voice() -> None:
    voice = VoiceSpec(name="af_heart", rate=1.1)
    before = speech_asks(SCRIPT, voice)
    after = speech_asks(_changed(0, narration="Light first."), voice)
    assert [ask.text for ask in before] == [
        "Give it light.",
        "Water it from below.",
        "Pinch the top.",
    ]
    assert {ask.voice.model_copy(update={"emotion": "neutral"}) for ask in before} == {voice}
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True, True]


def test_music_has_the_mood_of_the_script() -> None:
    ask = music_ask(SCRIPT, 21.5, 9)
    assert (ask.mood, ask.seconds, ask.seed) == ("bright", 21.5, 9)


def test_a_scene_is_spoken_as_the_face_looks() -> None:
    heard = {
        expression: speech_asks(_changed(0, expression=expression), VoiceSpec())[0].voice.emotion
        for expression in ("happy", "concerned", "thoughtful", "surprised")
    }

    assert heard == {
        "happy": "cheerful",
        "concerned": "serious",
        "thoughtful": "calm",
        "surprised": "excited",
    }


@pytest.mark.parametrize(
    ("mood", "emotion"),
    [("warm", "neutral"), ("dramatic", "serious"), ("Calm and dreamy", "calm"), ("sad", "sad")],
)
def test_a_plain_face_sounds_like_the_mood(mood: str, emotion: str) -> None:
    script = _changed(0, expression="neutral").model_copy(update={"mood": mood})

    assert speech_asks(script, VoiceSpec())[0].voice.emotion == emotion


def test_the_emotion_of_a_voice_goes_before_the_scene() -> None:
    asks = speech_asks(SCRIPT, VoiceSpec(emotion="calm"))

    assert {ask.voice.emotion for ask in asks} == {"calm"}


def test_a_pose_is_passed_on_where_the_character_is_seen_and_keeps_the_scene() -> None:
    posed = _changed(2, turn="left", gesture="wave")
    before, after = (plan_shots(script, LOOKS, "9:16", 3)[2] for script in (SCRIPT, posed))
    assert (after.turn, after.gesture) == ("left", "wave")
    assert after.seed == before.seed
    hidden = plan_shots(_changed(1, gesture="hold"), LOOKS, "9:16", 3)[1]
    assert (hidden.turn, hidden.gesture) == ("front", "none")
