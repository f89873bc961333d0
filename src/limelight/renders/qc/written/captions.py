"""Rules on captions: in time with the speech, inside the safe zone, off the face, readable, with
every sign drawn.
"""

import difflib
import re
from collections.abc import Iterator

import numpy as np

from limelight.generation.schemas import Box, WordTiming
from limelight.renders.qc.grading import found, level_of, overlap
from limelight.renders.qc.schemas import Facts, Finding, ShownCaption, Span
from limelight.renders.qc.sounds import LEVELS_PER_SECOND, levels_db
from limelight.renders.qc.taking import Taken
from limelight.renders.qc.written.contrast import contrast_finding, glyph_finding
from limelight.renders.qc.written.looking import faces_found
from limelight.renders.qc.written.reading import reading_findings
from limelight.renders.zones import safe_box

_DRIFT_SECONDS, _DRIFT_RED_SECONDS = 0.15, 0.35
_MOST_LAG_SECONDS, _SURE_BY = 1.0, 0.08
_UNREADABLE = "They are hard to read on this picture: give them an outline or a box."
_FACE_SHARE, _FACE_RED_SHARE = 0.02, 0.15
_TOLERANCE_PX, _OUTSIDE_RED_SHARE = 2.0, 0.02


def caption_findings(taken: Taken, facts: Facts) -> Iterator[Finding]:
    """What the caption rules say of a video that has captions; nothing of one without."""
    if not facts.captions:
        return
    if facts.words:
        yield _drift(taken, facts)
    yield glyph_finding("captions.glyphs", facts.captions, facts.letters)
    yield from reading_findings(facts.captions)
    boxed = [caption for caption in facts.captions if caption.box is not None]
    if boxed:
        yield _safe_zone(taken, facts, boxed)
        yield _over_face(taken, facts, boxed)
        yield contrast_finding(taken, "captions.contrast", boxed, _UNREADABLE)


def _drift(taken: Taken, facts: Facts) -> Finding:
    """How far captions come from the words they show, plus how far the words are from the voice in
    the file.
    """
    lag = voice_lag(taken, facts.words)
    apart = [(abs(late + lag), caption) for late, caption in drifts(facts.captions, facts.words)]
    worst = max((late for late, _ in apart), default=0.0)
    late_ones = sorted(apart, key=lambda pair: -pair[0])
    return found(
        "captions.drift",
        level_of(worst, _DRIFT_SECONDS, _DRIFT_RED_SECONDS),
        f"up to {worst:.2f} s from the voice",
        f"{_DRIFT_SECONDS:g} s",
        "Captions do not come with the words: set them again from the speech.",
        [Span(start=c.start, end=c.end) for late, c in late_ones if late > _DRIFT_SECONDS],
    )


def drifts(
    captions: tuple[ShownCaption, ...], words: tuple[WordTiming, ...]
) -> list[tuple[float, ShownCaption]]:
    """For each caption whose words are found in the speech, how much later it comes than they are
    spoken, in seconds.
    """
    shown = [(sign, caption) for caption in captions for sign in _plain(caption.text)]
    spoken = [(sign, word) for word in words for sign in _plain(word.text)]
    matcher = difflib.SequenceMatcher(
        None, [sign for sign, _ in shown], [sign for sign, _ in spoken], autojunk=False
    )
    first_word: dict[int, tuple[float, ShownCaption]] = {}
    for block in matcher.get_matching_blocks():
        for at in range(block.size):
            caption, word = shown[block.a + at][1], spoken[block.b + at][1]
            first_word.setdefault(id(caption), (caption.start - word.start, caption))
    return list(first_word.values())


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def voice_lag(taken: Taken, words: tuple[WordTiming, ...]) -> float:
    """How much earlier (seconds) the voice in the file is than `words` say; 0 where no other place
    fits the sound surely better.
    """
    levels = np.maximum(levels_db(taken.sound), -60.0)
    said = np.zeros(len(levels))
    start = taken.heard.start if taken.heard else 0.0
    for word in words:
        first, last = (round((t - start) * LEVELS_PER_SECOND) for t in (word.start, word.end))
        said[max(0, first) : max(0, last)] = 1.0
    if not len(levels) or said.std() < 0.1 or levels.std() < 0.5:
        return 0.0
    levels, said = (levels - levels.mean()) / levels.std(), (said - said.mean()) / said.std()
    reach = min(round(_MOST_LAG_SECONDS * LEVELS_PER_SECOND), len(levels) // 2)
    fits = [float((np.roll(said, by) * levels).mean()) for by in range(-reach, reach + 1)]
    best = int(np.argmax(fits))
    return (reach - best) / LEVELS_PER_SECOND if fits[best] - fits[reach] > _SURE_BY else 0.0


def _safe_zone(taken: Taken, facts: Facts, boxed: list[ShownCaption]) -> Finding:
    safe = safe_box(*taken.size_px, facts.platform)
    outside = [(_outside(caption.box, safe), caption) for caption in boxed if caption.box]
    far = sorted((pair for pair in outside if pair[0] > _TOLERANCE_PX), key=lambda pair: -pair[0])
    worst = far[0][0] if far else 0.0
    return found(
        "captions.safe_zone",
        level_of(worst, _TOLERANCE_PX, _OUTSIDE_RED_SHARE * taken.size_px[1]),
        f"{worst:.0f} px outside" if far else "inside",
        f"inside {safe.x:.0f}, {safe.y:.0f} to {safe.x + safe.width:.0f}, "
        f"{safe.y + safe.height:.0f}",
        "Buttons of the platform cover them: move the captions.",
        [Span(start=caption.start, end=caption.end) for _, caption in far],
    )


def _outside(box: Box, safe: Box) -> float:
    return max(
        safe.x - box.x,
        safe.y - box.y,
        box.x + box.width - safe.x - safe.width,
        box.y + box.height - safe.y - safe.height,
    )


def _over_face(taken: Taken, facts: Facts, boxed: list[ShownCaption]) -> Finding:
    faces = (*facts.faces, *faces_found(taken, facts, boxed))
    covered = [
        (_covered(caption.box, face.box), shared)
        for caption in boxed
        for face in faces
        if caption.box and (shared := overlap(caption, face)) is not None
    ]
    worst = max((share for share, _ in covered), default=0.0)
    covered.sort(key=lambda pair: -pair[0])
    return found(
        "captions.over_face",
        level_of(worst, _FACE_SHARE, _FACE_RED_SHARE),
        f"{worst:.0%} of a face covered",
        f"{_FACE_SHARE:.0%}",
        "Captions lie over a face: move them or the figure.",
        [span for share, span in covered if share > _FACE_SHARE],
    )


def _covered(box: Box, face: Box) -> float:
    wide = min(box.x + box.width, face.x + face.width) - max(box.x, face.x)
    tall = min(box.y + box.height, face.y + face.height) - max(box.y, face.y)
    return max(0.0, wide) * max(0.0, tall) / max(face.width * face.height, 1.0)
