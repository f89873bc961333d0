"""Captions of a language that is written without spaces."""

from limelight.generation.schemas import WordTiming, joiner
from limelight.renders.captions.cues import cues
from limelight.renders.captions.files.ass import to_ass
from limelight.renders.captions.files.srt import to_srt
from limelight.renders.captions.files.vtt import to_vtt
from limelight.renders.captions.groups import word_groups
from limelight.renders.captions.wording import width_of

PARTS = (
    "台所の|窓は|東を|向いているので、|バジルは |OK |です。"
    "|毎日|水を|やりすぎると、|根は|水を|探さなく|なります。"
)
TEXT = PARTS.replace("|", "")
WORDS = tuple(
    WordTiming(text=part, start=number * 0.5, end=number * 0.5 + 0.45)
    for number, part in enumerate(PARTS.split("|"))
)


def test_words_give_the_text_back_without_spaces() -> None:
    assert joiner("ja").join(word.text for word in WORDS) == TEXT
    assert (joiner("ja-JP"), joiner("en"), joiner("pt-BR")) == ("", " ", " ")


def test_groups_hold_half_as_many_wide_signs() -> None:
    groups = word_groups(WORDS, "ja")

    assert "".join(word.text for group in groups for word in group.words) == TEXT
    assert all(width_of(group.text) <= 20 or len(group.words) == 1 for group in groups)
    assert any(len(group.words) > 1 for group in groups)


def test_cues_fit_their_lines_and_keep_the_space_between_scripts() -> None:
    set_cues = cues(WORDS, "ja", seconds=7.0)

    assert all(width_of(line) <= 42 for cue in set_cues for line in cue.text.split("\n"))
    assert "".join(cue.text.replace("\n", "") for cue in set_cues) == TEXT
    for written in (to_srt(set_cues), to_ass(set_cues, width_px=1080, height_px=1920)):
        assert "台所の 窓は" not in written
    assert "</c> <" not in to_vtt(set_cues)
    assert "バジルは OK です" in to_srt(set_cues).replace("\r\n", "")
