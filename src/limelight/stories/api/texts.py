"""Texts below `/api/v1/texts`: captions, titles, hooks, hashtags, replies, a script to edit.

Nothing is kept; the same wish with the same seed gives the same text.
"""

from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.routing import api_router
from limelight.stories.brief import (
    LONGEST_SECONDS,
    LONGEST_TEXT,
    MOST_SEEDS,
    SHORTEST_SECONDS,
    TEXT_LANGUAGES,
    Form,
    check_brief,
    check_language,
)
from limelight.stories.posts.platforms import Platform
from limelight.stories.posts.texts import (
    MOST_TEXTS,
    Captions,
    Hashtags,
    Hooks,
    Replies,
    Titles,
    Topic,
    check_topic,
)
from limelight.stories.script import Script
from limelight.stories.service import Texts

router = api_router("/texts", "makers")
MAKE = [may("productions.make")]


class TopicWish(BaseModel):
    """What it is about, who writes it (name, handle or id; empty for the default character), in
    which language, and how many.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["Basil on a windowsill"])
    character: str = Field("", max_length=200)
    language: str = Field("en", max_length=20)
    form: Form | None = None
    count: int = Field(1, ge=1, le=MOST_TEXTS)
    seed: int = Field(0, ge=0, lt=MOST_SEEDS)

    def checked(self) -> Topic:
        """As the rules take it; raises Invalid."""
        return check_topic(
            self.topic,
            language=self.language,
            seed=self.seed,
            count=self.count,
            form=self.form or "",
        )


class CaptionsWish(TopicWish):
    """The same, and for which platforms."""

    platforms: tuple[Platform, ...] = Field(("instagram",), min_length=1, max_length=11)


class ReplyWish(BaseModel):
    """The comment to answer, and what the commented piece is about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    comment: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["Love this!"])
    about: str = Field("", max_length=LONGEST_TEXT)
    character: str = Field("", max_length=200)
    language: str = Field("en", max_length=20)
    count: int = Field(1, ge=1, le=MOST_TEXTS)
    seed: int = Field(0, ge=0, lt=MOST_SEEDS)


class ScriptWish(BaseModel):
    """What the script is about, and roughly how long it shall be spoken."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    brief: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["How to brew coffee"])
    seconds: int = Field(20, ge=SHORTEST_SECONDS, le=LONGEST_SECONDS)
    character: str = Field("", max_length=200)
    language: str = Field("en", max_length=20)
    form: Form | None = None
    seed: int = Field(0, ge=0, lt=MOST_SEEDS)


@router.post("/captions", dependencies=MAKE)
async def write_captions(caller: Caller, wish: CaptionsWish) -> Captions:
    """Write the text of a post for each platform, hashtags and the AI label included."""
    return await caller.wired[Texts].captions(wish.checked(), wish.character, wish.platforms)


@router.post("/titles", dependencies=MAKE)
async def write_titles(caller: Caller, wish: TopicWish) -> Titles:
    """Write titles to choose from."""
    return await caller.wired[Texts].titles(wish.checked(), wish.character)


@router.post("/hooks", dependencies=MAKE)
async def write_hooks(caller: Caller, wish: TopicWish) -> Hooks:
    """Write first sentences to choose from."""
    return await caller.wired[Texts].hooks(wish.checked(), wish.character)


@router.post("/hashtags", dependencies=MAKE)
async def write_hashtags(caller: Caller, wish: TopicWish) -> Hashtags:
    """Write hashtags, the most telling first, the AI label last."""
    return await caller.wired[Texts].hashtags(wish.checked(), wish.character)


@router.post("/replies", dependencies=MAKE)
async def write_replies(caller: Caller, wish: ReplyWish) -> Replies:
    """Write replies to a comment; none where no reply is best."""
    topic = check_topic(
        wish.comment, language=wish.language, seed=wish.seed, count=wish.count, what="comment"
    )
    return await caller.wired[Texts].reply(topic, wish.character, about=wish.about)


@router.post("/script", dependencies=MAKE)
async def write_script(caller: Caller, wish: ScriptWish) -> Script:
    """Write a script to edit; a production takes it as its `script`."""
    brief = check_brief(
        wish.brief,
        seconds=wish.seconds,
        formats="9:16",
        language="en",
        seed=wish.seed,
        form=wish.form or "",
    )
    code = check_language(wish.language, TEXT_LANGUAGES)
    return await caller.wired[Texts].script(
        brief.model_copy(update={"language": code}), wish.character
    )
