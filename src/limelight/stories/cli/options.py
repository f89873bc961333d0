"""Options that the commands of words share."""

from typing import Annotated

import typer

from limelight.stories.brief import POST_LANGUAGES, TEXT_LANGUAGES

Topic = Annotated[str, typer.Argument(help="What it is about, in a sentence.")]
Who = Annotated[str, typer.Option("--character", help="Who writes: name, handle or id.")]
Language = Annotated[str, typer.Option(help=f"One of {', '.join(TEXT_LANGUAGES)}.")]
PostLanguage = Annotated[
    str, typer.Option("--language", help=f"One of {', '.join(POST_LANGUAGES)}.")
]
Form = Annotated[
    str, typer.Option(help="tips, story, myths, howto, list, day, product, qa, quote, news, ...")
]
Count = Annotated[int, typer.Option(help="How many, 1 to 10.")]
Seed = Annotated[int, typer.Option(help="Same seed, same text.")]
Platforms = Annotated[
    str, typer.Option("--platform", help="instagram, tiktok, youtube, x, ...; several, or all.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
