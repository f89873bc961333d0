"""How captions look in ASS and TTML files is kept as the nearest of our styles, and drawn so."""

import subprocess
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.files.formats import read_file, read_text
from limelight.renders.captions.files.schemas import Track
from limelight.renders.captions.files.speaking import words_of
from limelight.renders.compose import planes
from limelight.renders.compose.words.shown import Words
from limelight.renders.compose.words.styled_ass import timeline_ass, track_ass
from limelight.renders.media import ffmpeg
from limelight.stories.finish import Dress
from limelight.stories.timeline import CaptionStyle, Clip, Timeline

SIZE = (640, 360)
_SRT = (
    "1\n00:00:00,500 --> 00:00:02,000\nHello there.\n\n2\n00:00:02,000 --> 00:00:04,000\nAgain.\n"
)
_COLUMNS = (
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, "
    "Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, "
    "Shadow, Alignment, MarginL, MarginR, MarginV, Encoding"
)
_EVENTS = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def _ass(style: str, *texts: str, kind: str = "V4+ Styles", columns: str = _COLUMNS) -> Track:
    events = [f"Dialogue: 0,0:00:00.00,0:00:04.00,{text}" for text in texts]
    lines = [
        "[Script Info]", "PlayResX: 640", "PlayResY: 360", f"[{kind}]", columns, style, "[Events]",
        _EVENTS, *events,
    ]  # fmt: skip
    return read_text("\n".join(lines), "a.ass")


def _ttml(head: str, body: str) -> Track:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
        'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="en" tts:extent="640px 360px">'
        f"<head>{head}</head><body>{body}</body></tt>"
    )
    return read_text(text, "a.ttml")


def _timeline(track: Track) -> Timeline:
    return Timeline(
        title="", width_px=SIZE[0], height_px=SIZE[1], seconds=4, captions=track.style or "none",
        dress=track.dress, words=words_of(track, "en"), wardrobe=track.wardrobe,
        clips=(Clip(name="a", start=0, seconds=4, picture=Path("a.png")),),
    )  # fmt: skip


