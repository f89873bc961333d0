"""Who speaks and what music is heard: what is typed, and what follows from it."""

from pathlib import Path
from typing import Any

import pytest

from limelight.generation.schemas import VoicePart, VoiceSpec
from limelight.kit.errors import Invalid
from limelight.stories.editing.drafts import Draft, SetSound, changed, draft_of
from limelight.stories.heard.soundtrack import Sounding, Soundtrack
from limelight.stories.script import Scene, Script
from limelight.stories.shots import drawings, music_ask

SCRIPT = Script(
    title="Basil", language="en", topic="basil", mood="warm",
    scenes=(Scene(narration="Light.", picture="a pot", setting="a kitchen"),),
)  # fmt: skip
SONG = "a" * 64 + ".mp3"


def _draft() -> Draft:
    return draft_of(SCRIPT, drawings(SCRIPT))


def test_nothing_said_is_the_own_voice_and_music_of_the_script() -> None:
    track = Sounding().soundtrack()
    assert track == Soundtrack()
    own = VoiceSpec(blend=(VoicePart(name="a"), VoicePart(name="b")), rate=1.2)
    assert track.speaking(own) == own
    assert music_ask(SCRIPT, 10, 3, track) == music_ask(SCRIPT, 10, 3)


def test_another_voice_keeps_pace_and_pitch_but_no_blend() -> None:
    own = VoiceSpec(blend=(VoicePart(name="a"),), rate=1.2, pitch_semitones=-1)
    spoken = Sounding(voice=" af_kore ").soundtrack().speaking(own)
    assert (spoken.name, spoken.blend, spoken.rate, spoken.pitch_semitones) == (
        "af_kore", (), 1.2, -1,
    )  # fmt: skip


def test_music_is_of_a_mood_and_tempo_ones_own_or_none() -> None:
    calm = Sounding(music="Calm", music_tempo=70, music_volume=-4).soundtrack()
    asked = music_ask(SCRIPT, 10, 3, calm)
    assert (asked.mood, asked.tempo_bpm, calm.gain_db) == ("Calm", 70, -4)
    none = Sounding(music="none", music_tempo=70).soundtrack()
    assert (none.music, none.tempo_bpm) == ("none", None)
    own = Sounding(music_file=Path("song.mp3")).soundtrack()
    assert (own.music, own.file) == ("own", Path("song.mp3"))
    # A mood that is chosen beside a file leaves the file out: what is chosen counts.
    mood = Sounding(music="calm", music_file=Path("song.mp3")).soundtrack()
    assert (mood.music, mood.file) == ("composed", None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"music_tempo": 39}, "music_tempo"),
        ({"music_tempo": 500}, "music_tempo"),
        ({"music_volume": 13}, "music_volume"),
        ({"music_volume": -60}, "music_volume"),
        ({"music": "x" * 25}, "music"),
    ],
)
def test_what_cannot_be_heard_is_refused_beside_its_field(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        Sounding.model_validate(said).soundtrack()
    assert caught.value.facts["field"] == field


def test_a_draft_changes_one_thing_of_its_sound_at_a_time() -> None:
    calm = changed(_draft(), SetSound(mood="calm", tempo_bpm=72))
    spoken = changed(calm, SetSound(voice="af_kore"))
    assert spoken.soundtrack == Soundtrack(voice="af_kore", mood="calm", tempo_bpm=72)
    as_script = changed(spoken, SetSound(mood="", tempo_bpm=0))
    assert as_script.soundtrack == Soundtrack(voice="af_kore")
    own = changed(as_script, SetSound(file=SONG))
    assert own.soundtrack == Soundtrack(voice="af_kore", music="own", file=Path(SONG))
    with pytest.raises(Invalid, match="Choose the music"):
        changed(as_script, SetSound(music="own"))
