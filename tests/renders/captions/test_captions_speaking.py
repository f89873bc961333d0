"""Words out of subtitle files."""

from limelight.renders.captions.files.formats import read_text
from limelight.renders.captions.files.speaking import words_of


def _said(text: str, name: str, language: str) -> list[tuple[str, float, float]]:
    words = words_of(read_text(text, name), language)
    return [(word.text, round(word.start, 2), round(word.end, 2)) for word in words]


def test_words_share_the_time_of_their_cue_by_length() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nfour me\ntoo\n\n2\n00:00:03,000 --> 00:00:04,000\nend\n"
    )
    assert _said(text, "a.srt", "en") == [
        ("four", 1.0, 1.44),
        ("me", 1.44, 1.67),
        ("too", 1.67, 2.0),
        ("end", 3.0, 4.0),
    ]


def test_times_of_words_are_kept_and_syllables_become_words() -> None:
    sung = "{\\k50}Ka{\\k25}ra{\\k75}oke {\\k50}time"
    ass = f"[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,D,,0,0,0,,{sung}"
    assert _said(ass, "a.ass", "en") == [("Karaoke", 1.0, 2.5), ("time", 2.5, 3.0)]
    vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\none <00:02.000>two three"
    assert [start for _, start, _ in _said(vtt, "a.vtt", "en")] == [1.0, 2.0, 2.38]


def test_lines_without_spaces_are_cut_into_phrases() -> None:
    text = "1\n00:00:01,000 --> 00:00:05,000\nバジルは光が「大好き」です。\n毎日OK\n"
    assert [word for word, _, _ in _said(text, "a.srt", "ja")] == [
        "バジルは",
        "光が",
        "「大好き」",
        "です。",
        "毎日OK",
    ]
