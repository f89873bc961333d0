"""Speaking: sound and times of whole texts, with the real networks."""

import wave
from pathlib import Path

import numpy as np
import pytest

from limelight.adapters.embedded.voice.phrases import Sounded, phrases
from limelight.adapters.embedded.voice.speaking import speak
from limelight.generation.errors import Rejected
from limelight.generation.schemas import SpeechAsk, SpeechMade, VoiceSpec, joiner

TEXT = "Hello 🌱 there, my friends. About 30%, or $12.50, isn't much — really!"


def spoken(text: str, into: Path, language: str = "en", **voice: object) -> SpeechMade:
    """`text` spoken."""
    return speak(
        SpeechAsk(text=text, language=language, voice=VoiceSpec.model_validate(voice)), into
    )


def samples_of(made: SpeechMade) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The samples between -1 and 1."""
    with wave.open(str(made.audio)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0


def check_times(made: SpeechMade, text: str, language: str = "en") -> None:
    """Words give the text back; words and phonemes are in order, inside, and cover the speech."""
    assert joiner(language).join(word.text for word in made.words) == " ".join(text.split())
    clock = 0.0
    for word in made.words:
        assert clock <= word.start <= word.end <= made.seconds
        clock = word.end
    clock = 0.0
    for phoneme in made.phonemes:
        assert phoneme.start == pytest.approx(clock, abs=1e-3)
        assert phoneme.end > phoneme.start
        assert not set(phoneme.symbol) & set("ˈˌː AIOQWY")
        clock = phoneme.end
    assert clock <= made.seconds < clock + 0.4


def test_words_and_phonemes_cover_the_speech_in_order(tmp_path: Path) -> None:
    made = spoken(TEXT, tmp_path)

    check_times(made, TEXT)
    assert made.seconds == len(samples_of(made)) / made.sample_rate_hz
    assert made.sample_rate_hz == 24_000


def test_a_token_that_says_nothing_has_no_length_at_its_place(tmp_path: Path) -> None:
    hello, plant, there, *_ = spoken(TEXT, tmp_path).words

    assert plant.start == plant.end == hello.end <= there.start


def test_numbers_take_the_time_of_what_is_said(tmp_path: Path) -> None:
    by_text = {word.text: word for word in spoken(TEXT, tmp_path).words}

    assert by_text["30%,"].end - by_text["30%,"].start > 0.6
    assert by_text["$12.50,"].end - by_text["$12.50,"].start > 0.8
    assert by_text["or"].end - by_text["or"].start < 0.4


def test_pauses_are_quiet_and_words_are_loud(tmp_path: Path) -> None:
    made = spoken("I like the sun. You like the rain.", tmp_path)
    samples = samples_of(made)

    def level(start: float, end: float) -> float:
        part = samples[int(start * 24_000) : int(end * 24_000)]
        return float(np.sqrt(np.mean(part**2)))

    gap = next(p for p in made.phonemes if p.symbol == "" and p.start > 0.5)
    assert level(gap.start + 0.05, gap.end - 0.05) < 0.003
    assert all(level(word.start, word.end) > 0.02 for word in made.words)
    assert gap.end - gap.start == pytest.approx(0.36, abs=0.1)


def test_the_same_ask_gives_the_same_bytes(tmp_path: Path) -> None:
    first = spoken(TEXT, tmp_path / "a")
    second = spoken(TEXT, tmp_path / "b")

    assert first.audio.read_bytes() == second.audio.read_bytes()
    assert first.audio.name == second.audio.name
    assert first.words == second.words


def test_peaks_and_level_are_ready_to_mix(tmp_path: Path) -> None:
    samples = samples_of(spoken(TEXT, tmp_path))

    assert np.abs(samples).max() <= 10 ** (-1.5 / 20)
    assert abs(samples.mean()) < 1e-3
    assert not samples[: int(0.07 * 24_000)].any()


def test_a_faster_rate_is_shorter(tmp_path: Path) -> None:
    slow = spoken("A calm and quiet morning.", tmp_path, rate=0.8)
    fast = spoken("A calm and quiet morning.", tmp_path, rate=1.4)

    assert slow.seconds > 1.3 * fast.seconds
    assert slow.audio != fast.audio


def test_a_long_text_is_split_and_keeps_its_words(tmp_path: Path) -> None:
    text = (
        "Then we walked, and walked, and looked at every little garden on the way, " * 9 + "home."
    )

    made = spoken(text, tmp_path)

    assert int(made.facts["phrases"]) > 1
    check_times(made, text)


@pytest.mark.parametrize(
    ("text", "language", "voice"),
    [
        ("El 30 % de la casa.", "es", {}),
        ("C'est l'été, à 9h30 !", "fr", {}),
        ("Perché no, 20 € ?", "it", {}),
        ("Não há 30 % aqui.", "pt", {}),
        ("朝の光、OK です！", "ja", {"gender": "man"}),
        ("Good morning, you.", "en", {"gender": "man"}),
        ("Good morning, you.", "en", {"name": "af_heart+af_bella", "pitch_semitones": 2}),
    ],
)
def test_kokoro_voices_speak_with_times(
    text: str, language: str, voice: dict[str, object], tmp_path: Path
) -> None:
    made = spoken(text, tmp_path, language, **voice)

    check_times(made, text, language)
    assert made.facts["network"] == "kokoro"


def test_two_voices_differ(tmp_path: Path) -> None:
    michael = spoken("Good day.", tmp_path, name="am_michael")
    emma = spoken("Good day.", tmp_path, name="bf_emma")

    assert michael.audio.read_bytes() != emma.audio.read_bytes()


@pytest.mark.parametrize("text", ["🌱 🌱", "...", "привет", "— !"])
def test_a_text_without_a_word_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="nothing to say"):
        spoken(text, tmp_path)


def test_phrases_end_with_sentences_and_stay_under_the_limit() -> None:
    words = [Sounded(number, "abcdefghi", "," if number % 7 == 6 else "") for number in range(90)]

    cut = phrases([*words, Sounded(90, "end", "."), Sounded(91, "a longer one", ".")])

    assert all(len(phrase.symbols) <= 400 for phrase in cut)
    assert [word.owner for phrase in cut for word in phrase.words] == list(range(92))
    assert [phrase.words[-1].mark for phrase in cut[:-2]] == [","] * (len(cut) - 2)
    assert cut[-2].pause_seconds > cut[0].pause_seconds
