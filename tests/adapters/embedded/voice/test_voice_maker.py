"""The maker: the port, the choice of a voice, and clear refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from limelight.adapters.embedded.voice.catalogue import choose, voices
from limelight.adapters.embedded.voice.maker import EmbeddedVoice
from limelight.generation.errors import Rejected
from limelight.generation.ports import SpeechMaker
from limelight.generation.schemas import SpeechAsk, VoiceSpec
from limelight.kit.workers import Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    """One worker process."""
    workers = Workers(1)
    yield workers
    workers.close()


async def test_the_maker_speaks_in_a_worker(workers: Workers, tmp_path: Path) -> None:
    maker: SpeechMaker = EmbeddedVoice(workers)

    made = await maker.speak(SpeechAsk(text="Hello there."), tmp_path / "new")

    assert made.audio.parent == tmp_path / "new"
    assert [word.text for word in made.words] == ["Hello", "there."]
    assert set(maker.info.languages) == {"en", "es", "fr"}


async def test_a_refusal_inside_the_worker_arrives_as_it_is(
    workers: Workers, tmp_path: Path
) -> None:
    with pytest.raises(Rejected, match="nothing to say") as caught:
        await EmbeddedVoice(workers).speak(SpeechAsk(text="🌱", seed=-3), tmp_path)
    assert caught.value.detail.startswith("There is nothing to say")


async def test_a_language_without_a_good_voice_is_refused(workers: Workers, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"does not speak 'de'.*en \(English\).*fr \(French\)"):
        await EmbeddedVoice(workers).speak(SpeechAsk(text="Hallo", language="de"), tmp_path)


async def test_an_unknown_voice_is_refused_with_the_list(workers: Workers, tmp_path: Path) -> None:
    ask = SpeechAsk(text="Hello", voice=VoiceSpec(name="af_heart+robot"))

    with pytest.raises(Rejected, match=r"called 'robot'.*hibari, af_heart.*ff_siwis"):
        await EmbeddedVoice(workers).speak(ask, tmp_path)


@pytest.mark.parametrize(
    ("language", "gender", "network"),
    [
        ("en", "woman", "hibari"),
        ("en", "man", "kokoro"),
        ("en", "nonbinary", "kokoro"),
        ("es", "woman", "kokoro"),
        ("es", "man", "kokoro"),
        ("fr", "man", "kokoro"),
        ("fr", "nonbinary", "kokoro"),
    ],
)
def test_a_voice_is_chosen_by_language_and_gender(language: str, gender: str, network: str) -> None:
    assert choose(VoiceSpec.model_validate({"gender": gender}), language).network == network


def test_every_listed_voice_can_be_chosen_in_its_languages() -> None:
    for voice in voices():
        for language in voice.languages:
            assert choose(VoiceSpec(name=voice.name), language).name == voice.name
            assert voice.licence == "Apache-2.0"


def test_the_english_voice_keeps_its_sound_in_other_languages() -> None:
    assert choose(VoiceSpec(name="hibari"), "es").styles == ("af_heart",)


def test_too_many_voices_in_a_mix_are_refused() -> None:
    with pytest.raises(Rejected, match="At most 8"):
        choose(VoiceSpec(name="+".join(["af_heart"] * 9)), "en")
