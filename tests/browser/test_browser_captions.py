"""The live preview draws captions with the letters, colours and places that the video has."""

import base64
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page
from tests.browser.conftest import SCREENSHOTS

from limelight.generation.schemas import WordTiming
from limelight.production.editing.timelines.showing import shown_of
from limelight.renders.captions.files.formats import read_text
from limelight.renders.captions.files.speaking import words_of
from limelight.renders.compose import planes
from limelight.renders.compose.lettering.fonts import FOLDER, font_files
from limelight.renders.compose.words.looks import LOOKS
from limelight.renders.compose.words.preview import SENTENCES
from limelight.renders.compose.words.shown import Words
from limelight.stories.timeline import Clip, Timeline

pytestmark = pytest.mark.browser

SIZE = (540, 960)
GREY = 126
PAINT = """
async ({ files, shown, looks, size, seconds }) => {
  const { declareFonts, fontsOf, paintCaption } = await import("/static/js/timeline/lettering.js");
  if (!document.querySelector("canvas.drawn")) declareFonts(files);
  const canvas = Object.assign(document.createElement("canvas"), { width: size[0], height: size[1], className: "drawn" });
  document.body.append(canvas);
  const pen = canvas.getContext("2d", { alpha: false });
  pen.fillStyle = "rgb(128 128 128)";
  pen.fillRect(0, 0, ...size);
  await fontsOf(shown, looks);
  for (const caption of shown)
    if (caption.start <= seconds + 0.05 && seconds + 0.05 < caption.end)
      paintCaption(pen, caption, { seconds, scale: 1, fps: 30, looks });
  return canvas.toDataURL("image/png").split(",")[1];
}
"""  # noqa: E501 - a program in another language
ASS = r"""[Script Info]
PlayResX: 540
PlayResY: 960
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginV
Style: Main,Inter,48,&HFFFFFF,&HFF9000,&H203000,&H80000000,-1,0,1,3,3,2,260
Style: Side,Georgia,40,&H00FFFF,&H0,&H602000,&H0,0,-1,3,2,0,9,240
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:05.00,Main,,0,0,0,,{\k100}Plain {\k100\i1}slanted{\i0} {\k100\u1}lined on{\u0} {\k200\c&H0000FF&}red
Dialogue: 0,0:00:00.00,0:00:05.00,Side,,0,0,0,,From the side
"""  # noqa: E501 - the columns of a style are one line


def _styled(style: str, language: str) -> Timeline:
    speaker, text = SENTENCES[language]
    words = tuple(
        WordTiming(text=word, start=at * 0.36, end=(at + 1) * 0.36)
        for at, word in enumerate(text.split("|"))
    )
    return _line(words).model_copy(
        update={"captions": style, "language": language, "speaker": speaker}
    )


def _imported() -> Timeline:
    track = read_text(ASS, "a.ass")
    known = {"captions": track.style, "dress": track.dress, "wardrobe": track.wardrobe}
    return _line(words_of(track, "en")).model_copy(update=known)


def _line(words: tuple[WordTiming, ...]) -> Timeline:
    clip = Clip(name="a", start=0, seconds=5, picture=Path("a.png"))
    return Timeline(
        title="", width_px=SIZE[0], height_px=SIZE[1], seconds=5, clips=(clip,), words=words
    )


LINES: dict[str, Callable[[], Timeline]] = {
    **{style: partial(_styled, style, "en") for style in LOOKS},
    "arabic": lambda: _styled("lower-third", "ar"),
    "japanese": lambda: _styled("karaoke", "ja"),
    "imported": _imported,
}


def _rendered(line: Timeline, seconds: float) -> NDArray[np.uint8]:
    frame = planes.new_frame(*SIZE)
    frame.y[:], frame.u[:], frame.v[:] = GREY, 128, 128
    Words(line).draw(frame, seconds)
    return planes.rgb_of(frame)


def _previewed(page: Page, line: Timeline, seconds: float) -> NDArray[np.uint8]:
    shown, looks = shown_of(line)
    files = [
        {"face": font.face, "weight": font.weights, "range": font.signs,
         "url": f"/static/caption-fonts/{font.path}"}
        for font in font_files()
    ]  # fmt: skip
    told = {
        "files": files, "size": SIZE, "seconds": seconds,
        "shown": [json.loads(one.model_dump_json()) for one in shown],
        "looks": {name: look.model_dump(mode="json") for name, look in looks.items()},
    }  # fmt: skip
    content = base64.b64decode(page.evaluate(PAINT, told))
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), np.uint8)


def test_fonts_are_there_for_browsers() -> None:
    assert all((FOLDER / font.path).is_file() for font in font_files())


@pytest.mark.parametrize("name", LINES)
def test_the_preview_draws_captions_as_the_video_has_them(
    open_page: Callable[..., Page], name: str
) -> None:
    line, seconds = LINES[name](), 1.63
    page = open_page(is_quiet=False)
    ours, theirs = _rendered(line, seconds), _previewed(page, line, seconds)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    side = np.hstack([ours, theirs])
    Image.fromarray(side).save(SCREENSHOTS / f"captions-{name}.png")
    drawn = np.abs(ours.astype(int) - 128).max(axis=2) > 40
    seen = np.abs(theirs.astype(int) - 128).max(axis=2) > 40
    assert drawn.sum() > 400
    # Edges of letters are softened otherwise; whole letters, boxes and places are the same.
    blurred = [cv2.blur(one, (7, 7)).astype(int) for one in (ours, theirs)]
    far = np.abs(blurred[0] - blurred[1]).max(axis=2)[drawn | seen]
    assert np.percentile(far, 95) < 60, name
    assert far.mean() < 20, name
