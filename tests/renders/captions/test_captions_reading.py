"""Subtitle files of others, read: what pysubs2 reads of them, what is told when they are wrong."""

import re
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limelight.renders.captions.files.formats import (
    READ,
    WRITTEN,
    Target,
    read_file,
    read_text,
    write_text,
)
from limelight.renders.captions.files.opening import MOST_BYTES, decoded
from limelight.renders.captions.files.schemas import Track
from limelight.renders.errors import CaptionsUnreadable

SRT = """\
1
00:00:01,000 --> 00:00:02,500
The first line
and the <i>second</i>.

2
00:00:03.25 --> 00:00:04,000 X1:10 X2:20 Y1:30 Y2:40
{\\an8}Above

with a blank line

00:01:00,000 --> 01:00:00,000
3 < 4 & no counter
"""
ASS = """\
[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,a note
Dialogue: 0,0:00:05.00,0:00:06.00,Default,Ana,0,0,0,,Later, {\\i1}with{\\i0} a comma\\Nand a line
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\k50}Ka{\\k25}ra{\\kf75}oke {\\k50}time
Dialogue: 0,0:00:04.00,0:00:04.50,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
"""
TTML = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en-GB" ttp:frameRate="25"
    ttp:tickRate="10000000">
  <head><metadata><ttm:agent type="person" xml:id="a1"><ttm:name type="full">Ana
    Lee</ttm:name></ttm:agent></metadata></head>
  <body begin="10s"><div>
    <p begin="00:00:01:05" end="00:00:02.5">
      Frames <span>and</span>
      white space<br/>and a line
    </p>
    <p begin="30000000t" dur="1500ms" ttm:agent="a1">Ticks &amp; <span begin="0.5s">words</span></p>
    <p begin="6s" end="8s"><span begin="0s" end="1s">One,</span> <span begin="1s">two</span></p>
    <p begin="9s" end="10s" xml:space="preserve">two  spaces</p>
  </div></body>
