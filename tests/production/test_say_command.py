"""`limelight say` and `limelight voices`, as a person types them."""

import json
import wave
from pathlib import Path

import pytest
from tests.make.program import call

from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.verify import verify_file


def test_a_text_is_spoken_labelled_and_made_once(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "deep" / "hello.wav"
    arguments = ("say", "Hello there, 30 friends.", "--emotion", "calm", "--out", str(out))

    first = call(*arguments, data=data)

    assert (first.code, first.err) == (0, "")
    assert first.out.splitlines()[-1] == str(out)
    assert "Made by AI" in first.out
    with wave.open(str(out)) as file:
        assert file.getframerate() == 24_000
    verdict = verify_file(out, studio_identity(data))
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    told = json.loads(call(*arguments, "--json", data=data).out)
    assert told["reused"]
    assert (told["voice"], told["emotion"]) == ("hibari", "calm")
    assert [word["text"] for word in told["words"]] == ["Hello", "there,", "30", "friends."]


def test_a_character_speaks_in_its_own_voice(tmp_path: Path) -> None:
    made = call("character", "new", "Nova", data=tmp_path)
    assert made.code == 0, made.err
    out = tmp_path / "nova.wav"

    done = call("say", "Hi.", "--character", "nova", "--out", str(out), "--json", data=tmp_path)

    told = json.loads(done.out)
    assert told["network"] == "kokoro"
    assert "+" in told["voice"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--voice", "robot"), "af_heart"),
        (("--blend", "hibari:0.5,af_kore:0.5"), "hibari cannot be blended"),
        (("--blend", "af_kore:2"), "weight"),
        (("--voice", "af_kore", "--blend", "af_kore"), "one of"),
        (("--language", "de"), "ElevenLabs"),
        (("--rate", "9"), "rate"),
        (("--emotion", "bored"), "emotion"),
        (("--out", "speech.mp3"), ".wav"),
        (("--character", "nobody"), "nobody"),
    ],
)
def test_what_cannot_be_said_is_told(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = call("say", "Hello.", *arguments, data=tmp_path)

    assert done.code == 2
    assert says in " ".join(done.err.split())


def test_a_text_that_is_too_long_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = call("say", "word " * 1200, data=tmp_path)

    assert done.code == 2
    assert "5,000" in done.err


def test_the_voices_are_listed_by_language(tmp_path: Path) -> None:
    listed = json.loads(call("voices", "--json", data=tmp_path).out)
    languages = {voice["language"] for voice in listed}
    assert len(listed) >= 12
    assert languages == {"en", "es", "fr", "it", "pt", "ja"}
    assert {"American", "British"} <= {voice["accent"] for voice in listed}
    words = call("voices", "--language", "it", data=tmp_path).out
    assert "if_sara" in words
    assert "am_puck" not in words
    assert call("voices", "--language", "de", data=tmp_path).code == 2
