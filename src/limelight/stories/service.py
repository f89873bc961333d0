"""Texts on their own: captions, titles, hooks, hashtags, replies, sample lines, a script to read.

Nothing is kept. The same wish with the same seed gives the same text as long as the character has
not said anything new in between.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.queries import get_character
from limelight.characters.schemas import Character
from limelight.characters.service import ensure_default
from limelight.generation.schemas import TextAsk, Value
from limelight.generation.service import Gateway, Outcome
from limelight.kit.db.sessions import Sessions
from limelight.kit.ids import new_id
from limelight.moderation import service as moderation
from limelight.moderation.ports import Judge
from limelight.moderation.schemas import Context
from limelight.stories import writing
from limelight.stories.brief import POST_LANGUAGES, Brief, check_language
from limelight.stories.errors import FactsNeeded
from limelight.stories.ports import Memories
from limelight.stories.posts.platforms import Platform
from limelight.stories.posts.texts import (
    Captions,
    Hashtags,
    Hooks,
    Lines,
    Replies,
    Titles,
    Topic,
    Written,
    check_caption,
)
from limelight.stories.script import Script

A = TypeVar("A", bound=Value)


class Texts:
    """Writes texts for the characters of one workspace."""

    def __init__(
        self,
        workspace_id: WorkspaceId,
        sessions: Sessions,
        gateway: Gateway,
        judges: Sequence[Judge],
        memories: Memories,
    ) -> None:
        self._workspace_id = workspace_id
        self._sessions, self._gateway = sessions, gateway
        self._judges, self._memories = judges, memories

    async def captions(self, topic: Topic, who: str, where: Sequence[Platform]) -> Captions:
        """The text of a post on each platform; raises FactsNeeded, NotAllowed, NotFound (who)."""
        character, said = await self._begin(topic, who)
        made = await self._ask(writing.captions_ask(topic, character, where, said), Captions)
        _complete(made.needs)
        for caption in made.captions:
            check_caption(caption)
        await self._judge([caption.text for caption in made.captions], topic, character)
        return made

    async def titles(self, topic: Topic, who: str) -> Titles:
        """Titles to choose from; raises as `captions` does."""
        character, said = await self._begin(topic, who)
        made = await self._ask(writing.titles_ask(topic, character, said), Titles)
        _complete(made.needs)
        await self._judge(made.titles, topic, character)
        return made

    async def hooks(self, topic: Topic, who: str) -> Hooks:
        """First sentences to choose from; raises as `captions` does."""
        character, said = await self._begin(topic, who)
        made = await self._ask(writing.hooks_ask(topic, character, said), Hooks)
        _complete(made.needs)
        await self._judge(made.hooks, topic, character)
        return made

    async def hashtags(self, topic: Topic, who: str) -> Hashtags:
        """Hashtags for a post; raises as `captions` does."""
        character, _ = await self._begin(topic, who)
        made = await self._ask(writing.hashtags_ask(topic, character), Hashtags)
        _complete(made.needs)
        return made

    async def reply(self, comment: Topic, who: str, *, about: str = "") -> Replies:
        """Replies to a comment. What moderation finds in the comment does not stop the reply: it
        tells the writer to decline or to point to help. Raises NotFound (who).
        """
        character = await self._character(who)
        verdict = await moderation.judge_text(
            comment.text,
            language=comment.language,
            context=Context(kind="import", character_age_years=character.appearance.age_years),
            judges=self._judges,
        )
        concerns = dict.fromkeys(str(finding.check) for finding in verdict.findings)
        said = await self._memories.said_lately(character.id)
        ask = writing.reply_ask(
            comment, character, about=about, concerns=tuple(concerns), recent=said
        )
        made = await self._ask(ask, Replies)
        if made.kind != "care":
            await self._judge(made.replies, comment, character)
        return made

    async def lines(self, who: str, *, language: str, seed: int = 0) -> Lines:
        """Three sample lines of a character; raises NotFound."""
        character = await self._character(who)
        return Lines(lines=await self.sample_lines(character, language=language, seed=seed))

    async def sample_lines(
        self, character: Character, *, language: str, seed: int = 0
    ) -> tuple[str, ...]:
        """Three sample lines of a character that need not be kept yet; see the port
        `characters.ports.PersonaPreview`.
        """
        code = check_language(language, POST_LANGUAGES)
        made = await self._ask(writing.lines_ask(character, language=code, seed=seed), Lines)
        topic = Topic(text=character.name, language=code, seed=seed)
        await self._judge(made.lines, topic, character)
        return tuple(made.lines)

    async def script(self, brief: Brief, who: str) -> Script:
        """A script to read or to edit before anything is made; raises as `captions` does."""
        topic = Topic(text=brief.text, language=brief.language, seed=brief.seed)
        character, said = await self._begin(topic, who)
        made = await self._ask(writing.script_ask(brief, character, said), Written)
        if made.script is None:
            raise FactsNeeded.of(made.needs)
        script = made.script
        spoken = [scene.narration for scene in script.scenes]
        await self._judge([script.title, *spoken, script.description], topic, character)
        return script

    async def _begin(self, topic: Topic, who: str) -> tuple[Character, tuple[str, ...]]:
        character = await self._character(who)
        await moderation.check_brief(
            topic.text,
            language=topic.language,
            character_age=character.appearance.age_years,
            judges=self._judges,
        )
        return character, await self._memories.said_lately(character.id)

    async def _character(self, who: str) -> Character:
        async with self._sessions.begin() as db:
            if who.strip():
                return await get_character(db, self._workspace_id, who)
            return await ensure_default(db, self._workspace_id)

    async def _ask(self, ask: TextAsk, answer: type[A]) -> A:
        async def read(outcome: Outcome) -> A:
            return answer.model_validate(outcome.facts["value"])

        with tempfile.TemporaryDirectory() as folder:
            return await self._gateway.make(ask, into=Path(folder), call_key=new_id(), keep=read)

    async def _judge(self, texts: Sequence[str], topic: Topic, character: Character) -> None:
        await moderation.check_script(
            texts,
            language=topic.language,
            character_age=character.appearance.age_years,
            judges=self._judges,
        )


def _complete(needs: Sequence[str]) -> None:
    if needs:
        raise FactsNeeded.of(needs)
