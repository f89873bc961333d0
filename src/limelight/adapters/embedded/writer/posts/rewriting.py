"""Another way to say one line of a script.

The embedded writer rewords nothing; it writes the piece again with other seeds and offers what it
then says where the line stood, or a shorter part of the line itself.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from limelight.adapters.embedded.writer.attempts import Task
from limelight.adapters.embedded.writer.briefs.needs import missing_facts
from limelight.adapters.embedded.writer.briefs.reading import read_brief
from limelight.adapters.embedded.writer.briefs.sorting import with_sort
from limelight.adapters.embedded.writer.composing import Composer, NothingNew
from limelight.adapters.embedded.writer.grammar import sentences, word_count
from limelight.adapters.embedded.writer.language import tongue
from limelight.adapters.embedded.writer.memory import Embed, Memory, normal
from limelight.adapters.embedded.writer.persona.voice import Voice
from limelight.adapters.embedded.writer.staging import stage
from limelight.adapters.embedded.writer.wish import Wish
from limelight.generation.schemas import Value
from limelight.stories.posts.texts import Rewrites

Answer = tuple[Value, dict[str, Any]]
OFFERED, TRIES = 3, 10
# How near in meaning a middle line must be to count as the same point; two tips on one topic lie
# below 0.9 with the embedded vectors, the same tip in other words above it; a short line may lie
# a little lower.
SAME_POINT, PERHAPS = 0.9, 0.86
# Two offers must differ by more than a word.
TOO_ALIKE = 0.985
LENGTHS = {"shorter": 0.7, "longer": 1.5}
CLEARLY_SHORTER, CLEARLY_LONGER = 0.85, 1.2
LIVELY, PLAIN = {"energy": 0.4, "humour": 0.3}, {"formality": -0.3, "humour": -0.3}


def rewrites(wish: Wish, embed: Embed | None) -> Answer:
    """Up to three `Rewrites` of `facts["line"]`, none when there is no other way to say it."""
    line, how = str(wish.facts.get("line", "")), str(wish.facts.get("how", "another"))
    others = [str(each) for each in wish.facts.get("others", ())]
    at_an_end = str(wish.facts.get("stands", "")) in ("first", "last")
    found = [*_parts(line, how)]
    drafted = [text for text in _drafted(wish, how, embed) if _suits(text, line, how)]
    found += _same_point(drafted, line, others, embed, at_an_end=at_an_end)
    return Rewrites(lines=_distinct(found, line, embed)), {"how": how, "tried": len(drafted)}


def _parts(line: str, how: str) -> Iterator[str]:
    """The line with its last sentences left away, the longest first."""
    said = sentences(line)
    if how in ("shorter", "simpler"):
        for count in range(len(said) - 1, 0, -1):
            yield " ".join(said[:count])


def _drafted(wish: Wish, how: str, embed: Embed | None) -> Iterator[str]:
    """What the same place of the script says when it is written with other seeds."""
    spoken = tongue(wish.code)
    reading = with_sort(read_brief(wish.brief, wish.code, wish.form), embed, wish.code)
    if missing_facts(reading, wish.brief, spoken):
        return
    words = round(wish.words * LENGTHS.get(how, 1.0))
    for step in range(1, TRIES + 1):
        task = Task(
            reading=reading, voice=_voice(wish.voice, how), words=words, seed=wish.seed + step
        )
        try:
            draft = Composer(task, spoken, Memory(())).compose()
        except NothingNew:
            continue
        scenes = stage(draft, reading, task.voice, spoken, wish.rng("stage", step))
        texts = [scene.narration for scene in scenes]
        match wish.facts.get("stands"):
            case "first":
                yield texts[0]
            case "last":
                yield texts[-1]
            case _:
                yield from texts[1:-1]


def _voice(voice: Voice, how: str) -> Voice:
    if how == "livelier":
        return voice.moved(LIVELY)
    return voice.moved(PLAIN) if how == "simpler" else voice


def _suits(text: str, line: str, how: str) -> bool:
    if how == "shorter":
        return word_count(text) <= CLEARLY_SHORTER * word_count(line)
    return how != "longer" or word_count(text) >= CLEARLY_LONGER * word_count(line)


def _same_point(
    texts: Sequence[str],
    line: str,
    others: Sequence[str],
    embed: Embed | None,
    *,
    at_an_end: bool,
) -> list[str]:
    """Those that say what `line` says and not what another line of the script says, the nearest
    first. A beginning or an end may be any beginning or end.
    """
    texts = list(dict.fromkeys(texts))
    if embed is None or not texts:
        return texts if at_an_end else []
    vectors = embed([line, *others, *texts])
    mine, theirs = vectors[0], vectors[1 : 1 + len(others)]
    drafted = vectors[1 + len(others) :]
    near = drafted @ mine
    elsewhere = np.max(drafted @ theirs.T, axis=1) if len(others) else np.zeros(len(texts))
    order = [int(at) for at in np.argsort(-near, kind="stable") if elsewhere[at] < TOO_ALIKE]
    if at_an_end:
        return [texts[at] for at in order if elsewhere[at] < SAME_POINT]
    nearer = [at for at in order if near[at] > elsewhere[at]]
    found = [at for at in nearer if near[at] >= SAME_POINT]
    return [texts[at] for at in found or nearer if near[at] >= PERHAPS]


def _distinct(texts: Sequence[str], line: str, embed: Embed | None) -> tuple[str, ...]:
    kept: list[str] = []
    for text in texts:
        before = [line, *kept]
        if normal(text) in {normal(each) for each in before}:
            continue
        if embed is not None:
            vectors = embed([text, *before])
            if float(np.max(vectors[1:] @ vectors[0])) >= TOO_ALIKE:
                continue
        kept.append(text)
        if len(kept) == OFFERED:
            break
    return tuple(kept)
