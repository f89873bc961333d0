"""From the captions of a file to spoken words, so that they can be written on the picture in any
style.
"""

import re
from collections.abc import Iterable

from limelight.generation.schemas import WordTiming, joiner
from limelight.renders.captions.files.schemas import Track
from limelight.renders.captions.schemas import Cue
from limelight.renders.captions.wording import width_of

# Where Japanese has no spaces: what stands before kana that inflect or mark, with those and the
# marks that follow.
_PHRASE = re.compile(
    r"[「『（【\"'(]*[^\u3041-\u309f、。！？!?…」』）】 ]*[\u3041-\u309f]*"
    r"[ー、。！？!?…」』）】\"') ]*"
)


def words_of(track: Track, language: str) -> tuple[WordTiming, ...]:
    """The words of a track in the order of time.

    Words without times of their own share the time of their cue (or of the syllables they stand
    with) by their length. Parts of a word become one word; lines of languages without spaces are
    cut into phrases.
    """
    found: list[WordTiming] = []
    for cue in sorted(track.cues, key=lambda one: one.start):
        for run in _together(_whole_words(cue, language)):
            found += _spread(run)
    return tuple(found)


def _whole_words(cue: Cue, language: str) -> Iterable[WordTiming]:
    if not joiner(language):
        for piece in cue.words:
            for part in _PHRASE.findall(piece.text):
                if part.strip():
                    yield piece.model_copy(update={"text": part})
        return
    for line in cue.lines:
        begun: WordTiming | None = None
        for number, piece in enumerate(line):
            if begun is not None:
                piece = begun.model_copy(update={"text": begun.text + piece.text, "end": piece.end})
            is_whole = cue.joiner != "" or piece.text.endswith(" ") or number == len(line) - 1
            begun = None if is_whole else piece
            if is_whole and piece.text.strip():
                yield piece.model_copy(update={"text": piece.text.strip()})


def _together(words: Iterable[WordTiming]) -> list[list[WordTiming]]:
    """Words that follow one another and begin at the same time."""
    runs: list[list[WordTiming]] = []
    for word in words:
        if not runs or runs[-1][-1].start != word.start:
            runs.append([])
        runs[-1].append(word)
    return runs


def _spread(run: list[WordTiming]) -> list[WordTiming]:
    start, end = run[0].start, max(word.end for word in run)
    sizes = [max(1, width_of(word.text)) for word in run]
    whole, before, timed = sum(sizes), 0, []
    for word, size in zip(run, sizes, strict=True):
        a, b = (start + (end - start) * share / whole for share in (before, before + size))
        timed.append(word.model_copy(update={"start": round(a, 6), "end": round(b, 6)}))
        before += size
    return timed