def _drawn(track: Track, seconds: float) -> NDArray[np.int16]:
    """The frame with the captions on grey, RGB."""
    frame = planes.new_frame(*SIZE)
    frame.y[:], frame.u[:], frame.v[:] = 126, 128, 128
    Words(_timeline(track)).draw(frame, seconds)
    raw = subprocess.run(
        [
            *(ffmpeg.program(), "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "yuv420p"),
            *("-s", f"{SIZE[0]}x{SIZE[1]}", "-colorspace", "bt709", "-i", "pipe:0"),
            *(
                "-vf",
                "scale=in_color_matrix=bt709",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgb24",
                "pipe:1",
            ),
        ],
        input=frame.buffer.tobytes(),
        capture_output=True,
        check=True,
    ).stdout
    return np.frombuffer(raw, np.uint8).reshape(SIZE[1], SIZE[0], 3).astype(np.int16)


def _where(
    picture: NDArray[np.int16], rgb: tuple[int, int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of all pixels that are nearly of a colour."""
    rows, columns = np.nonzero(np.abs(picture - np.array(rgb)).max(axis=2) < 40)
    return rows, columns


def test_what_ffmpeg_writes_keeps_size_edge_and_place(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(_SRT)
    for name in ("a.ass", "a.ttml"):
        command = [ffmpeg.program(), "-loglevel", "error", "-y", "-i", str(tmp_path / "a.srt")]
        subprocess.run([*command, str(tmp_path / name)], check=True)
    track = read_file(tmp_path / "a.ass")
    assert track.style == "outline"
    assert track.dress == Dress(
        letters="#ffffff", edge="#000000", size=round(16 / 1.2109 / 288, 4),
        outline=round(1.2109 / 16, 4), is_bold=False, across="middle",
        anchor="foot", down=1 - round(10 / 288, 4), family="sans",
    )  # fmt: skip
    assert [loss.what for loss in track.losses] == ["the font Arial, drawn in Inter"]
    assert read_file(tmp_path / "a.ttml").style in (None, "outline", "boxed")


def test_a_yellow_text_on_a_blue_box_at_the_upper_right_is_drawn_so() -> None:
    style = (
        "Style: S,Arial,40,&H0000FFFF,&H0,&H20FF0000,&H0,-1,0,0,0,100,100,0,0,3,2,0,9,20,20,30,1"
    )
    track = _ass(style, "S,,0,0,0,,Hello there")
    assert track.style == "boxed"
    assert track.dress.ground == "#0000ffdf"
    picture = _drawn(track, 2.0)
    rows, columns = _where(picture, (255, 255, 0))
    assert len(rows) > 300
    assert rows.max() < SIZE[1] * 0.4
    assert columns.mean() > SIZE[0] * 0.6
    assert len(_where(picture, (14, 14, 240))[0]) > 1000


def test_words_that_are_sung_change_from_one_colour_to_the_other() -> None:
    style = (
        "Style: S,Arial,24,&H0000FF00,&H000000FF,&H0,&H0,-1,0,0,0,100,100,0,0,1,2,0,2,20,20,30,1"
    )
    track = _ass(style, r"S,,0,0,0,,{\k100}Green {\k100}green {\k100}later {\k100}last")
    assert (track.dress.letters, track.dress.waiting) == ("#00ff00", "#ff0000")
    assert track.losses[0].what.startswith("the font")
    picture = _drawn(track, 1.5)
    green, red = (_where(picture, rgb)[1] for rgb in ((0, 255, 0), (255, 0, 0)))
    assert len(green) > 300
    assert len(red) > 100
    assert green.max() < red.min()


@pytest.mark.parametrize(
    ("number", "row", "side"), [(1, "foot", "left"), (6, "top", "middle"), (11, "middle", "right")]
)
def test_ssa_counts_places_otherwise(number: int, row: str, side: str) -> None:
    columns = "Format: Name, Fontname, Fontsize, PrimaryColour, Alignment, MarginV, BorderStyle"
    style = f"Style: S,Arial,30,65535,{number},36,1"
    track = _ass(style, "S,,0,0,0,,Hello", kind="V4 Styles", columns=columns)
    assert (track.dress.anchor, track.dress.across) == (row, side)
    assert track.dress.letters == "#ffff00"


def test_the_style_of_most_words_is_kept_and_others_are_costumes() -> None:
    first = "Style: A,Inter,30,&H0,&H0,&H0,&H0,0,0,0,0,100,100,0,0,1,2,0,2,0,0,30,1"
    second = "Style: B,Inter,30,&HFF,&H0,&H0,&H0,0,1,0,0,100,100,0,0,1,2,3,2,0,0,30,1"
    track = _ass(
        f"{first}\n{second}", "B,,0,0,0,,Short", "A,,0,0,0,,A much longer one", "B,,0,0,0,,Hi"
    )
    assert track.dress.letters == "#000000"
    assert track.losses == ()
    (other,) = track.wardrobe
    assert (other.dress.letters, other.dress.is_italic) == ("#ff0000", True)
    assert other.dress.shadow == pytest.approx(3 / 30 * 1.2109, abs=1e-4)
    assert [cue.words[0].wears for cue in track.cues] == ["1", "", "1"]


def test_styles_of_ttml_are_inherited_from_regions_styles_and_parents() -> None:
    head = (
        '<styling><style xml:id="big" tts:fontSize="200%" tts:textOutline="#0000ff 10%"/>'
        '<style xml:id="s" style="big" tts:color="yellow" tts:fontWeight="bold"/></styling><layout>'
        '<region xml:id="r" tts:origin="10% 5%" tts:extent="80% 30%" tts:displayAlign="after">'
        '<style tts:textAlign="end"/></region></layout>'
    )
    body = (
        '<div region="r"><p begin="0s" end="4s" style="s">Hello <span tts:color="red">x</span></p>'
        "</div>"
    )
    track = _ttml(head, body)
    assert track.style == "outline"
    assert track.dress == Dress(
        letters="#ffff00", edge="#0000ff", size=round(2 / 15, 4), outline=0.1,
        is_bold=True, across="right", anchor="foot", down=0.35,
    )  # fmt: skip
    assert [costume.dress.letters for costume in track.wardrobe] == ["#ff0000"]
    rows, columns = _where(_drawn(track, 2.0), (255, 255, 0))
    assert len(rows) > 300
    assert rows.max() < SIZE[1] * 0.36
    assert columns.mean() > SIZE[0] * 0.6


def test_pixels_of_ttml_are_of_the_documents_size() -> None:
    body = (
        '<div><p begin="0s" end="4s"><span tts:fontSize="36px" tts:color="rgba(0,255,0,255)" '
        'tts:backgroundColor="#000000c0">Hello</span></p></div>'
    )
    track = _ttml("", body)
    assert track.style == "boxed"
    assert (track.dress.letters, track.dress.ground) == ("#00ff00", "#000000c0")
    assert track.dress.size == pytest.approx(0.1)


@pytest.mark.parametrize(
    "text", ["", '{"size": 9}', "no json", '{"letters": "red"}', '{"other": 1}']
)
def test_a_note_that_somebody_spoilt_is_passed_over(text: str) -> None:
    style = "Style: Limelight boxed,Inter,30,&H0,&H0,&H0,&H0,0,0,0,0,100,100,0,0,1,2,0,2,0,0,30,1"
    track = _ass(
        f"{style}\n[Script Info]\nLimelight Dress: {text}", "Limelight boxed,,0,0,0,,Hello"
    )
    assert (track.style, track.dress) == ("boxed", Dress())


@pytest.mark.parametrize("style", [one for one in get_args(CaptionStyle) if one != "none"])
def test_our_own_files_come_back_in_their_style(style: CaptionStyle) -> None:
    words = tuple(WordTiming(text=f"word{at}", start=at, end=at + 0.9) for at in range(4))
    worn = Dress(letters="#ff8800", down=0.2, anchor="top")
    for dress in (Dress(), worn):
        line = _timeline(Track(cues=(), style=style, dress=dress)).model_copy(
            update={"words": words}
        )
        track = read_text(timeline_ass(line), "a.ass")
        assert (track.style, track.dress) == (style, dress)
        again = read_text(track_ass(track, style, dress, SIZE, "T"), "a.ass")
        assert (again.style, again.dress) == (style, dress)
