"""The embedded text model: grammar, templates, a persona and a little knowledge, offline."""

import asyncio
from collections.abc import Callable
from random import Random
from typing import Any

from limelight.adapters.embedded.writer.attempts import Task
from limelight.adapters.embedded.writer.briefs.needs import missing_facts, nothing_new
from limelight.adapters.embedded.writer.briefs.reading import Reading, read_brief
from limelight.adapters.embedded.writer.briefs.sorting import with_sort
from limelight.adapters.embedded.writer.composing import Composer, NothingNew
from limelight.adapters.embedded.writer.knowledge import outlines
from limelight.adapters.embedded.writer.labelling import Labels
from limelight.adapters.embedded.writer.language import LANGUAGES, POST_LANGUAGES, tongue
from limelight.adapters.embedded.writer.memory import Embed, Kept
from limelight.adapters.embedded.writer.posts.captions import captions
from limelight.adapters.embedded.writer.posts.naming import hashtags, hooks, titles
from limelight.adapters.embedded.writer.posts.replies import replies
from limelight.adapters.embedded.writer.posts.rewriting import rewrites
from limelight.adapters.embedded.writer.posts.samples import lines
from limelight.adapters.embedded.writer.staging import stage
from limelight.adapters.embedded.writer.wish import Wish, declining, read_wish
from limelight.generation.errors import Rejected
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import TextAsk, TextMade, Value
from limelight.stories.posts.texts import Written
from limelight.stories.script import Script

Answer = tuple[Value, dict[str, Any]]
_TASKS_OF_POSTS = ("captions", "titles", "hooks", "hashtags", "lines")


class EmbeddedWriter:
    """A `TextModel` without knowledge of the world beyond its packs: it says what holds for any
    topic, what it knows of common ones, and the facts of the brief.

    `embed` gives vectors of sentences; with it nothing is said twice in nearly the same words.
    """

    def __init__(self, embed: Embed | None = None) -> None:
        self._embed = Kept(embed) if embed else None

    @property
    def info(self) -> MakerInfo:
        """Goes into every recipe; `version` changes when the same ask would give another text."""
        return MakerInfo(
            provider="embedded",
            model="limelight-writer",
            version="17",
            languages=(*LANGUAGES, *POST_LANGUAGES),
            licence="Apache-2.0",
        )

    async def write(self, ask: TextAsk) -> TextMade:
        """Answer one of the tasks of `stories.writing` from `ask.facts`.

        The same ask gives the same text. Raises Rejected for another task or language and for an
        empty brief.
        """
        task = _TASKS.get(ask.task)
        if task is None:
            raise Rejected(
                f"The embedded writer writes {', '.join(_TASKS)}, not {ask.task!r}.", task=ask.task
            )
        known = (*LANGUAGES, *POST_LANGUAGES) if ask.task in _TASKS_OF_POSTS else LANGUAGES
        if ask.language not in known:
            raise Rejected(
                f"The embedded writer writes {ask.task} in {', '.join(known)}, not in "
                f"{ask.language!r}.",
                language=ask.language,
            )
        wish = read_wish(ask)
        if not wish.brief and ask.task != "lines":
            raise Rejected("The brief is empty. Say in a sentence what it is about.")
        answer, facts = await asyncio.to_thread(task, wish, self._embed)
        return TextMade(value=answer.model_dump(mode="json"), facts=facts)


def script(wish: Wish, embed: Embed | None) -> Answer:
    """A `Written`: a script of about `wish.words` words, or what is needed first."""
    spoken = tongue(wish.code)
    reading = with_sort(read_brief(wish.brief, wish.code, wish.form), embed, wish.code)
    needs = declining(wish, spoken) or missing_facts(reading, wish.brief, spoken)
    if needs:
        return Written(needs=needs), {"form": reading.form}
    memory = wish.memory(embed)
    task = Task(reading=reading, voice=wish.voice, words=wish.words, seed=wish.seed)
    try:
        draft = Composer(task, spoken, memory).compose()
    except NothingNew:
        return Written(needs=(nothing_new(reading, wish.voice.name, spoken),)), {
            "form": reading.form
        }
    rng = Random(f"{wish.seed}/around")  # noqa: S311
    labels = Labels(draft, reading, wish.voice, spoken, rng)
    made = Script(
        title=labels.title(),
        language=wish.code,
        topic=labels.topic(),
        mood=labels.mood(),
        scenes=tuple(stage(draft, reading, wish.voice, spoken, rng)),
        description=labels.description(),
        hashtags=labels.hashtags(),
    )
    facts = {
        "form": draft.form,
        "knowledge": _knowledge(reading),
        "words": draft.words,
        "words_wanted": wish.words,
    }
    return Written(script=made), facts


def _knowledge(reading: Reading) -> str:
    if reading.pack is None:
        return ""
    is_sort = reading.pack.id in outlines("sorts")
    return f"sort:{reading.pack.id}" if is_sort else reading.pack.id


_TASKS: dict[str, Callable[[Wish, Embed | None], Answer]] = {
    "script": script,
    "captions": captions,
    "titles": titles,
    "hooks": hooks,
    "hashtags": hashtags,
    "reply": replies,
    "lines": lines,
    "rewrite": rewrites,
}
