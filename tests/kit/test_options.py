"""Options that several commands share."""

from typing import Annotated

import pytest
import typer
from pydantic import BaseModel
from typer.testing import CliRunner

from limelight.kit.options import sharing


class Asked(BaseModel):
    size: Annotated[int | None, typer.Option(help="How large.")] = None
    words: Annotated[list[str] | None, typer.Option("--word", help="A word.")] = None
    loud: Annotated[bool, typer.Option("--loud")] = False


app = typer.Typer()


@app.command()
@sharing(Asked)
def paint(what: str, *, asked: Asked, colour: str = "red") -> None:
    """Paint something."""
    typer.echo(f"{what} {colour} {asked.size} {asked.words} {asked.loud}")


@app.command()
@sharing(Asked)
def carve(*, asked: Asked) -> None:
    """Carve something."""
    typer.echo(f"{asked.size}")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("paint", "a door"), "a door red None None False"),
        (
            ("paint", "a door", "--size", "3", "--word", "a", "--word", "b", "--loud"),
            "a door red 3 ['a', 'b'] True",
        ),
        (("paint", "a door", "--colour", "blue"), "a door blue None None False"),
        (("carve", "--size", "4"), "4"),
    ],
)
def test_every_command_takes_the_shared_options_beside_its_own(
    words: tuple[str, ...], says: str
) -> None:
    result = CliRunner().invoke(app, list(words))
    assert (result.exit_code, result.stdout.strip()) == (0, says)


def test_help_shows_the_shared_options_and_a_wrong_type_is_refused() -> None:
    shown = CliRunner().invoke(app, ["paint", "--help"]).stdout
    assert "How large." in shown
    assert "asked" not in shown
    assert CliRunner().invoke(app, ["carve", "--size", "big"]).exit_code == 2


def test_a_name_used_twice_fails_when_the_program_is_read() -> None:
    with pytest.raises(ValueError, match="duplicate parameter"):

        @sharing(Asked)
        def twice(size: str, *, asked: Asked) -> None: ...
