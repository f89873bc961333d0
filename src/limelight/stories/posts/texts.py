"""Texts that go around a piece, as values: what a writer answers to each task of
`stories.writing`.

In each, `needs` are questions to the person: what a writer cannot know and must not invent. Where
there are needs there may be no texts.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from limelight.generation.errors import Rejected
from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid
from limelight.stories.brief import (
    POST_LANGUAGES,
    TEXT_LANGUAGES,
    Form,
    check_language,
    check_seed,
    check_words,
    parse_form,
)
from limelight.stories.posts.platforms import Platform, platforms
from limelight.stories.script import Script

MOST_TEXTS = 10
LONGEST_TITLE = 100
Question = Annotated[str, Field(min_length=1, max_length=200)]
Needs = Annotated[
    tuple[Question, ...],
    Field(max_length=6, description="questions about facts that only the person can give"),
]
Hashtag = Annotated[str, Field(pattern=r"^#[^\s#]+$", max_length=60)]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]
ReplyKind = Literal[
    "thanks",
    "greeting",
    "answer",
    "identity",
    "agree",
    "disagree",
    "critique",
    "decline",
    "care",
    "none",
]


class Topic(Value):
    """A checked wish for texts: what they are about, in which language, how many of each."""

    text: str
    language: str = "en"
    form: Form | None = None
    seed: int = 0
    count: int = Field(1, ge=1, le=MOST_TEXTS)


class Written(Value):
    """A writer's answer to "script": a script, or the facts it needs before it can write one."""

    script: Script | None = None
    needs: Needs = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.script is None) != bool(self.needs):
            raise ValueError("either a script or needs")
        return self


class Caption(Value):
    """The text of one post, whole, as it is posted: `hashtags` and `disclosure` stand in `text`."""

    platform: Platform
    text: str = Field(min_length=1, max_length=5000)
    hashtags: tuple[Hashtag, ...] = Field((), max_length=30)
    disclosure: str = Field(
        min_length=1, max_length=200, description="says that the character is AI"
    )


class Captions(Value):
    """Captions by platform, several of each when several were asked for."""

    captions: tuple[Caption, ...] = ()
    needs: Needs = ()


class Titles(Value):
    """Titles to choose from."""

    titles: tuple[Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)], ...] = ()
    needs: Needs = ()


class Hashtags(Value):
    """Hashtags, the most telling first."""

    hashtags: tuple[Hashtag, ...] = ()
    needs: Needs = ()


class Hooks(Value):
    """First sentences to choose from, each spoken in two to four seconds."""

    hooks: tuple[Sentence, ...] = ()
    needs: Needs = ()


class Replies(Value):
    """Answers to choose from. `kind` says what the comment was taken for; "none" means that no
    answer is best, "care" that a person is in distress and the persona steps back.
    """

    kind: ReplyKind
    replies: tuple[Sentence, ...] = ()
    needs: Needs = ()


class Lines(Value):
    """Three lines in a persona's voice: an opening, an opinion on its subject, a goodbye."""

    lines: tuple[Sentence, ...] = Field(min_length=3, max_length=3)


class Rewrites(Value):
    """Other ways to say one line of a script; none when the writer has no other."""

    lines: tuple[Annotated[str, Field(min_length=1, max_length=900)], ...] = Field((), max_length=6)


def check_topic(
    text: str,
    *,
    language: str,
    seed: int,
    count: int = 1,
    form: str = "",
    what: str = "topic",
) -> Topic:
    """Turn what was typed into a Topic; raises Invalid with what to do about it. A "comment" is
    answered in fewer languages than a post is written in.
    """
    languages = TEXT_LANGUAGES if what == "comment" else POST_LANGUAGES
    if not 1 <= count <= MOST_TEXTS:
        raise Invalid(f"{count} at once is outside 1 to {MOST_TEXTS}.", field="count")
    return Topic(
        text=check_words(text, what=what, field=what),
        language=check_language(language, languages),
        form=parse_form(form),
        seed=check_seed(seed),
        count=count,
    )


def check_caption(caption: Caption) -> Caption:
    """The caption itself; raises Rejected when it breaks a limit of its platform or does not say
    that the character is AI, whoever wrote it.
    """
    limits = platforms()[caption.platform]
    length = limits.length(caption.text)
    if length > limits.most:
        raise Rejected(
            f"The caption for {limits.name} has {length:,} {limits.counted}; {limits.most:,} is "
            "the most there."
        )
    if len(caption.hashtags) > limits.most_hashtags:
        raise Rejected(
            f"The caption for {limits.name} has {len(caption.hashtags)} hashtags; "
            f"{limits.most_hashtags} is the most there."
        )
    if caption.disclosure not in caption.text:
        raise Rejected(f"The caption for {limits.name} does not say that the character is AI.")
    return caption