</tt>
"""
TT = "<tt xmlns='http://www.w3.org/ns/ttml'>"


def _told(track: Track) -> dict[str, int | None]:
    return {loss.what.split(" (")[0]: loss.line for loss in track.losses}


def _shown(track: Track) -> list[tuple[float, float, str]]:
    return [(round(cue.start, 3), round(cue.end, 3), cue.text) for cue in track.cues]


def test_srt_is_read_as_pysubs2_reads_it_and_what_is_lost_is_told() -> None:
    track = read_text(SRT, "a.srt")
    other = pysubs2.SSAFile.from_string(SRT, format_="srt")
    assert [(cue.start * 1000, cue.end * 1000) for cue in track.cues] == [
        (event.start, event.end) for event in other
    ]
    assert [cue.text.split() for cue in track.cues] == [event.plaintext.split() for event in other]
    assert _shown(track)[0] == (1.0, 2.5, "The first line\nand the second.")
    assert _told(track) == {"places of captions": 7}
    assert [any(word.wears for word in cue.words) for cue in track.cues] == [True, True, False]


def test_ass_is_read_as_pysubs2_reads_it_in_the_order_of_time() -> None:
    track = read_text(ASS, "a.ass")
    other = [e for e in pysubs2.SSAFile.from_string(ASS) if not e.is_comment and not e.is_drawing]
    other.sort(key=lambda event: event.start)
    assert [(cue.start * 1000, cue.end * 1000, cue.text) for cue in track.cues] == [
        (event.start, event.end, event.plaintext) for event in other
    ]
    karaoke, later = track.cues
    assert [(word.text, word.start) for word in karaoke.words] == [
        ("Ka", 1.0),
        ("ra", 1.5),
        ("oke ", 1.75),
        ("time", 2.5),
    ]
    assert later.speaker == "Ana"
    assert _told(track) == {
        "comments": 10, "drawings": 13,
        "the font Arial, drawn in Inter": 6,
    }  # fmt: skip


def test_ttml_times_add_up_and_spans_that_go_are_captions_of_their_own() -> None:
    track = read_text(TTML, "a.ttml")
    assert _shown(track) == [
        (11.2, 12.5, "Frames and white space\nand a line"),
        (13.0, 14.5, "Ticks & words"),
        (16.0, 17.0, "One,"),
        (17.0, 18.0, "two"),
        (19.0, 20.0, "two spaces"),
    ]
    assert track.language == "en-GB"
    assert track.cues[1].speaker == "Ana Lee"
    assert [word.start for word in track.cues[1].words] == [13.0, 13.0, 13.5]


def test_a_sequence_of_ttml_plays_one_after_the_other() -> None:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body timeContainer="seq">'
        '<div timeContainer="seq"><p dur="1s">a</p><p dur="2s">b</p></div></body></tt>'
    )
    assert _shown(read_text(text, "a.ttml")) == [(0.0, 1.0, "a"), (1.0, 3.0, "b")]


def test_vtt_words_speakers_and_losses() -> None:
    text = (
        "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:03.000 line:0\n"
        "<v Ana Lee>Hi <b>you</b> <00:02.000>two<ruby>漢<rt>kan</rt></ruby>\n\nnot a cue\n\n"
        "00:05.000 --> 00:04.000\nnever\n"
    )
    track = read_text(text, "a.vtt")
    (cue,) = track.cues
    assert (cue.text, cue.speaker) == ("Hi you two漢", "Ana Lee")
    assert [word.start for word in cue.words] == [1.0, 1.0, 2.0, 2.0]
    assert [word.wears for word in cue.words] == ["1", "2", "1", "1"]
    assert [(one.dress.down, one.dress.is_bold) for one in track.wardrobe] == [
        (0.0, None), (0.0, True),
    ]  # fmt: skip
    assert _told(track) == {
        "blocks that are no caption": 9,
        "readings over words": 6,
        "captions that end before they start": 11,
    }


@pytest.mark.parametrize(
    ("name", "text", "line", "why"),
    [
        ("a.srt", "1\n00:00:01,000 --> soon\nx\n", 2, "are no times"),
        ("a.srt", "Dear reader,\n1\n00:00:01,000 --> 00:00:02,000\nx\n", 1, "stands where"),
        ("a.srt", "", None, "no caption"),
        ("a.vtt", "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx\n", 3, "no caption"),
        ("a.ass", "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,x\n", 2, "values where"),
        ("a.ass", "[Events]\nDialogue: 0,soon,0:00:02.00,a,,0,0,0,,x\n", 2, "no time"),
        ("a.ass", "[Events]\nFormat: Text, Start, End\n", 2, "columns must"),
        ("a.ass", "[Script Info]\n", None, "section"),
        ("a.ttml", "<tt></tt>", 1, "begins with <tt>"),
        ("a.ttml", f"{TT}\n<body>\n</tt>", 3, "no XML"),
        (
            "a.ttml",
            f"{TT}<body><div>\n<p begin='x'>a</p></div></body></tt>",
            2,
            "begin='x' is no time",
        ),
        (
            "a.ttml",
            f"{TT}<body><div>\n<p begin='1s'>a</p></div></body></tt>",
            2,
            "without an end",
        ),
        ("a.ttml", "<!DOCTYPE tt [<!ENTITY a 'b'>]>\n<tt/>", 1, "DOCTYPE"),
        ("a.sbv", "x", None, "read from .srt"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    name: str, text: str, line: int | None, why: str
) -> None:
    with pytest.raises(CaptionsUnreadable, match=why) as caught:
        read_text(text, name)
    assert caught.value.facts["line"] == line
    assert caught.value.detail.startswith(f"{name}, line {line}: " if line else f"{name}: ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_do_not_matter(tmp_path: Path, encoding: str, ends: str) -> None:
    file = tmp_path / "a.srt"
    text = "1\n00:00:01,000 --> 00:00:02,000\nñandú\nmaïs\n".replace("\n", ends)
    file.write_bytes(text.encode(encoding))
    assert [cue.text for cue in read_file(file).cues] == ["ñandú\nmaïs"]


def test_another_encoding_is_said_and_a_wrong_one_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.srt"
    file.write_bytes("1\n00:00:01,000 --> 00:00:02,000\nñandú\n".encode("cp1252"))
    with pytest.raises(CaptionsUnreadable, match=r"a\.srt, line 3: this is no UTF-8 text"):
        read_file(file)
    assert read_file(file, "cp1252").cues[0].text == "ñandú"
    with pytest.raises(CaptionsUnreadable, match="no encoding 'klingon'"):
        read_file(file, "klingon")
    with pytest.raises(CaptionsUnreadable, match="cannot be read as 'base64' text"):
        decoded(b"abc", "a.srt", "base64")


def test_an_xml_declaration_names_the_encoding() -> None:
    text = TTML.replace("UTF-8", "ISO-8859-1").replace("Frames", "Bücher")
    assert "Bücher" in decoded(text.encode("latin-1"), "a.ttml")


def test_a_file_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.srt"
    with pytest.raises(CaptionsUnreadable, match="cannot be read"):
        read_file(file)
    with file.open("wb") as made:
        made.truncate(MOST_BYTES + 1)
    with pytest.raises(CaptionsUnreadable, match="too many"):
        read_file(file)


@pytest.mark.parametrize("suffix", WRITTEN)
@pytest.mark.parametrize("source", ["a.srt", "a.ass", "a.ttml"])
def test_what_is_written_is_read_again(source: str, suffix: str) -> None:
    given = read_text({"a.srt": SRT, "a.ass": ASS, "a.ttml": TTML}[source], source)
    written = write_text(given, suffix, Target(title="A & <b>", width_px=640, height_px=360))
    again = read_text(written.text, f"b{suffix}")
    signs = str.maketrans("‹›", "<>")
    assert [(a, b, t.translate(signs)) for a, b, t in _shown(again)] == _shown(given)
    if suffix in (".vtt", ".ass"):
        starts = [[round(w.start, 3) for w in cue.words] for cue in given.cues]
        assert [[round(w.start, 3) for w in cue.words] for cue in again.cues] == starts


def test_what_a_format_cannot_carry_is_told() -> None:
    track = read_text(ASS, "a.ass").model_copy(update={"language": "en"})
    told = [loss.what.split(",")[0] for loss in write_text(track, ".srt").losses]
    assert told == [
        "times of single words",
        "names of speakers",
        "the style of the captions",
        "the language",
    ]
    assert [loss.what for loss in write_text(track, ".ttml").losses] == [
        "times of single words",
    ]
    assert [loss.what for loss in write_text(track, ".vtt").losses] == [
        "sizes, fonts, edges, shadows and single boxes",
        "the language",
    ]
    with pytest.raises(CaptionsUnreadable, match="written as"):
        write_text(track, ".doc")


LONG = 300_000
HEAVY = {
    "stamps.vtt": "WEBVTT\n\n00:00.000 --> 00:09.000\n" + "<00:00:01.000>a" * LONG,
    "tags.srt": "1\n00:00:00,000 --> 00:00:09,000\n" + "<i>a" * 24_000,
    "nested.vtt": "WEBVTT\n\n00:00.000 --> 00:09.000\n" + "<b>" * 30_000 + "a",
    "regions.vtt": "WEBVTT\n\n"
    + "REGION\nid:a\n\n" * 20_000
    + "00:00.000 --> 00:09.000 region:b\na\n\n" * 2000,
    "arrows.srt": "1\n00:00:01,000 --> 00:00:02,000\n" + "->\n" * LONG,
    "braces.ass": "[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,a,,0,0,0,," + "{" * LONG,
    "spans.ttml": f"{TT}<body><div><p begin='0s' end='9s'>"
    + "<span end='1s'>a</span><span>b</span>" * 1000
    + "</p></div></body></tt>",
    "deep.ttml": TT + "<b>" * LONG,
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_made_to_be_heavy_is_read_or_refused_all_the_same(name: str) -> None:
    track, detail = _tried(HEAVY[name], name)
    if track is None:
        assert detail is not None
        assert re.search("no caption|too deep|more than", detail)
    else:
        assert len(track.cues) in (1, 2000)


LINES = st.sampled_from(
    [
        *SRT.splitlines(),
        *ASS.splitlines(),
        *TTML.splitlines(),
        "WEBVTT",
        "00:00.000 --> 00:01.000",
        "<v.x Ana>&lt;b<00:00:00.500>",
        "\x00\ufffe",
        "Format: Start, End, Text",
        "99999:99:99,999999999 --> 00:00:00",
    ]
)
DAMAGED = st.one_of(
    st.text(max_size=200),
    st.lists(LINES, max_size=30).map("\n".join),
    st.tuples(st.sampled_from([SRT, ASS, TTML]), st.integers(0, 1500), st.text(max_size=5)).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] + 3 :]
    ),
)


@given(DAMAGED, st.sampled_from(READ))
@settings(max_examples=250, deadline=None)
def test_any_text_is_captions_or_one_clear_error(text: str, suffix: str) -> None:
    track, detail = _tried(text, f"a{suffix}")
    assert detail is None or re.match(rf"a\{suffix}(, line \d+)?: ", detail)
    if track is not None:
        assert all(0 <= cue.start <= cue.end and cue.text for cue in track.cues)
        assert all(write_text(track, kind).text for kind in WRITTEN)


def _tried(text: str, name: str) -> tuple[Track | None, str | None]:
    try:
        return read_text(text, name), None
    except CaptionsUnreadable as problem:
        return None, problem.detail
