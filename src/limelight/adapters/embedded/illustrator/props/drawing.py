"""Drawing a prop: turned as it rests, as large as it looks beside the others."""

import re
from collections import Counter

from limelight.adapters.embedded.illustrator import colours
from limelight.adapters.embedded.illustrator.props import catalogue
from limelight.adapters.embedded.illustrator.props.catalogue import Prop
from limelight.adapters.embedded.illustrator.svg import num

# A lying thing is seen at a slant: its height on the picture is this share of its own.
LYING_SQUASH = 0.52
_SIZE, _TALLEST = 32.0, 31.0
# A thing of this length is drawn as large as the place allows; smaller ones are smaller, but not as
# small as they are.
_WHOLE_METRES, _EVENED, _LEAST, _MOST = 0.26, 0.36, 0.56, 1.3
_IDS = re.compile(r'(id="|url\(#|href="#)')


def find(name: str) -> Prop:
    """The prop of a name there is."""
    return catalogue.every()[name]


def share(prop: Prop) -> float:
    """How large a prop is drawn beside others: 1 for what is as long as a book is high, less for
    smaller things, more for larger ones. Signs have no size of their own.
    """
    if prop.is_scenery or prop.is_big:
        return _MOST
    return float(min(_MOST, max(_LEAST, (prop.metres / _WHOLE_METRES) ** _EVENED)))


def draw(name: str, place: tuple[float, float, float], key: str, turn: float = 0) -> str:
    """A prop resting naturally with the middle of its foot at (x, y), `size` wide or high.

    `turn` leans it by degrees about its foot; `key` makes its ids unique.
    """
    x, y, size = place
    prop = find(name)
    body = _IDS.sub(rf"\g<1>{key}-", catalogue.body(name))
    scale = _scale(prop, size)
    upright = f"scale({scale:.4f})"
    if prop.rest == "lie":
        upright = f"scale({scale:.4f} {scale * LYING_SQUASH:.4f})"
    lean = f"rotate({num(turn)}) " if turn and prop.rest != "lie" else ""
    middle = (prop.left + prop.right) / 2
    turned = f" rotate({num(prop.turn)} 16 16)" if prop.turn else ""
    return (
        f'<g transform="translate({num(x)} {num(y)}) {lean}{upright} '
        f'translate({num(-middle)} {num(-prop.foot)}){turned}">{body}</g>'
    )


def _scale(prop: Prop, size: float) -> float:
    """Slanted things grow when they stand up: they are kept as high as the others."""
    return size / _SIZE * min(1.0, _TALLEST / max(prop.height, 1.0))


def drawn_size(name: str, size: float) -> tuple[float, float]:
    """Width and height that a prop drawn at `size` really covers."""
    prop = find(name)
    scale = _scale(prop, size)
    squash = LYING_SQUASH if prop.rest == "lie" else 1.0
    return prop.width * scale, prop.height * scale * squash


def main_colour(name: str) -> str:
    """The most frequent lively colour of a prop, for lights that suit it."""
    found = Counter(c.lower() for c in re.findall(r"#[0-9a-fA-F]{6}", catalogue.body(name)))
    lively = [c for c, _ in found.most_common(24) if max(colours.rgb(c)) - min(colours.rgb(c)) > 70]
    return lively[0] if lively else "#f2b04c"
