"""`limelight caption`: the text of a post, as each platform's people expect it."""

import typer

from limelight.kit.cli import out, print_json, print_line, run
from limelight.kit.wiring import Wired
from limelight.stories.cli import options
from limelight.stories.posts.platforms import parse_platforms, platforms
from limelight.stories.posts.texts import Captions, check_topic
from limelight.stories.service import Texts

app = typer.Typer()


@app.command()
def caption(  # noqa: PLR0913 - the options of a command are its parameters
    ctx: typer.Context,
    topic: options.Topic,
    *,
    character: options.Who = "",
    platform: options.Platforms = "instagram",
    language: options.PostLanguage = "en",
    form: options.Form = "",
    count: options.Count = 1,
    seed: options.Seed = 0,
    as_json: options.Json = False,
) -> None:
    """Write the text of a post: hashtags and the AI disclosure included."""

    async def work(wired: Wired) -> Captions:
        wish = check_topic(topic, language=language, seed=seed, count=count, form=form)
        return await wired[Texts].captions(wish, character, parse_platforms(platform))

    made = run(ctx, work)
    if as_json:
        print_json(made.model_dump(mode="json"))
        return
    for index, one in enumerate(made.captions):
        if index:
            print_line("")
        if len(made.captions) > 1:
            limits = platforms()[one.platform]
            unit = "bytes" if limits.counted == "bytes" else "characters"
            used = f"{limits.length(one.text):,} of {limits.most:,} {unit}"
            out.print(f"[bold]{limits.name}[/bold] [dim]({used})[/dim]")
        print_line(one.text)
