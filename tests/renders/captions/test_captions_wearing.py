"""What single words and captions wear is kept from file to file, drawn, and written again."""

from pathlib import Path

import numpy as np
import pysubs2
import pytest
from numpy.typing import NDArray

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.files.dressing.families import family_of
from limelight.renders.captions.files.dressing.wearing import Wearing
from limelight.renders.captions.files.formats import Target, read_text, write_text
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.files.speaking import words_of
from limelight.renders.compose import planes
from limelight.renders.compose.words.shown import Words
from limelight.renders.compose.words.styled_ass import track_ass
from limelight.stories.finish import Dress, Family
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import Clip, Costume, Timeline

SIZE = (640, 360)
ASS = r"""[Script Info]
PlayResX: 640
PlayResY: 360
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginV
Style: Main,Inter,30,&HFFFFFF,&H0,&H0,-1,0,1,2,0,2,20
Style: Aside,Noto Serif,26,&H00FFFF,&H0,&H0,0,-1,3,2,0,9,90
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:02.00,Main,,0,0,0,,Plain and {\i1}slanted{\i0} and {\u1}lined{\u0} words
Dialogue: 0,0:00:00.00,0:00:04.00,Aside,,0,0,0,,From the side
Dialogue: 0,0:00:02.00,0:00:04.00,Main,,0,0,0,,{\an7\pos(64,180)}A {\c&H0000FF&}red{\r} sign {\fs50}big
"""  # noqa: E501 - the columns of a style are one line
VTT = """WEBVTT

STYLE
::cue(.loud) { color: #ff8800; font-weight: bold }

00:00.000 --> 00:02.000 line:10%,start align:left
<i>Up here</i> and <c.loud>loud</c>

00:02.000 --> 00:04.000 position:80%,line-right align:end
<v Ana><u>Under</u> a <c.yellow>lamp</c>
"""
SRT = (
    "1\n00:00:00,000 --> 00:00:02,000\n<i>Soft</i> and <font color=\"#ff0000\">red</font>\n\n"
    "2\n00:00:02,000 --> 00:00:04,000\n{\\an8}<b>High</b> up\n"
)  # fmt: skip
TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling">
<head><styling><style xml:id="s" tts:fontFamily="monospace" tts:textShadow="10% 10% red"/></styling>
<layout><region xml:id="l" tts:origin="5% 5%" tts:extent="40% 30%"/></layout></head>
<body tts:color="white" tts:textOutline="black 8%"><div>
<p begin="0s" end="2s">Most of it is <span tts:fontStyle="italic">plain</span> and no more</p>
<p begin="2s" end="4s" style="s" region="l"><span tts:textDecoration="underline">Code</span> here
</p>
</div></body></tt>"""
SOURCES = {"a.ass": ASS, "a.vtt": VTT, "a.srt": SRT, "a.ttml": TTML}


def _wearing(track: Track) -> Wearing:
    return Wearing(track.style, track.dress, track.wardrobe)


def _worn(track: Track, said: str) -> Dress:
    """What the word with these letters wears."""
    word = next(word for cue in track.cues for word in cue.words if word.text.strip() == said)
    return _wearing(track).worn(word.wears)[1]


def _timeline(track: Track) -> Timeline:
    return Timeline(
        title="", width_px=SIZE[0], height_px=SIZE[1], seconds=4,
        captions=track.style or "outline", dress=track.dress, wardrobe=track.wardrobe,
        words=words_of(track, "en"), cue_starts=tuple(cue.words[0].start for cue in track.cues),
        clips=(Clip(name="a", start=0, seconds=4, picture=Path("a.png")),),
    )  # fmt: skip


def _drawn(line: Timeline, seconds: float) -> NDArray[np.int16]:
    """The words on grey, RGB."""
    frame = planes.new_frame(*SIZE)
    frame.y[:], frame.u[:], frame.v[:] = 126, 128, 128
    Words(line).draw(frame, seconds)
    return planes.rgb_of(frame).astype(np.int16)


def _pixels(picture: NDArray[np.int16], rgb: tuple[int, int, int]) -> NDArray[np.intp]:
    """Rows and columns of what is nearly of a colour."""
    return np.argwhere(np.abs(picture - np.array(rgb)).max(axis=2) < 60)


def test_letters_and_places_of_ass_are_kept() -> None:
    track = read_text(ASS, "a.ass")
    assert _worn(track, "slanted").is_italic
    assert _worn(track, "lined").is_underlined
    assert not _worn(track, "Plain").is_italic
    aside, red = _worn(track, "side"), _worn(track, "red")
    assert (aside.family, aside.is_italic, aside.across, aside.anchor) == (
        "serif", True, "right", "top",
    )  # fmt: skip
    assert (red.letters, red.along, red.down, red.anchor) == ("#ff0000", 0.1, 0.5, "top")
    assert [loss.what for loss in track.losses] == ["sizes of single words"]


def test_tags_classes_stylesheets_and_settings_of_webvtt_are_kept() -> None:
    track = read_text(VTT, "a.vtt")
    assert track.losses == ()
    up, loud = _worn(track, "Up"), _worn(track, "loud")
    assert (up.is_italic, up.down, up.anchor, up.across) == (True, 0.1, "top", "left")
    assert (loud.letters, loud.is_bold, loud.is_italic) == ("#ff8800", True, None)
    under, lamp = _worn(track, "Under"), _worn(track, "lamp")
    assert (under.is_underlined, under.along, under.across) == (True, 0.8, "right")
    assert lamp.letters == "#ffff00"


def test_a_stylesheet_for_all_captions_is_their_dress() -> None:
    rule = "::cue { color: #ff0; background-color: rgba(0, 0, 255, 0.5) }"
    track = read_text(f"WEBVTT\n\nSTYLE\n{rule}\n\n00:00.000 --> 00:01.000\nwords\n", "a.vtt")
    assert (track.style, track.dress.letters, track.dress.ground) == (
        "boxed", "#ffff00", "#0000ff80",
    )  # fmt: skip
    again = read_text(write_text(track, ".vtt").text, "b.vtt")
    assert (again.style, again.dress) == (track.style, track.dress)


def test_numbered_lines_of_webvtt_are_places() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:01.000 line:{}\nwords\n"
    top, foot = (_worn(read_text(text.format(n), "a.vtt"), "words") for n in (1, -2))
    assert (top.anchor, foot.anchor) == ("top", "foot")
    assert (top.down, foot.down) == pytest.approx((0.0533, 1 - 0.0533))


def test_spans_regions_and_shadows_of_ttml_are_kept() -> None:
    track = read_text(TTML, "a.ttml")
    assert track.losses == ()
    assert (track.style, track.dress.outline) == ("outline", 0.08)
    assert _worn(track, "plain").is_italic
    code = _worn(track, "Code")
    assert (code.family, code.is_underlined, code.shadow, code.shade) == (
        "mono", True, 0.1, "#ff0000",
    )  # fmt: skip
    assert code.along == pytest.approx(0.25)
    assert not _worn(track, "here").is_underlined


@pytest.mark.parametrize("suffix", [".ass", ".ttml", ".vtt", ".srt"])
@pytest.mark.parametrize("source", SOURCES)
def test_what_words_wear_is_written_and_read_again(source: str, suffix: str) -> None:
    given = read_text(SOURCES[source], source)
    target = Target(width_px=SIZE[0], height_px=SIZE[1])
    again = read_text(write_text(given, suffix, target).text, f"b{suffix}")
    before, after = ([w for cue in t.cues for w in cue.words] for t in (given, again))
    assert [word.text.strip() for word in after] == [word.text.strip() for word in before]
    for old, new in zip(before, after, strict=True):
        was, now = _wearing(given).worn(old.wears)[1], _wearing(again).worn(new.wears)[1]
        letters = _wearing(given).marks(old.wears).letters
        assert bool(now.is_italic) == bool(was.is_italic), old.text
        assert bool(now.is_underlined) == bool(was.is_underlined), old.text
        assert not letters or now.letters == letters, old.text
        if suffix != ".srt":
            assert now.down == pytest.approx(was.down, abs=0.002) or was.down is None
            assert now.along == pytest.approx(was.along, abs=0.002) or was.along is None


@pytest.mark.parametrize("source", SOURCES)
def test_our_styled_files_bring_everything_back(source: str) -> None:
    given = read_text(SOURCES[source], source)
    text = track_ass(given, given.style or "outline", given.dress, SIZE, "T")
    again = read_text(text, "b.ass")
    worn = [
        {w.text.strip(): _wearing(t).worn(w.wears)[1] for cue in t.cues for w in cue.words}
        for t in (given, again)
    ]
    assert worn[1] == worn[0]


def test_another_reader_finds_the_same_letters() -> None:
    for source, suffix in (("a.srt", ".ass"), ("a.vtt", ".srt"), ("a.ass", ".ass")):
        given = read_text(SOURCES[source], source)
        written = write_text(given, suffix, Target(width_px=640, height_px=360)).text
        found = pysubs2.SSAFile.from_string(written, suffix[1:])
        text = " ".join(event.text for event in found)
        for tag, count in (("i", "is_italic"), ("u", "is_underlined")):
            expected = any(
                getattr(_wearing(given).worn(word.wears)[1], count)
                for cue in given.cues for word in cue.words
            )  # fmt: skip
            assert (f"\\{tag}1" in text) == expected, (source, suffix, tag)
    theirs = pysubs2.SSAFile.from_string(ASS)
    plain = [event.plaintext for event in theirs]
    styled = track_ass(read_text(ASS, "a.ass"), "outline", Dress(), SIZE, "T")
    ours = [e.plaintext for e in pysubs2.SSAFile.from_string(styled) if not e.is_drawing]
    assert sorted(" ".join(one.split()) for one in ours) == sorted(plain)


def test_costumes_are_drawn_where_and_as_they_are() -> None:
    line = _timeline(read_text(ASS, "a.ass"))
    first, later = _drawn(line, 1.9), _drawn(line, 3.9)
    yellow = _pixels(first, (255, 255, 0))
    assert len(yellow) > 60
    assert yellow[:, 0].max() < SIZE[1] / 2
    assert yellow[:, 1].min() > SIZE[0] / 2
    red = _pixels(later, (255, 0, 0))
    assert len(red) > 60
    assert SIZE[1] * 0.45 < red[:, 0].mean() < SIZE[1] * 0.65
    assert red[:, 1].max() < SIZE[0] / 2
    assert len(_pixels(first, (255, 0, 0))) == 0


def _wide(line: Timeline) -> NDArray[np.bool_]:
    return np.asarray(np.abs(_drawn(line, 0.5) - 128).max(axis=2) > 60)


def test_slanted_underlined_and_shadowed_letters_look_so() -> None:
    def worn(**dress: object) -> Timeline:
        costume = Costume(name="x", dress=Dress.model_validate({"size": 0.15} | dress))
        word = WordTiming(text="HIHI", start=0, end=2, wears="x")
        track = Track(cues=(), style="outline", wardrobe=(costume,))
        return _timeline(track).model_copy(update={"words": (word,)})

    plain, slanted = _wide(worn()), _wide(worn(is_italic=True))
    rows = np.flatnonzero(plain.any(axis=1))
    top, foot = rows[0] + 6, rows[-1] - 6
    lean = [
        np.flatnonzero(slanted[row]).mean() - np.flatnonzero(plain[row]).mean()
        for row in (top, foot)
    ]
    assert lean[0] - lean[1] > 2
    lined = np.flatnonzero(_wide(worn(is_underlined=True)).any(axis=1))
    assert lined[-1] > rows[-1] + 1
    fallen = np.flatnonzero(_wide(worn(shadow=0.3, shade="#ff0000")).any(axis=1))
    assert fallen[-1] > rows[-1] + 3
    assert _wide(worn(family="mono")).sum() != plain.sum()


def test_captions_of_two_costumes_never_lie_over_one_another() -> None:
    two = (Costume(name="x", dress=Dress(size=0.1)), Costume(name="y", dress=Dress(size=0.06)))
    words = tuple(
        WordTiming(text=f"word{at}", start=at * 0.4, end=at * 0.4 + 1.2, wears="xy"[at % 2])
        for at in range(8)
    )
    track = Track(cues=(), style="outline", wardrobe=two)
    line = _timeline(track).model_copy(
        update={"words": words, "cue_starts": tuple(word.start for word in words)}
    )
    shown = Words(line).shown()
    assert len(shown) == 8
    for at, (cue, box) in enumerate(shown):
        for other, beside in shown[at + 1 :]:
            if other.start < cue.end and {cue.wears, other.wears} == {"x", "y"}:
                over = min(box.y + box.height, beside.y + beside.height) - max(box.y, beside.y)
                assert over <= 0, (cue.text, other.text)


def test_costumes_travel_with_a_timeline() -> None:
    line = _timeline(read_text(ASS, "a.ass"))
    back = from_otio(to_otio(line), Path())
    assert (back.words, back.wardrobe) == (line.words, line.wardrobe)


@pytest.mark.parametrize(
    ("name", "family", "told"),
    [
        ("Georgia", "serif", "Noto Serif"), ("Courier New", "mono", "Noto Sans Mono"),
        ("Comic Sans MS", "hand", "Comic Neue"), ("Arial", "sans", "Inter"),
        ("DejaVu Sans Mono", "mono", "Noto Sans Mono"), ("Wingding", "sans", "nothing is known"),
        ("Inter ExtraBold", "sans", ""), ("Noto Serif SemiBold", "serif", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_fonts_are_drawn_in_a_bundled_one_of_their_kind(
    name: str, family: Family, told: str
) -> None:
    losses = Losses()
    assert family_of(name, losses, 1) == family
    assert [told in loss.what for loss in losses.told()] == ([True] if told else [])
