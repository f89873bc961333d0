"""What stands on each contact sheet: a label and an ask for every cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from limelight.adapters.embedded.illustrator.figure.styles.finish import STYLES
from limelight.adapters.embedded.illustrator.looks import names
from limelight.adapters.embedded.illustrator.props import catalogue
from limelight.adapters.embedded.illustrator.scenes import settings
from limelight.generation.schemas import (
    Appearance,
    BodyType,
    Expression,
    Gesture,
    ImageAsk,
    Turn,
)

EXPRESSIONS: tuple[Expression, ...] = get_args(Expression)
_AGES = (18, 25, 32, 40, 48, 56, 64, 72, 80, 90)
_NOTHING_ELSE = "-"
_TALL, _PORTRAIT = (216, 384), (192, 240)
_CAST: tuple[dict[str, str], ...] = (
    {},
    {"gender": "man", "skin_tone": "light", "hair_style": "short, side-parted", "beard": "stubble"},
    {"skin_tone": "deep brown", "hair_style": "afro", "clothes": "blouse"},
    {"gender": "man", "skin_tone": "brown", "hair_style": "textured crop", "clothes": "hoodie"},
    {"skin_tone": "fair", "hair_style": "bob with a fringe", "hair_colour": "auburn"},
)
"""People unlike each other, for sheets on which one person would say too little."""


@dataclass(frozen=True)
class Cell:
    """One picture of a sheet: of an ask, or of a prop alone."""

    label: str
    ask: ImageAsk | None = None
    prop: str = ""


@dataclass(frozen=True)
class Plan:
    """A sheet: its cells in rows of `columns`, each drawn in `size_px`."""

    cells: tuple[Cell, ...]
    columns: int
    size_px: tuple[int, int]


def plan(kind: str, who: Appearance | None) -> Plan:
    """The sheet of a kind, of one appearance or of the house cast. Raises KeyError for a kind that
    is not among `KINDS`.
    """
    return KINDS[kind][1](who)


def _portrait(appearance: Appearance, **changes: object) -> ImageAsk:
    ask = ImageAsk(
        prompt=_NOTHING_ELSE,
        width_px=_PORTRAIT[0],
        height_px=_PORTRAIT[1],
        appearance=appearance,
        expression="warm",
        setting="abstract",
        daylight="day",
    )
    return ask.model_copy(update=changes)


def _tall(appearance: Appearance, **changes: object) -> ImageAsk:
    ask = ImageAsk(
        prompt=_NOTHING_ELSE,
        width_px=_TALL[0],
        height_px=_TALL[1],
        appearance=appearance,
        expression="happy",
        placement="bust",
    )
    return ask.model_copy(update=changes)


def _someone(who: Appearance | None, at: int) -> Appearance:
    return who or Appearance.model_validate(_CAST[at % len(_CAST)])


def _changed(who: Appearance | None, at: int, **changes: object) -> Appearance:
    return _someone(who, at).model_copy(update=changes)


def _words(field: str, listed: dict[str, str], columns: int) -> Callable[[Appearance | None], Plan]:
    """Every word of a field of the appearance, each on somebody else."""

    def planned(who: Appearance | None) -> Plan:
        cells = [
            Cell(words, _portrait(_changed(who, at, **_beside(field), **{field: words})))
            for at, words in enumerate(listed.values())
        ]
        return Plan(tuple(cells), columns, _PORTRAIT)

    return planned


def _beside(field: str) -> dict[str, object]:
    """What must be set with a field for it to be seen."""
    if field == "beard":
        return {"gender": "man", "hair_style": "textured crop"}
    if field == "earrings":
        return {"hair_style": "top knot"}
    return {"headwear": ""} if field == "hair_style" else {}


def _expressions(who: Appearance | None) -> Plan:
    people = [
        (_changed(who, at, style=style), style) for at in range(1 if who else 3) for style in STYLES
    ]
    cells = [
        Cell(f"{expression}, {style}", _portrait(one, expression=expression))
        for one, style in people
        for expression in EXPRESSIONS
    ]
    return Plan(tuple(cells), len(EXPRESSIONS), _PORTRAIT)


def _scenes(who: Appearance | None) -> Plan:
    cells = [
        Cell(name.replace("_", " "), _tall(_someone(who, at), setting=name.replace("_", " ")))
        for at, name in enumerate(settings.every())
    ]
    return Plan(tuple(cells), 8, _TALL)


def _hours(who: Appearance | None) -> Plan:
    """Places at all hours, in all weathers and in colours that were asked for."""
    hours = [{"daylight": one} for one in ("morning", "day", "golden", "evening", "night")]
    weathers = [{"weather": one} for one in ("rain", "snow", "fog")]
    palettes = [{"palette": one} for one in ("pastel", "teal and orange")]
    cells = [
        Cell(
            f"{place}, {next(iter(change.values()))}",
            _tall(_someone(who, 0), setting=place, placement="small", **change),
        )
        for place in ("city", "garden", "kitchen", "mountains")
        for change in (*hours, *weathers, *palettes)
    ]
    return Plan(tuple(cells), 10, _TALL)


def _ages(who: Appearance | None) -> Plan:
    cells = [
        Cell(f"{age}", _portrait(_changed(who, at, age_years=age)))
        for at in range(1 if who else 3)
        for age in _AGES
    ]
    return Plan(tuple(cells), len(_AGES), _PORTRAIT)


def _builds(who: Appearance | None) -> Plan:
    builds: Sequence[BodyType] = get_args(BodyType)
    cells = [
        Cell(build, _tall(_changed(who, at, body_type=build), placement=placement))
        for at in range(1 if who else 2)
        for placement in ("half", "small")
        for build in builds
    ]
    return Plan(tuple(cells), len(builds), _TALL)


def _poses(who: Appearance | None) -> Plan:
    gestures: Sequence[Gesture] = get_args(Gesture)
    turns: Sequence[Turn] = get_args(Turn)
    cells = [
        Cell(
            f"{gesture}, {turn}",
            _tall(
                _someone(who, at),
                gesture=gesture,
                turn=turn,
                placement="half",
                subjects=("coffee",),
                setting="cafe",
            ),
        )
        for at, turn in enumerate(turns)
        for gesture in gestures
    ]
    return Plan(tuple(cells), len(gestures), _TALL)


def _matrix(style: str) -> Callable[[Appearance | None], Plan]:
    """Every scene with every expression, in one style."""

    def planned(who: Appearance | None) -> Plan:
        cells = [
            Cell(
                f"{place}, {expression}".replace("_", " "),
                _tall(
                    _changed(who, at, style=style),
                    width_px=135,
                    height_px=240,
                    setting=place.replace("_", " "),
                    expression=expression,
                ),
            )
            for at, place in enumerate(settings.every())
            for expression in EXPRESSIONS
        ]
        return Plan(tuple(cells), len(EXPRESSIONS), (135, 240))

    return planned


def _props(_: Appearance | None) -> Plan:
    drawn = sorted(set(catalogue.every()) - catalogue.SHADOWS)
    return Plan(tuple(Cell(name, prop=name) for name in drawn), 35, (64, 64))


KINDS: dict[str, tuple[str, Callable[[Appearance | None], Plan]]] = {
    "expressions": ("every expression in every style", _expressions),
    "scenes": ("every place", _scenes),
    "hours": ("places by hour, weather and palette", _hours),
    "hair": ("every hair", _words("hair_style", names.HAIRS, 10)),
    "headwear": ("scarves, wraps and hats", _words("headwear", names.HEADWEAR, 9)),
    "clothes": ("every garment", _words("clothes", names.CLOTHES, 9)),
    "beards": ("every beard", _words("beard", names.BEARDS, 9)),
    "glasses": ("every pair of glasses", _words("glasses", names.GLASSES, 6)),
    "earrings": ("every kind of earring", _words("earrings", names.EARRINGS, 3)),
    "marks": ("freckles, scars and other marks", _words("marks", names.MARKS, 6)),
    "ages": ("from 18 to 90", _ages),
    "builds": ("every build, to the hips and whole", _builds),
    "poses": ("every gesture at every turn", _poses),
    "props": ("every thing that can be shown", _props),
    **{
        f"all-{style}": (f"every place with every expression, {style}", _matrix(style))
        for style in STYLES
    },
}
