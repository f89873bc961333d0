"""Captions of a language that is written without spaces."""

from limelight.generation.schemas import WordTiming, joiner
from limelight.renders.captions.cues import Layout, cues
from limelight.renders.captions.files.ass import to_ass
from limelight.renders.captions.files.srt import to_srt
from limelight.renders.captions.files.vtt import to_vtt
from limelight.renders.captions.groups import word_groups
from limelight.renders.captions.wording import tidy, width_of

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


def _timed(parts: str) -> tuple[WordTiming, ...]:
    return tuple(
        WordTiming(text=part, start=at * 0.5, end=at * 0.5 + 0.45)
        for at, part in enumerate(parts.split("|"))
    )


def test_a_mark_alone_joins_its_word_without_a_space() -> None:
    assert [word.text for word in tidy(_timed("水を|、|やる|。"), "ja")] == ["水を、", "やる。"]
    assert [word.text for word in tidy(_timed("oui|!"), "fr")] == ["oui\u00a0!"]


def test_no_line_begins_or_ends_with_a_sign_that_must_not() -> None:
    words = _timed(
        "窓|ー辺で|「|育てる|」|と|言って|ょね|小さな|鉢|っぽい|もの|を|（|二つ|）|置きます|。|" * 3
    )
    lines = [
        line
        for layout in (Layout(line_chars=12), Layout(line_chars=18), Layout(line_chars=26))
        for cue in cues(words, "ja", seconds=60.0, layout=layout)
        for line in cue.text.split("\n")
    ]
    assert len(lines) > 30
    assert not [line for line in lines if line[0] in "ー」）ょっ。" or line[-1] in "「（"]
