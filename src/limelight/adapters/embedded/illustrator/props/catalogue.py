"""The props there are: what each is about, how big it is, how it rests, what it is called, and its
drawing.

Drawings: Fluent Emoji and Fluent UI System Icons (MIT, Microsoft; filters removed) and a few of our
own, all 32 units square.
"""

import functools
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from limelight.adapters.embedded.illustrator.props import drawn

Rest = Literal["stand", "lie", "lean", "float", "sky", "place", "view"]

CREDIT = "Objects: Fluent Emoji by Microsoft (MIT), modified"
FOLDER = Path(__file__).parents[2] / "data" / "illustrator" / "props"
DRAWINGS, LISTING, MEANINGS = "drawings.zip", "catalogue.tsv", "meanings.npz"
BIG_FROM_METRES = 1.3


@dataclass(frozen=True)
class Prop:
    """One prop. `metres` is the longest side of the real thing; `turn` (degrees) brings its drawing
    into the position it rests in; `left`, `top`, `right` and `foot` bound the turned drawing;
    `phrases` are English words it stands for, best first; `names` are its names in other languages.
    """

    name: str
    topic: str
    metres: float
    rest: Rest
    turn: float
    left: float
    top: float
    right: float
    foot: float
    phrases: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def width(self) -> float:
        """Its width in units of the drawing."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in units of the drawing, before it is laid down."""
        return self.foot - self.top

    @property
    def is_scenery(self) -> bool:
        """Whether it is a place, a view or belongs into the sky: no thing to put anywhere."""
        return self.rest in ("sky", "place", "view")

    @property
    def is_big(self) -> bool:
        """Whether it is too big for a table."""
        return self.metres >= BIG_FROM_METRES


def read_row(row: str) -> Prop:
    """One line of the listing."""
    name, topic, metres, rest, turn, box, phrases, names = row.split("\t")
    left, top, right, foot = (float(number) for number in box.split())
    return Prop(
        name=name,
        topic=topic,
        metres=float(metres),
        rest=_REST[rest],
        turn=float(turn),
        left=left,
        top=top,
        right=right,
        foot=foot,
        phrases=tuple(phrases.split(", ")),
        names=tuple(names.split(", ")) if names else (),
    )


_REST: dict[str, Rest] = {
    "stand": "stand", "lie": "lie", "lean": "lean", "float": "float", "sky": "sky",
    "place": "place", "view": "view",
}  # fmt: skip


# Black shapes of people: in a scene they look like holes, or like somebody else in the picture.
SHADOWS = frozenset(
    {"bust-in-silhouette", "busts-in-silhouette", "people-hugging", "speaking-head"}
)


@functools.cache
def every() -> dict[str, Prop]:
    """All props by name, in the order of the listing."""
    rows = (FOLDER / LISTING).read_text("utf-8").splitlines()
    found = (read_row(row) for row in rows if row and not row.startswith("#"))
    return {prop.name: prop for prop in found}


@functools.lru_cache(256)
def body(name: str) -> str:
    """The drawing of a prop as the inside of an SVG, 32 units square."""
    if name in drawn.DRAWN:
        return drawn.DRAWN[name]()
    return _drawings().read(name).decode()


@functools.cache
def _drawings() -> zipfile.ZipFile:
    return zipfile.ZipFile(FOLDER / DRAWINGS)
