"""Pictures of the caption styles: one for each, and all on one sheet."""

from pathlib import Path

import cv2
import numpy as np

from limelight.generation.schemas import WordTiming, joiner
from limelight.kit.files import write_whole
from limelight.renders.compose import planes
from limelight.renders.compose.lettering.sheet import Sheet, Spot
from limelight.renders.compose.planes import Frame
from limelight.renders.compose.words.looks import INK, LOOKS, WHITE
from limelight.renders.compose.words.shown import Words
from limelight.stories.timeline import CaptionStyle, Clip, Timeline

# A sentence in each language, its words parted by "|".
SENTENCES = {
    "en": ("Ana Lee", "Basil|loves|the|light,|so|put|it|on|the|sunniest|windowsill|you|have."),
    "es": ("Ana", "La|albahaca|ama|la|luz,|así|que|ponla|en|la|ventana|más|soleada."),
    "fr": ("Anne", "Le|basilic|aime|la|lumière,|alors|posez-le|sur|le|bord|le|plus|clair."),
    "it": ("Anna", "Il|basilico|ama|la|luce,|quindi|mettilo|sul|davanzale|più|soleggiato."),
    "pt": ("Ana", "O|manjericão|ama|a|luz,|então|ponha-o|na|janela|mais|ensolarada."),
    "de": ("Anna", "Basilikum|liebt|das|Licht,|also|stell|ihn|ans|sonnigste|Fenster."),
    "ja": ("花子", "バジルは|光が|大好きです。|一番|日当たりの|良い|窓辺に|置いて|ください。"),
    "ar": ("ليلى", "الريحان|يحب|الضوء،|فضعه|على|أكثر|النوافذ|إشراقًا|في|بيتك."),
}
_WORD_SECONDS = 0.36
_COLUMNS, _CELL_PX, _NAME_PX = 3, 460, 22
_BOTTOM, _TOP = np.array([92, 70, 52]), np.array([236, 214, 178])


def draw_previews(folder: Path, language: str, width_px: int, height_px: int) -> list[Path]:
    """Write `STYLE.png` for every style and `styles.png` with all of them; returns the paths.

    `language` is a key of `SENTENCES`. Raises what `kit.files.write_whole` raises.
    """
    paths, cells = [], []
    for style in LOOKS:
        picture, crop = _drawn(style, language, width_px, height_px)
        paths.append(_written(folder / f"{style}.png", picture))
        cells.append(_named(crop, style))
    while len(cells) % _COLUMNS:
        cells.append(np.full_like(cells[0], 255))
    rows = [np.hstack(cells[at : at + _COLUMNS]) for at in range(0, len(cells), _COLUMNS)]
    return [*paths, _written(folder / "styles.png", np.vstack(rows))]


def _drawn(
    style: CaptionStyle, language: str, width_px: int, height_px: int
) -> tuple[planes.Plane, planes.Plane]:
    """The picture of a style, and the part of it with the words, both RGB."""
    speaker, text = SENTENCES[language]
    words = tuple(
        WordTiming(text=word, start=at * _WORD_SECONDS, end=(at + 1) * _WORD_SECONDS)
        for at, word in enumerate(text.split("|"))
    )
    timeline = Timeline(
        title=joiner(language).join(word.text for word in words),
        language=language,
        width_px=width_px,
        height_px=height_px,
        seconds=len(words) * _WORD_SECONDS,
        clips=(Clip(name=style, start=0, seconds=9, picture=Path("none.png")),),
        words=words,
        captions=style,
        speaker=speaker,
    )
    shown = Words(timeline)
    cue, box = max(shown.shown()[:2], key=lambda one: len(one.cue.words))
    frame = _ground(width_px, height_px)
    shown.draw(frame, cue.words[-1].start + _WORD_SECONDS / 2)
    picture = planes.rgb_of(frame)
    tall = round(_CELL_PX * 0.42 * width_px / _CELL_PX)
    top = min(height_px - tall, max(0, round(box.y + box.height / 2 - tall / 2)))
    return picture, picture[top : top + tall]


def _ground(width_px: int, height_px: int) -> Frame:
    """A frame from light to dark, as a picture behind words may be both."""
    down = np.linspace(0, 1, height_px)[:, None, None]
    across = np.linspace(0, 1, width_px)[None, :, None]
    share = np.clip(0.55 * down + 0.45 * across, 0, 1)
    rgb = np.asarray(_TOP * (1 - share) + _BOTTOM * share, np.uint8)
    frame = planes.new_frame(width_px, height_px)
    planes.lay_opaque(frame, planes.opaque_of(rgb, 0, 0), planes.Move(1.0, 0.0, 0.0))
    return frame


def _named(crop: planes.Plane, style: str) -> planes.Plane:
    """A cell of the sheet: the words, and the style's name below."""
    tall = round(_CELL_PX * crop.shape[0] / crop.shape[1] / 2) * 2
    small = cv2.resize(crop, (_CELL_PX, tall), interpolation=cv2.INTER_AREA)
    frame = planes.new_frame(_CELL_PX, _NAME_PX * 2)
    frame.y[:] = planes.opaque_of(np.full((2, 2, 3), WHITE[:3], np.uint8), 0, 0).y[0, 0]
    sheet = Sheet(_CELL_PX, _NAME_PX * 2)
    sheet.text(Spot(12, _NAME_PX * 1.35), style, ("SemiBold", _NAME_PX), INK)
    planes.lay_still(frame, sheet.sprite(0, 0))
    cell = np.vstack([np.asarray(small, np.uint8), planes.rgb_of(frame)])
    return np.asarray(
        cv2.copyMakeBorder(cell, 8, 0, 8, 8, cv2.BORDER_CONSTANT, value=(255, 255, 255)), np.uint8
    )


def _written(path: Path, rgb: planes.Plane) -> Path:
    done, content = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    if not done:
        raise ValueError("a picture could not be encoded")
    write_whole(path, content.tobytes())
    return path
