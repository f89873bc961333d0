"""Subtitle files, read back by an independent reader."""

import re

import pysubs2
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.band import caption_band
from limelight.renders.captions.cues import cues
from limelight.renders.captions.files.ass import has_word_times, to_ass
from limelight.renders.captions.files.srt import to_srt
from limelight.renders.captions.files.ttml.writing import to_ttml
from limelight.renders.captions.files.vtt import to_vtt
from limelight.renders.captions.groups import word_groups
from limelight.renders.captions.schemas import Cue

WORDS = (
    WordTiming(text="Salt", start=0.5, end=0.9),
    WordTiming(text="&", start=0.9, end=1.0),
    WordTiming(text="<b>pepper</b>", start=1.0, end=1.6),
    WordTiming(text="-->", start=1.6, end=1.7),
    WordTiming(text="{\\an8}here\\Nnow.", start=1.7, end=2.4),
)
TEXTS = st.text("ab é<>&{}\\N-:,.0%|漢", min_size=1, max_size=12)


@st.composite
def speech(draw: st.DrawFn) -> tuple[WordTiming, ...]:
    words, at = [], draw(st.floats(0, 4000))
    for text in draw(st.lists(TEXTS, min_size=1, max_size=25)):
        at += draw(st.floats(0, 1.5))
        end = at + draw(st.floats(0, 1.0))
        words.append(WordTiming(text=text, start=at, end=end))
        at = end
    return tuple(words)


def read(text: str, kind: str) -> pysubs2.SSAFile:
    return pysubs2.SSAFile.from_string(text, format_=kind)


def look_alike(text: str) -> str:
    for sign, other in {"-->": "→", "<": "‹", ">": "›", "{": "｛", "}": "｝"}.items():
        text = text.replace(sign, other)
    return text


def test_srt_is_written_as_the_format_wants_it() -> None:
    made = (
        Cue(start=0.0, end=1.2345, lines=((WORDS[0],), (WORDS[1], WORDS[2]))),
        Cue(start=3661.0, end=3662.5, lines=((WORDS[0],),)),
    )
    assert to_srt(made) == (
        "1\r\n00:00:00,000 --> 00:00:01,235\r\nSalt\r\n& ‹b›pepper‹/b›\r\n\r\n"
        "2\r\n01:01:01,000 --> 01:01:02,500\r\nSalt\r\n"
    )


def test_vtt_carries_the_time_of_every_word_and_escapes_signs() -> None:
    made = cues(WORDS, "en", seconds=4.0)
    assert to_vtt(made) == (
        "WEBVTT\n\n1\n00:00:00.500 --> 00:00:02.912\n"
        "Salt <00:00:00.900>&amp; <00:00:01.000>&lt;b&gt;pepper&lt;/b&gt; "
        "<00:00:01.600>--&gt; <00:00:01.700>{\\an8}here\\Nnow.\n"
    )


def test_vtt_word_times_rise_and_stay_inside_their_cue() -> None:
    early = WordTiming(text="early", start=0.2, end=0.4)
    same = WordTiming(text="same", start=1.5, end=1.6)
    late = WordTiming(text="late", start=3.0, end=3.2)
    cue = Cue(start=1.0, end=2.0, lines=((early, same, same, late),))
    assert to_vtt((cue,)).splitlines()[-1] == "early <00:00:01.500>same same late"


def test_ass_lights_words_up_at_their_times() -> None:
    groups = word_groups(
        (
            WordTiming(text="Water", start=1.0, end=1.3),
            WordTiming(text="it", start=1.42, end=1.6),
            WordTiming(text="well.", start=1.7, end=2.0),
        )
    )
    text = to_ass(groups, width_px=1080, height_px=1920, title="Two\nlines")
    band = caption_band(1080, 1920)
    assert text.endswith(
        "Dialogue: 0,0:00:01.00,0:00:02.40,Caption,,54,54,0,,"
        f"{{\\an5\\pos(540,{round(band.y + band.height / 2)})}}"
        "{\\k42}Water {\\k28}it {\\k70}well.\r\n"
    )
    assert "\r\nTitle: Two lines\r\n" in text
    assert "PlayResX: 1080\r\nPlayResY: 1920\r\n" in text


def test_pysubs2_reads_what_was_meant_from_signs_with_a_meaning() -> None:
    made = cues(WORDS, "en", seconds=4.0)
    srt = [event.text for event in read(to_srt(made), "srt")]
    assert srt == ["Salt & ‹b›pepper‹/b› → ｛\\an8｝here\\Nnow."]
    ass = [event.plaintext for event in read(to_ass(made, width_px=100, height_px=100), "ass")]
    joined = " ".join(" ".join(ass).split()).replace("\u2060", "")
    assert joined == "Salt & <b>pepper</b> --> ｛\\an8｝here\\Nnow."


@given(speech())
@settings(max_examples=80, deadline=None)
def test_pysubs2_agrees_on_srt_texts_and_times(words: tuple[WordTiming, ...]) -> None:
    made = cues(words)
    events = read(to_srt(made), "srt")
    assert len(events) == len(made)
    for event, cue in zip(events, made, strict=True):
        assert abs(event.start - cue.start * 1000) <= 0.5001
        assert abs(event.end - cue.end * 1000) <= 0.5001
        assert (
            event.text.replace("\\N", "\n").split()
            == look_alike(cue.text).replace("\\N", "\n").split()
        )


@given(speech())
@settings(max_examples=80, deadline=None)
def test_pysubs2_agrees_on_ass_texts_and_times(words: tuple[WordTiming, ...]) -> None:
    made = word_groups(words)
    events = read(to_ass(made, width_px=1080, height_px=1920), "ass")
    assert len(events) == len(made)
    for event, cue in zip(events, made, strict=True):
        assert abs(event.start - cue.start * 1000) <= 5.001
        assert abs(event.end - cue.end * 1000) <= 5.001
        shown = event.plaintext.replace("\u2060", "")
        assert shown == cue.text.replace("{", "｛").replace("}", "｝")
        if has_word_times(cue):
            karaoke = sum(int(ticks) for ticks in re.findall(r"\{\\k(\d+)\}", event.text))
            assert abs(karaoke * 10 - event.duration) < 1


@given(speech())
@settings(max_examples=80, deadline=None)
def test_pysubs2_agrees_on_vtt_times(words: tuple[WordTiming, ...]) -> None:
    made = cues(words)
    text = to_vtt(made)
    assert text.count("-->") == len(made)
    without_word_times = re.sub(r"<[\d:.]+>", "", text)
    for event, cue in zip(read(without_word_times, "vtt"), made, strict=True):
        assert abs(event.start - cue.start * 1000) <= 0.5001
        assert abs(event.end - cue.end * 1000) <= 0.5001


@given(speech())
@settings(max_examples=60, deadline=None)
def test_pysubs2_agrees_on_ttml_texts_and_times(words: tuple[WordTiming, ...]) -> None:
    made = cues(words)
    events = read(to_ttml(made, title="A & <b>", language="en"), "ttml")
    assert len(events) == len(made)
    for event, cue in zip(events, made, strict=True):
        assert abs(event.start - cue.start * 1000) <= 1.0
        assert abs(event.end - cue.end * 1000) <= 1.0
        assert event.text.replace("\\N", "\n").split() == cue.text.replace("\\N", "\n").split()
