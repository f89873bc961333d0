"""Words for moods in seven languages, and how keys are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.composer.mood_words import nearest_mood
from limelight.adapters.embedded.composer.writing.keys import MODES, Key, read_key
from limelight.adapters.embedded.composer.writing.styles import read_data, styles
from limelight.generation.errors import Rejected

LANGUAGES = {"en", "es", "fr", "de", "it", "pt", "ja"}


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("warm", "warm"),
        ("Upbeat & fun", "happy"),
        ("lo-fi", "lofi"),
        ("soft, cozy", "calm"),
        ("mystrious", "mysterious"),
        ("epic orchestral", "cinematic"),
        ("something cinematic and sad", "cinematic"),
        ("sad", "melancholic"),
        ("triste", "melancholic"),
        ("ÉPICO", "cinematic"),
        ("gemütlich", "cosy"),
        ("gemutlich", "cosy"),
        ("joyeuse et légère", "happy"),
        ("rilassante", "calm"),
        ("saudade", "melancholic"),
        ("とても楽しい音楽", "happy"),
        ("静かな夜", "calm"),
        ("", "warm"),
        ("🎵 !", "warm"),
    ],
)
def test_any_mood_finds_its_nearest(words: str, mood: str) -> None:
    assert nearest_mood(words).name == mood


def test_words_nobody_listed_are_compared_by_meaning() -> None:
    found = nearest_mood("a spaceship drifting between galaxies")
    assert (found.name, found.by) == ("dreamy", "meaning")


@given(st.text("abc déエ🎵-#", max_size=30))
@settings(max_examples=25, deadline=None)
def test_no_words_fail(words: str) -> None:
    assert nearest_mood(words).name in styles()


def test_every_mood_has_words_in_every_language_and_the_writers_moods_exist() -> None:
    words = read_data("mood_words.json")
    assert set(words) == set(styles())
    assert len(styles()) >= 10
    for languages in words.values():
        assert set(languages) == LANGUAGES
        assert all(languages.values())
    writers = "calm cinematic energetic focused happy lofi mysterious playful uplifting warm"
    assert all(nearest_mood(mood).by == "name" for mood in writers.split())


def test_expressions_and_emotions_of_characters_are_moods_too() -> None:
    words = "neutral happy warm surprised thoughtful concerned excited playful cheerful serious"
    assert all(nearest_mood(word).by in ("name", "word") for word in words.split())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bb minor", "B♭ minor"),
        ("F#", "F♯ major"),
        ("Am", "A minor"),
        ("c major", "C major"),
        ("E♭ maj", "E♭ major"),
        ("D dorian", "D dorian"),
        ("a-flat Lydian", "A♭ lydian"),
        ("B", "B major"),
        ("bm", "B minor"),
        ("e locrian", "E locrian"),
    ],
)
def test_a_key_is_kept_as_it_was_typed(words: str, name: str) -> None:
    key = read_key(words)
    assert key is not None
    assert key.name == name


@pytest.mark.parametrize("words", ["H", "loud", "?", "Zb minor", "C##", "A minorish", "C D"])
def test_what_is_no_key_is_refused_with_the_choices(words: str) -> None:
    with pytest.raises(Rejected, match=r"A minor.*Bb dorian"):
        read_key(words)


@pytest.mark.parametrize("mode", MODES)
def test_the_name_of_a_key_reads_as_that_key(mode: str) -> None:
    for tonic in range(12):
        key = Key(tonic, mode)  # type: ignore[arg-type]
        read = read_key(key.name)
        assert read is not None
        assert (read.tonic, read.mode) == (tonic, mode)
        assert len(set(key.scale)) == 7
