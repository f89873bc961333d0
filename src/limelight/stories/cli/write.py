"""`limelight write`: captions, titles, hooks, hashtags, replies, sample lines, a script."""

from collections.abc import Sequence
from typing import Annotated

import typer

from limelight.generation.schemas import Value
from limelight.kit.cli import print_json, print_line, run
from limelight.kit.wiring import Wired
from limelight.stories.brief import (
    POST_LANGUAGES,
    TEXT_LANGUAGES,
    check_brief,
    check_language,
    check_seed,
)
from limelight.stories.cli import caption as caption_command
from limelight.stories.cli import options
from limelight.stories.posts.texts import (
    Hashtags,
    Hooks,
    Lines,
    Replies,
    Titles,
    Topic,
    check_topic,
)
from limelight.stories.script import Script
from limelight.stories.service import Texts

app = typer.Typer(
    name="write",
    help="Write texts in a character's voice; nothing else is made.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("caption")(caption_command.caption)


@app.command()
def titles(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    topic: options.Topic,
    *,
    character: options.Who = "",
    language: options.PostLanguage = "en",
    form: options.Form = "",
    count: options.Count = 5,
    seed: options.Seed = 0,
    as_json: options.Json = False,
) -> None:
    """Write titles to choose from."""

    async def work(wired: Wired) -> Titles:
        return await wired[Texts].titles(_topic(topic, language, form, count, seed), character)

    made = run(ctx, work)
    _answer(made, made.titles, as_json=as_json)


@app.command()
def hooks(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    topic: options.Topic,
    *,
    character: options.Who = "",
    language: options.PostLanguage = "en",
    form: options.Form = "",
    count: options.Count = 5,
    seed: options.Seed = 0,
    as_json: options.Json = False,
) -> None:
    """Write first sentences to choose from."""

    async def work(wired: Wired) -> Hooks:
        return await wired[Texts].hooks(_topic(topic, language, form, count, seed), character)

    made = run(ctx, work)
    _answer(made, made.hooks, as_json=as_json)


@app.command()
def hashtags(
    ctx: typer.Context,
    topic: options.Topic,
    *,
    character: options.Who = "",
    language: options.PostLanguage = "en",
    count: options.Count = 6,
    as_json: options.Json = False,
) -> None:
    """Write hashtags, the most telling first, the AI label last."""

    async def work(wired: Wired) -> Hashtags:
        return await wired[Texts].hashtags(_topic(topic, language, "", count, 0), character)

    made = run(ctx, work)
    _answer(made, [" ".join(made.hashtags)], as_json=as_json)


@app.command()
def reply(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    comment: Annotated[str, typer.Argument(help="The comment to answer.")],
    *,
    about: Annotated[str, typer.Option(help="What the commented piece is about.")] = "",
    character: options.Who = "",
    language: options.Language = "en",
    count: options.Count = 1,
    seed: options.Seed = 0,
    as_json: options.Json = False,
) -> None:
    """Write replies to a comment."""

    async def work(wired: Wired) -> Replies:
        wish = check_topic(comment, language=language, seed=seed, count=count, what="comment")
        return await wired[Texts].reply(wish, character, about=about)

    made = run(ctx, work)
    nothing = ["No reply is best here: it looks like spam."]
    _answer(made, made.replies or nothing, as_json=as_json)


@app.command()
def lines(
    ctx: typer.Context,
    character: Annotated[str, typer.Argument(help="Name, handle or id.")] = "",
    *,
    language: options.PostLanguage = "en",
    seed: options.Seed = 0,
    as_json: options.Json = False,
) -> None:
    """Write three lines that show how a character speaks."""

    async def work(wired: Wired) -> Lines:
        code = check_language(language, POST_LANGUAGES)
        return await wired[Texts].lines(character, language=code, seed=check_seed(seed))

    made = run(ctx, work)
    _answer(made, made.lines, as_json=as_json)


@app.command()
def script(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    brief: options.Topic,
    *,
    character: options.Who = "",
    seconds: Annotated[int, typer.Option(help="Roughly how long, spoken.")] = 20,
    language: options.Language = "en",
    form: options.Form = "",
    seed: options.Seed = 0,
    as_json: options.Json = False,
) -> None:
    """Write a script; edit it and pass it to `limelight make --script`."""

    async def work(wired: Wired) -> Script:
        checked = check_brief(
            brief, seconds=seconds, formats="9:16", language="en", seed=seed, form=form
        )
        code = check_language(language, TEXT_LANGUAGES)
        checked = checked.model_copy(update={"language": code})
        return await wired[Texts].script(checked, character)

    made = run(ctx, work)
    _answer(made, [made.title, "", *(scene.narration for scene in made.scenes)], as_json=as_json)


def _topic(text: str, language: str, form: str, count: int, seed: int) -> Topic:
    return check_topic(text, language=language, seed=seed, count=count, form=form)


def _answer(made: Value, texts: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        print_json(made.model_dump(mode="json"))
        return
    for text in texts:
        print_line(text)
