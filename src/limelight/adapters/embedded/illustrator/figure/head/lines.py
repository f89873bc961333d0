"""The lines of age: forehead, eyes, folds beside the mouth, each with its year to begin."""

from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.shape import aged
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.tones import Tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import ellipse, mirrored, num, path

_FREE = 0.04


def draw_lines(look: Look, t: Tones) -> str:
    """All lines a look's age has brought."""
    old = aged(look)
    one = _beside(old.folds, old.marionette, t) + _eyes(old.crow, old.bags, t)
    return one + mirrored(one, MIDDLE) + _forehead(old.forehead, t) + _spots(look, t)


def _beside(folds: float, marionette: float, t: Tones) -> str:
    out = ""
    if folds > _FREE:
        end = (316 - 6 * folds, 494 + 36 * folds)
        fold = crease((352, 474), (328, 480), end, 2.2 + 2.4 * folds)
        soft = path(
            f"M352 472 C334 474 318 486 {num(end[0])} {num(end[1])} C{num(end[0] + 18)} "
            f"{num(end[1] - 16)} 344 494 352 472Z", t.light, 0.26 * folds,
        )  # fmt: skip
        out += soft + path(fold, t.deep, 0.20 + 0.32 * folds)
    if marionette > _FREE:
        line = crease((330, 534), (324, 546), (326, 556 + 12 * marionette), 1.8 + 1.4 * marionette)
        jowl = crease((268, 548), (284, 566), (310, 572), 2.0 + 2.2 * marionette)
        out += path(line, t.deep, 0.16 + 0.28 * marionette) + path(jowl, t.deep, 0.24 * marionette)
    return out


def _eyes(crow: float, bags: float, t: Tones) -> str:
    out = ""
    if bags > _FREE:
        bag = crease((276, 434), (306, 452 + 3 * bags), (338, 436), 2.0 + 2.6 * bags)
        out += path(bag, t.deep, 0.12 + 0.26 * bags)
        out += ellipse(306, 436, 32, 9, t.shade, 0.22 * bags)
    if crow > _FREE:
        reach = 12 + 12 * crow
        strokes = [((256, 396), -9.0), ((255, 406), 1.0), ((257, 415), 10.0)]
        for (x, y), down in strokes[: 1 + round(2 * min(1.0, crow * 1.4))]:
            out += path(
                crease((x, y), (x - reach / 2, y + down * 0.4), (x - reach, y + down), 1.8),
                t.deep, 0.16 + 0.26 * crow,
            )  # fmt: skip
    return out


def _forehead(forehead: float, t: Tones) -> str:
    if forehead <= _FREE:
        return ""
    rows = ((296, 62), (276, 70), (257, 56))[: 1 + round(2 * min(1.0, forehead * 1.3))]
    d = "".join(crease((MIDDLE - w, y + 3), (MIDDLE, y - 5), (MIDDLE + w, y + 3), 2.4)
                for y, w in rows)  # fmt: skip
    frown = crease((374, 356), (371, 344), (373, 330), 1.8) + crease(
        (395, 356), (398, 344), (396, 330), 1.8
    )
    out = path(d, t.deep, 0.10 + 0.26 * forehead)
    return out + path(frown, t.deep, 0.30 * forehead)


def _spots(look: Look, t: Tones) -> str:
    """Spots on the skin of the very old."""
    strength = max(0.0, (look.age_years - 66) / 20)
    if not strength:
        return ""
    spots = ((268, 322, 6), (498, 336, 5), (256, 466, 7), (512, 478, 6), (470, 300, 4))
    op = min(0.28, 0.24 * strength)
    return "".join(ellipse(x, y, r * 1.2, r, t.deep, op) for x, y, r in spots)
