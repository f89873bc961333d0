"""Rules on whatever is written: whether bright and dark of it differ enough to be read."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.compose.lettering.fonts import borrowed_signs, missing_signs
from limelight.renders.qc.grading import found, level_of
from limelight.renders.qc.schemas import Facts, Finding, ShownCaption, Span, Writing
from limelight.renders.qc.taking import BAND_FPS, Band, Taken

# WCAG 2.2, success criterion 1.4.3, for text and for large text.
_CONTRAST, _CONTRAST_RED = 4.5, 3.0
_LATE_FRAMES = 2
# Smaller letters are blurred by being small, whatever their colours.
_LEAST_PX = 14
_MOST_NAMED = 8
_REMEDIES: dict[Writing, str] = {
    "title": "The title is hard to read on this picture: let its panel be darker.",
    "name": "The name is hard to read on this picture: let its panel be darker.",
    "label": "The label that says AI is hard to read: let its ground be darker.",
}


def writing_findings(taken: Taken, facts: Facts) -> Iterator[Finding]:
    """What is written beside captions: each kind that there is, large enough to be judged."""
    for kind, remedy in _REMEDIES.items():
        lines = [
            line
            for line in facts.writings
            if line.kind == kind and line.box is not None and line.box.height >= _LEAST_PX
        ]
        if lines:
            yield contrast_finding(taken, f"{kind}.contrast", lines, remedy)
    if facts.writings:
        yield glyph_finding("writing.glyphs", facts.writings, facts.letters)


def contrast_finding(
    taken: Taken, rule: str, boxed: Sequence[ShownCaption], remedy: str
) -> Finding:
    """The weakest contrast of some lines that are shown in boxes."""
    seen = [
        (ratio, line) for line in boxed if (ratio := _measured_contrast(taken, line)) is not None
    ]
    seen.sort(key=lambda pair: pair[0])
    worst = seen[0][0] if seen else _CONTRAST
    return found(
        rule,
        level_of(-worst, -_CONTRAST, -_CONTRAST_RED),
        f"{worst:.1f} to 1" if seen else "not seen",
        f"{_CONTRAST:g} to 1",
        remedy,
        [Span(start=line.start, end=line.end) for ratio, line in seen if ratio < _CONTRAST],
    )


def letters_findings(facts: Facts) -> Iterator[Finding]:
    """Signs that the brand's own font lacks; nothing of a video that is written in bundled letters.
    The label that says AI is always written in those.
    """
    if not facts.letters:
        return
    lines = [*facts.captions, *(line for line in facts.writings if line.kind != "label")]
    lines.sort(key=lambda line: line.start)
    lacks = {
        sign: line for line in reversed(lines) for sign in borrowed_signs(line.text, facts.letters)
    }
    more = f" and {len(lacks) - _MOST_NAMED} more" if len(lacks) > _MOST_NAMED else ""
    yield found(
        "brand.letters",
        "amber" if lacks else "green",
        f"in bundled letters: {_named(lacks)}{more}" if lacks else "every sign is in it",
        "the brand's font for every sign",
        "The brand's font has no such letter, so a bundled one is drawn: change the words, or "
        "bring a font that has it.",
        [Span(start=line.start, end=line.end) for line in lacks.values()],
    )


def _named(signs: Iterable[str]) -> str:
    return " ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(signs)[:_MOST_NAMED])


def glyph_finding(rule: str, lines: Sequence[ShownCaption], letters: str = "") -> Finding:
    """Signs that no font draws, neither bundled ones nor the font file `letters`."""
    missing = {
        sign: line
        for line in reversed(lines)
        for sign in missing_signs(line.text, letters or "sans")
    }
    named = _named(missing)
    return found(
        rule,
        "red" if missing else "green",
        f"not drawn: {named}" if missing else "every sign is drawn",
        "a letter for every sign",
        "The fonts have no such letter: change the words.",
        [Span(start=line.start, end=line.end) for line in missing.values()],
    )


def _measured_contrast(taken: Taken, line: ShownCaption) -> float | None:
    """The contrast inside a line's box at the end of its time, when words that come one after the
    other are all there, in the weakest quarter of its width; None when no frame was taken of it.
    """
    band = _band_of(taken.bands, line.box)
    if band is None or line.box is None:
        return None
    start, end = line.start - taken.picture.start, line.end - taken.picture.start
    seen = [at for at in range(len(band.frames)) if start <= at / BAND_FPS < end][-_LATE_FRAMES:]
    left, top = max(0, round(line.box.x - band.box.x)), max(0, round(line.box.y - band.box.y))
    rows = slice(top, top + round(line.box.height))
    columns = slice(left, left + round(line.box.width))
    ratios = [ratio for at in seen if (ratio := contrast_across(band.frames[at, rows, columns]))]
    return max(ratios, default=None)


def _band_of(bands: Sequence[Band], box: Box | None) -> Band | None:
    """The part of the picture that holds the middle of a box."""
    if box is None:
        return None
    x, y = box.x + box.width / 2, box.y + box.height / 2
    for band in bands:
        whole = band.box
        if whole.x <= x <= whole.x + whole.width and whole.y <= y <= whole.y + whole.height:
            return band
    return None


def contrast_across(luma: NDArray[np.uint8]) -> float | None:
    """The contrast ratio (WCAG) between the bright and the dark parts of pieces as wide as half the
    height; the first quartile of all pieces. None for less than a piece.
    """
    step = max(4, luma.shape[0] // 2)
    if luma.shape[1] < step or not luma.shape[0]:
        return None
    light = np.clip((luma.astype(np.float32) - 16) / 219, 0, 1) ** 2.2
    ratios = []
    for left in range(0, luma.shape[1] - step + 1, step):
        low, high = np.percentile(light[:, left : left + step], (5, 95))
        ratios.append((high + 0.05) / (low + 0.05))
    return float(np.percentile(ratios, 25))
