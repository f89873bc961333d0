"""The maker: the port, the choice of a voice, and clear refusals."""

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.voice.catalogue import choose, languages, voices
from limelight.adapters.embedded.voice.maker import EmbeddedVoice
from limelight.generation.errors import Rejected
from limelight.generation.ports import SpeechMaker
from limelight.generation.schemas import SpeechAsk, VoicePart, VoiceSpec
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
    assert set(maker.info.languages) == {"en", "es", "fr", "it", "pt", "ja"}


async def test_a_refusal_inside_the_worker_arrives_as_it_is(
    workers: Workers, tmp_path: Path
) -> None:
    with pytest.raises(Rejected, match="nothing to say") as caught:
        await EmbeddedVoice(workers).speak(SpeechAsk(text="🌱", seed=-3), tmp_path)
    assert caught.value.detail.startswith("There is nothing to say")


async def test_a_language_without_a_good_voice_is_refused(workers: Workers, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match=r"do not speak 'de'.*en \(English\).*ja \(Japanese\)"):
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
        ("it", "man", "kokoro"),
        ("pt", "nonbinary", "kokoro"),
        ("ja", "woman", "kokoro"),
    ],
)
def test_a_voice_is_chosen_by_language_and_gender(language: str, gender: str, network: str) -> None:
    assert choose(VoiceSpec.model_validate({"gender": gender}), language).network == network


def test_every_listed_voice_can_be_chosen_in_its_languages() -> None:
    for voice in voices():
        for language in languages():
            assert choose(VoiceSpec(name=voice.name), language).name == voice.name
            assert voice.licence == "Apache-2.0"


def test_the_english_voice_keeps_its_sound_in_other_languages() -> None:
    assert choose(VoiceSpec(name="hibari"), "es").styles == (("af_heart", 1.0),)


def _blend(*parts: tuple[str, float]) -> VoiceSpec:
    return VoiceSpec(blend=tuple(VoicePart(name=name, weight=weight) for name, weight in parts))


def test_a_blend_goes_before_the_name_and_keeps_its_weights() -> None:
    asked = _blend(("bf_emma", 0.6), ("bm_george", 0.4)).model_copy(update={"name": "af_heart"})

    chosen = choose(asked, "en")

    assert chosen.styles == (("bf_emma", 0.6), ("bm_george", 0.4))
    assert chosen.name == "bf_emma:0.6+bm_george:0.4"
    assert chosen.is_british


def test_a_blend_with_a_voice_without_a_vector_is_refused() -> None:
    with pytest.raises(Rejected, match=r"hibari cannot be blended.*af_heart"):
        choose(_blend(("hibari", 0.5), ("af_bella", 0.5)), "en")


def test_a_blend_with_an_unknown_voice_names_those_there_are() -> None:
    with pytest.raises(Rejected, match=r"called 'robot'.*af_heart.*ff_siwis"):
        choose(_blend(("robot", 0.5), ("af_bella", 0.5)), "en")


def test_characters_get_voices_of_their_own() -> None:
    names = ("Nova", "Ada", "Juno", "Kim", "Lena", "Rosa", "Ines", "Mara")

    found = {name: choose(VoiceSpec(made_for=name), "en").styles for name in names}

    assert len(set(found.values())) == len(names)
    assert found["Nova"] == choose(VoiceSpec(made_for=" nova "), "en").styles
    for language in languages():
        for gender in ("woman", "man", "nonbinary"):
            voice = VoiceSpec.model_validate({"made_for": "Nova", "gender": gender})
            (_, first), (_, second) = choose(voice, language).styles
            assert first + second == pytest.approx(1)
            assert gender == "nonbinary" or language == "fr" or first >= 0.55


def test_a_french_man_is_a_french_woman_blended_and_lowered() -> None:
    usual = choose(VoiceSpec(gender="man"), "fr")
    own = choose(VoiceSpec(gender="man", made_for="Leo"), "fr")

    assert usual.semitones == own.semitones == -3
    assert dict(usual.styles).keys() == {"pm_alex", "ff_siwis"}
    assert dict(own.styles)["ff_siwis"] >= 0.5
    assert choose(VoiceSpec(name="ff_siwis"), "fr").semitones == 0


async def test_a_long_text_comes_in_parts_that_join_without_a_click(
    workers: Workers, tmp_path: Path
) -> None:
    text = (
        "We walked along the river. The light was low, and nobody spoke. Then it rained! " * 63
    )[:4999] + "."
    ask = SpeechAsk(text=text, voice=VoiceSpec(rate=2.0))
    maker: SpeechMaker = EmbeddedVoice(workers)

    parts = [part async for part in maker.stream(ask, tmp_path)]

    assert len(text) == 5000
    assert len(parts) > 150
    assert max(part.seconds for part in parts) < 5
    words = [word.text for part in parts for word in part.words]
    assert " ".join(words) == " ".join(text.split())
    sounds = [samples_of(part.audio) for part in parts]
    whole = np.concatenate(sounds)
    within = max(np.abs(np.diff(sound)).max() for sound in sounds)
    joins = np.cumsum([len(sound) for sound in sounds])[:-1]
    assert max(abs(whole[at] - whole[at - 1]) for at in joins) <= within / 100
    for sound in sounds:
        assert not sound[:24].any() or not sound[-24:].any()
        assert abs(sound[-1]) < 1e-3


async def test_the_parts_are_the_whole_speech(workers: Workers, tmp_path: Path) -> None:
    ask = SpeechAsk(text="Hello there, friend. It rains. Shall we stay inside?")
    maker = EmbeddedVoice(workers)

    parts = [part async for part in maker.stream(ask, tmp_path)]

    whole = await maker.speak(ask, tmp_path)
    assert sum(part.seconds for part in parts) == pytest.approx(whole.seconds)
    assert [w.text for part in parts for w in part.words] == [w.text for w in whole.words]
    later = parts[0].seconds + parts[1].words[0].start
    found = next(word for word in whole.words if word.text == parts[1].words[0].text)
    assert found.start == pytest.approx(later, abs=0.001)


async def test_a_listener_may_leave_in_the_middle(workers: Workers, tmp_path: Path) -> None:
    stream = EmbeddedVoice(workers).stream(SpeechAsk(text="One more. Two more. " * 9), tmp_path)

    first = await anext(stream)
    await stream.aclose()

    assert first.audio.is_file()


def samples_of(audio: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The samples between -1 and 1."""
    with wave.open(str(audio)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0


def test_too_many_voices_in_a_mix_are_refused() -> None:
    with pytest.raises(Rejected, match="At most 8"):
        choose(VoiceSpec(name="+".join(["af_heart"] * 9)), "en")
