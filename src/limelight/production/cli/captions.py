"""`limelight captions`: subtitle files from one format to another, and how captions can look."""

import re
from pathlib import Path
from typing import Annotated

import typer

from limelight.kit.cli import EXIT_FAILED, print_line, problems_as_lines
from limelight.kit.errors import Invalid
from limelight.kit.files import ensure_folder, write_whole
from limelight.renders.captions.files.formats import Target, read_file, write_text
from limelight.renders.captions.files.schemas import Track
from limelight.renders.compose.words.looks import LOOKS
from limelight.renders.compose.words.preview import SENTENCES, draw_previews
from limelight.renders.compose.words.styled_ass import track_ass
from limelight.stories.finish import Dress
from limelight.stories.timeline import parse_caption_style

app = typer.Typer()
_LEAST_PX, _MOST_PX = 16, 16_384


@app.callback()
def captions() -> None:
    """Convert captions between SRT, VTT, ASS and TTML, and see the styles there are."""


@app.command()
def convert(  # noqa: PLR0913 - the options of a command are its parameters
    source: Annotated[Path, typer.Argument(help="Captions: .srt .vtt .ass .ssa .ttml .dfxp .xml.")],
    target: Annotated[Path, typer.Argument(help="The file to write: .srt .vtt .ass .ttml.")],
    *,
    encoding: Annotated[
        str,
        typer.Option(help="How the file is encoded, where it is no Unicode: cp1252, shift_jis."),
    ] = "",
    language: Annotated[str, typer.Option(help="A tag such as en, for TTML.")] = "",
    title: Annotated[str, typer.Option(help="A title, for ASS and TTML.")] = "",
    size: Annotated[str, typer.Option(help="The picture that ASS is set for.")] = "1080x1920",
    style: Annotated[
        str, typer.Option(help="Write ASS in one of our looks: see `captions styles`.")
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where something is left out or changed.")
    ] = False,
) -> None:
    """Convert a subtitle file; whatever cannot come along is told, kind by kind."""
    with problems_as_lines():
        width_px, height_px = _size(size)
        if source.resolve() == target.resolve():
            raise Invalid(f"{target} is the file that is read. Name another.", field="target")
        read = read_file(source, encoding)
        track = read.model_copy(update={"language": language or read.language})
        named = Target(title=title or source.stem, width_px=width_px, height_px=height_px)
        is_dressed = target.suffix.lower() == ".ass" and track.style is not None
        bare = {"style": None, "dress": Dress(), "wardrobe": ()}
        plain = track.model_copy(update=bare) if is_dressed or style else track
        written = write_text(plain, target.suffix, named)
        if style or is_dressed:
            written = written._replace(text=_styled(track, style, target, named))
        write_whole(target, written.text.encode("utf-8"))
    for loss in track.losses:
        print_line(f"{source}: {loss.told}")
    for loss in written.losses:
        print_line(f"{target}: {loss.told}")
    print_line(f"{target}: {len(track.cues)} captions")
    if strict and (track.losses or written.losses):
        raise typer.Exit(EXIT_FAILED)


@app.command()
def styles(
    *,
    out: Annotated[
        Path | None, typer.Option(help="Folder for a picture of each, and one of all.")
    ] = None,
    language: Annotated[str, typer.Option(help=f"What is written: {', '.join(SENTENCES)}.")] = "en",
    size: Annotated[str, typer.Option(help="The size of the pictures.")] = "1080x1920",
) -> None:
    """List the caption styles; with --out, draw a picture of each."""
    for name, look in LOOKS.items():
        print_line(f"{name:<12}{look.summary}")
    print_line(f"{'none':<12}no words on the picture")
    if out is None:
        return
    with problems_as_lines():
        width_px, height_px = _size(size)
        if width_px % 2 or height_px % 2:
            raise Invalid(f"{size} is odd; a picture of a video has even sides.", field="size")
        if language not in SENTENCES:
            raise Invalid(
                f"There is no sentence in {language!r}. Choose from {', '.join(SENTENCES)}.",
                field="language",
            )
        paths = draw_previews(ensure_folder(out), language, width_px, height_px)
    for path in paths:
        print_line(str(path))


def _styled(track: Track, style: str, target: Path, named: Target) -> str:
    """The captions as ASS in one of our looks, or in their own. Raises Invalid."""
    look = parse_caption_style(style) if style else track.style or "outline"
    dress = Dress() if style else track.dress
    if style:
        plain = tuple(costume.emphasis for costume in track.wardrobe)
        track = track.model_copy(update={"wardrobe": plain})
    if target.suffix.lower() != ".ass":
        raise Invalid(f"{target} can hold no style. Name it .ass.", field="style")
    if look == "none":
        raise Invalid("none is no style to write words in.", field="style")
    return track_ass(track, look, dress, (named.width_px, named.height_px), named.title)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text.strip(), re.ASCII)
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(_LEAST_PX <= side <= _MOST_PX for side in sides):
        raise Invalid(f"{text!r} is no size of a picture, such as 1920x1080.", field="size")
    return sides
