"""Titles, hooks and hashtags to choose from."""

from typing import Any

from limelight.adapters.embedded.writer.attempts import Task
from limelight.adapters.embedded.writer.briefs.needs import missing_facts, nothing_new
from limelight.adapters.embedded.writer.briefs.reading import Reading, read_brief
from limelight.adapters.embedded.writer.briefs.sorting import with_sort
from limelight.adapters.embedded.writer.composing import Composer, NothingNew
from limelight.adapters.embedded.writer.drafts import Draft, counting
from limelight.adapters.embedded.writer.grammar import capital
from limelight.adapters.embedded.writer.labelling import Labels, topic_tags
from limelight.adapters.embedded.writer.language import Tongue, tongue
from limelight.adapters.embedded.writer.letters.setting import from_the_right, typeset
from limelight.adapters.embedded.writer.memory import Embed, Memory
from limelight.adapters.embedded.writer.persona.manner import lively, spoken
from limelight.adapters.embedded.writer.phrases import Phrases
from limelight.adapters.embedded.writer.posts.outlining import Outliner
from limelight.adapters.embedded.writer.selection import possible_form
from limelight.adapters.embedded.writer.wish import Wish, declining
from limelight.generation.schemas import Value
from limelight.stories.posts.texts import Hashtags, Hooks, Titles

Answer = tuple[Value, dict[str, Any]]
DRAFT_WORDS = 45
USUAL_ITEMS = 3
TRIES = 6


def understood(
    wish: Wish, embed: Embed | None, *, tells: bool = False
) -> tuple[Reading, Tongue, tuple[str, ...]]:
    """The brief as it is read, its language, and what is missing before texts can be written."""
    spoken_in = tongue(wish.code)
    reading = with_sort(read_brief(wish.brief, wish.code, wish.form), embed, wish.code)
    return (
        reading,
        spoken_in,
        declining(wish, spoken_in) or missing_facts(reading, wish.brief, spoken_in, tells=tells),
    )


def titles(wish: Wish, embed: Embed | None) -> Answer:
    """A `Titles` with as many as could be written without saying nearly the same twice."""
    reading, spoken_in, needs = understood(wish, embed)
    if needs:
        return Titles(needs=needs), {}
    try:
        draft = drafted(wish, reading, spoken_in)
    except NothingNew:
        return Titles(needs=(nothing_new(reading, wish.voice.name, spoken_in),)), {}
    labels = Labels(draft, reading, wish.voice, spoken_in, wish.rng())
    memory = wish.memory(embed)
    found: list[str] = labels.titles(wish.count, memory)
    return Titles(titles=tuple(found or [labels.title()])), {"form": draft.form}


def drafted(wish: Wish, reading: Reading, spoken_in: Tongue, words: int = DRAFT_WORDS) -> Draft:
    """A draft of the piece, so that what stands around it agrees with it."""
    if spoken_in.is_for_posts:
        outliner = Outliner(wish, reading, spoken_in, Memory(()), wish.rng("outline"))
        return next(outliner.drafts(words))
    task = Task(reading=reading, voice=wish.voice, words=words, seed=wish.seed)
    return Composer(task, spoken_in, Memory(())).compose()


def hooks(wish: Wish, embed: Embed | None) -> Answer:
    """A `Hooks` with first sentences of different make."""
    reading, spoken_in, needs = understood(wish, embed)
    if needs:
        return Hooks(needs=needs), {}
    memory = wish.memory(embed)
    rng = wish.rng()
    phrases = Phrases(reading, wish.voice, spoken_in, rng, memory)
    form = possible_form(reading)
    count = reading.count or USUAL_ITEMS
    more = counting(spoken_in, form, count, reading.attitude)
    found_lines = spoken_in.named_lines("hooks", form, is_careful=reading.is_careful)
    lines = [line for line in found_lines if "one" not in line.tags]
    holding = phrases.holding(count=count, form=form) | {"ai"}
    found: list[str] = []
    for _ in range(wish.count * TRIES):
        text = phrases.choose(lines, holding, more, is_forced=len(found) == 0)
        if not text or len(found) == wish.count:
            break
        memory.ban([text])
        said = spoken(lively(text, wish.voice, wish.code, rng), wish.voice, wish.code)
        said = from_the_right(typeset(said, wish.code))
        if not memory.near([*found, said]):
            found.append(capital(said))
    return Hooks(hooks=tuple(found)), {"form": form}


def hashtags(wish: Wish, embed: Embed | None) -> Answer:
    """A `Hashtags` with up to as many as asked for; the last one tells that it is AI."""
    reading, spoken_in, needs = understood(wish, embed)
    if needs:
        return Hashtags(needs=needs), {}
    told = str(spoken_in.posts["ai_tag"])
    found = topic_tags(reading, reading.form, spoken_in)[: max(1, wish.count - 1)]
    return Hashtags(hashtags=tuple("#" + tag for tag in (*found, told)[: max(2, wish.count)])), {}
