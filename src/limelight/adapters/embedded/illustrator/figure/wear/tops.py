"""Tops: T-shirts, shirts, knitwear."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.wear import patterns
from limelight.adapters.embedded.illustrator.figure.wear.cloth import (
    ARM,
    BARE,
    SHORT_SLEEVE,
    SLEEVE,
    Outfit,
    Worn,
    bare_arm,
    buttons,
    collar,
    collar_back,
    cuffed,
    short_sleeve,
    sleeve,
    trunk,
    trunk_path,
    under_chin,
)
from limelight.adapters.embedded.illustrator.svg import circle, line, mirrored, num, path, rect

_CREW = "C352 724 326 702 318 660 L330 656 "
_HIGH = "C356 700 334 686 326 654 L330 652 "
_OPEN = "C362 714 338 698 330 662 "


def _rib(o: Outfit, y: float, colour: str = "") -> str:
    """The knitted edge of a round neck, `y` its lowest point."""
    d = (
        f"M323 660 C330 {num(y - 22)} 354 {num(y)} 384.5 {num(y)} C415 {num(y)} 439 {num(y - 22)} "
        f"446 660"
    )
    deep = line(d, o.cloth.deep, 17, 0.30)
    face = line(d, colour or o.cloth.tint, 13)
    ribs = ""
    for i in range(11):
        share = (i + 0.5) / 11
        x = 323 + 123 * share
        drop = (y - 660) * (1 - (2 * share - 1) ** 2 * 0.98) * 0.99
        lean = (share - 0.5) * 14
        ribs += f"M{num(x - lean * 0.5)} {num(660 + drop - 5)}l{num(lean)} 10"
    return deep + face + line(ribs, o.cloth.deep, 1.8, 0.32)


def tee(o: Outfit) -> Worn:
    """A T-shirt with short sleeves."""
    d = trunk_path(_CREW, 726)
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t") + under_chin(o.cloth, 22)
    arm = bare_arm(o.tones) + short_sleeve(o.cloth) + patterns.on(o, SHORT_SLEEVE, "s")
    return Worn(trunk=body, arm=arm, over=_rib(o, 728), reach="short", cloth=o.cloth, limb=BARE)


def polo(o: Outfit) -> Worn:
    """A polo shirt: short sleeves, a soft collar, two buttons."""
    d = trunk_path(_OPEN, 728)
    placket = rect(368, 740, 33, 148, o.cloth.tint, rx=4) + line(
        "M368 744V884H401V744", o.cloth.deep, 2.6, 0.4
    )
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t") + placket
    body += circle(MIDDLE, 790, 6.5, lighter(o.cloth.base, 0.7)) + circle(
        MIDDLE, 846, 6.5, lighter(o.cloth.base, 0.7)
    )
    trim = line("M130 940 C152 958 196 962 221 952", o.accent, 9, 0.85)
    arm = bare_arm(o.tones) + short_sleeve(o.cloth) + patterns.on(o, SHORT_SLEEVE, "s") + trim
    return Worn(
        trunk=body, arm=arm, over=collar(o.cloth.base, spread=6), back=collar_back(o.cloth.base),
        reach="short", cloth=o.cloth, limb=BARE,
    )  # fmt: skip


def shirt(o: Outfit) -> Worn:
    """A buttoned shirt with an open collar and a breast pocket."""
    d = trunk_path(_OPEN, 728)
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t") + _placket(o)
    pocket = "M446 890 H526 V968 L486 990 L446 968Z"
    body += path(pocket, o.cloth.tint, 0.35) + line(
        f"{pocket}M446 908 H526", o.cloth.deep, 3.2, 0.40
    )
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + cuffed(o.cloth)
    return Worn(
        trunk=body, arm=arm, over=collar(o.cloth.base, spread=4), back=collar_back(o.cloth.base),
        cloth=o.cloth,
    )  # fmt: skip


def _placket(o: Outfit) -> str:
    face = rect(368, 752, 33, 850, o.cloth.tint, op=0.8)
    edge = line("M368 762V1600 M401 762V1600", o.cloth.deep, 2.4, 0.38)
    return face + edge + buttons(o.cloth, 812, 96)


def shirt_tie(o: Outfit) -> Worn:
    """A closed shirt with a tie in the second colour."""
    d = trunk_path("C356 700 336 690 330 660 ", 706)
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t")
    body += line("M370 760V1600 M399 760V1600", o.cloth.deep, 2.2, 0.26)
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + cuffed(o.cloth)
    return Worn(
        trunk=body, arm=arm, over=tie(_tie_colour(o)) + collar(o.cloth.base),
        back=collar_back(o.cloth.base, 6), cloth=o.cloth,
    )  # fmt: skip


def _tie_colour(o: Outfit) -> str:
    far = abs(lightness(o.accent) - lightness(o.cloth.base)) > 0.25
    quiet = lightness(o.accent) > 0.72
    return "#8e2f3f" if quiet or not far else o.accent


def tie(colour: str) -> str:
    """A necktie with its knot."""
    deep = darker(colour, 0.36)
    blade = "M368 762 L350 1120 L384.5 1176 L419 1120 L401 762Z"
    knot = "M358 716 C372 708 397 708 411 716 L402 766 H367Z"
    stripes = "".join(f"M340 {y} L430 {y - 60}" for y in range(860, 1240, 74))
    out = path(blade, colour) + path("M401 762 L419 1120 L384.5 1176 L390 762Z", deep, 0.35)
    out += f'<clipPath id="fb-tie"><path d="{blade}"/></clipPath><g clip-path="url(#fb-tie)">'
    out += line(stripes, lighter(colour, 0.5), 9, 0.45) + "</g>"
    out += path(knot, mix(colour, "#ffffff", 0.08)) + line(
        "M360 720 C372 732 397 732 409 720", deep, 3, 0.4
    )
    return out + path(crease((376, 766), (384, 790), (380, 840), 3.0), deep, 0.5)


def blouse(o: Outfit) -> Worn:
    """A blouse with a bow at the neck and full sleeves."""
    d = trunk_path("C356 700 336 690 328 656 ", 706)
    gathers = "".join(
        crease((MIDDLE + x, 772), (MIDDLE + x * 1.5, 860), (MIDDLE + x * 1.9, 960), 2.6)
        for x in (-58, -38, -18, 18, 38, 58)
    )
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t") + path(gathers, o.cloth.deep, 0.28)
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + cuffed(o.cloth)
    return Worn(trunk=body, arm=arm, over=_bow(o), cloth=o.cloth)


def _bow(o: Outfit) -> str:
    c = o.cloth
    band = "M326 652 C346 690 423 690 443 652 L447 690 C424 730 345 730 322 690Z"
    loop = (
        "M384.5 730 C350 690 300 690 286 716 C276 740 296 772 326 768 C352 764 372 748 384.5 730Z"
    )
    tail = "M376 738 C366 790 350 850 330 904 L366 918 C382 860 392 800 392 742Z"
    folds = crease((378, 732), (340, 722), (304, 738), 5.0) + crease(
        (376, 738), (344, 746), (320, 758), 4.0
    )
    one = path(loop, c.tint) + path(folds, c.deep, 0.5) + line(loop, c.deep, 3, 0.5)
    tails = path(tail, c.tint) + path(crease((378, 750), (372, 820), (350, 900), 3.6), c.deep, 0.5)
    tails += line(tail, c.deep, 3, 0.5)
    knot = rect(366, 714, 37, 36, c.tint, rx=14) + path(
        crease((372, 722), (384, 734), (398, 746), 3.0), c.deep, 0.55
    )
    edge = line("M322 690 C345 730 424 730 447 690", c.deep, 3.4, 0.5)
    edge += path(crease((330, 668), (384, 704), (440, 668), 3.0), c.deep, 0.4)
    pairs = path(band, c.tint) + edge + tails + mirrored(tails, MIDDLE)
    return pairs + one + mirrored(one, MIDDLE) + knot


def turtleneck(o: Outfit) -> Worn:
    """A fine knit with a rolled neck."""
    d = trunk_path("C356 664 338 660 328 650 ", 664)
    roll = (
        "M331 612 C346 626 423 626 438 612 C447 624 447 650 451 672 C456 708 313 708 318 672 "
        "C322 650 322 624 331 612Z"
    )
    ribs = "".join(
        f"M{x} {622 + 8 * (1 - ((x - MIDDLE) / 58) ** 2):.0f}L{x + (x - MIDDLE) * 0.10:.1f} "
        f"{676 + 16 * (1 - ((x - MIDDLE) / 60) ** 2):.0f}" for x in range(337, 436, 11)
    )  # fmt: skip
    over = path(roll, o.cloth.tint) + line(ribs, o.cloth.deep, 2.6, 0.30)
    over += path("M331 612 C346 626 423 626 438 612 C443 620 445 630 446 640 C424 652 345 652 "
                 "323 640 "
                 "C324 630 326 620 331 612Z", o.cloth.deep, 0.32)  # fmt: skip
    over += path(crease((318, 676), (384, 716), (451, 676), 4.0), o.cloth.deep, 0.40)
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t") + _fine_ribs(o)
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + cuffed(o.cloth)
    return Worn(trunk=body, arm=arm, over=over, cloth=o.cloth)


def _fine_ribs(o: Outfit) -> str:
    rows = "".join(f"M{x} 716 C{x} 900 {x} 1200 {x} 1600" for x in range(262, 520, 22))
    return line(rows, o.cloth.deep, 2.2, 0.10)


def sweater(o: Outfit) -> Worn:
    """A knitted jumper with a patterned yoke and ribbed edges."""
    d = trunk_path(_HIGH, 704, boxy=True)
    body = trunk(o, d, o.cloth)
    yoke = patterns.on(o, d, "t") if o.look.clothes_pattern else _yoke(o, d)
    rows = "".join(f"M200 {y} Q384 {y + 26} 570 {y}" for y in range(900, 1560, 26))
    body += yoke + f'<g clip-path="url(#fb-yk)">{line(rows, o.cloth.deep, 2.6, 0.12)}</g>'
    if o.look.clothes_pattern:
        body = f'<clipPath id="fb-yk"><path d="{d}"/></clipPath>{body}'
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + _knit_rows(o)
    return Worn(trunk=body, arm=arm, over=_rib(o, 706), cloth=o.cloth)


def _knit_rows(o: Outfit) -> str:
    rows = "".join(f"M132 {y} Q170 {y + 12} 212 {y}" for y in range(940, 1560, 30))
    return line(rows, o.cloth.deep, 2.4, 0.14) + cuffed(o.cloth)


def _yoke(o: Outfit, d: str) -> str:
    """Rows of a knitted pattern in the second colour, curved about the neck."""
    c = o.accent
    out = f'<clipPath id="fb-yk"><path d="{d}"/></clipPath><g clip-path="url(#fb-yk)">'
    out += line("M190 842 Q384 912 580 842", c, 7, 0.9) + line(
        "M190 868 Q384 938 580 868", c, 3.4, 0.8
    )
    zig = "".join(f"M{x} {y} l12 -16 l12 16" for x, y in _arc(196, 574, 24, 806, 62))
    dots = "".join(f"M{x} {y}l0 .1" for x, y in _arc(202, 574, 24, 776, 56))
    diamonds = "".join(f"M{x} {y - 11}l8 11l-8 11l-8 -11Z" for x, y in _arc(214, 560, 34, 902, 66))
    out += line(zig, c, 4.2, 0.9) + line(dots, c, 7, 0.9) + path(diamonds, c, 0.85)
    return out + "</g>"


def _arc(left: int, right: int, step: int, y: int, sag: int) -> list[tuple[int, int]]:
    middle, half = (left + right) / 2, (right - left) / 2
    return [
        (x, round(y + sag * (1 - ((x - middle) / half) ** 2) * 0.5))
        for x in range(left, right, step)
    ]


def sports_top(o: Outfit) -> Worn:
    """A sleeveless training top with bare arms."""
    skin = path(trunk_path("C356 700 338 680 332 640 ", 700), "url(#fb-q)")
    cut = (
        "M384.5 828 C338 828 318 770 306 686 L262 702 C262 760 262 820 230 900 C224 920 236 "
        "1020 236 1090 "
        "C236 1180 216 1250 212 1330 L204 1600 L565 1600 L557 1330 C553 1250 533 1180 533 1090 "
        "C533 1020 545 920 539 900 C507 820 507 760 507 702 L463 686 C451 770 431 828 384.5 828Z"
    )
    piping = line(
        "M306 686 C318 770 338 828 384.5 828 C431 828 451 770 463 686 M262 702 C262 760 262 "
        "820 230 900 "
        "M507 702 C507 760 507 820 539 900", o.accent, 6, 0.9,
    )  # fmt: skip
    panel = "M230 900 C262 1000 276 1200 262 1600 L204 1600 L212 1330 C216 1250 236 1180 236 1090Z"
    sides = path(panel, o.cloth.deep, 0.5)
    body = (
        skin
        + bones(o)
        + path(cut, o.cloth.fill)
        + patterns.on(o, cut, "t")
        + sides
        + mirrored(sides, MIDDLE)
        + piping
    )
    body += path(crease((262, 930), (310, 978), (372, 944), 5.0) +
                 crease((507, 930), (459, 978), (397, 944), 5.0), o.cloth.deep, 0.20)  # fmt: skip
    return Worn(trunk=body, arm=bare_arm(o.tones), reach="none", cloth=o.cloth, limb=ARM)


def bones(o: Outfit) -> str:
    """Collar bones, for garments that leave them bare."""
    bone = path(crease((282, 738), (332, 724), (368, 742), 2.4), o.tones.deep, 0.28)
    hollow = path("M372 726 C380 738 389 738 397 726 L390 748 H379Z", o.tones.shade, 0.5)
    return bone + mirrored(bone, MIDDLE) + hollow


def scrubs(o: Outfit) -> Worn:
    """A hospital tunic with a V neck."""
    d = trunk_path("L330 664 ", 800, boxy=True)
    edge = line("M326 664 L384.5 800 L443 664", o.cloth.deep, 20, 0.32) + line(
        "M326 664 L384.5 800 L443 664", o.cloth.tint, 15
    )
    pocket = "M444 900 H530 V984 Q530 994 520 994 H454 Q444 994 444 984Z"
    badge = rect(462, 868, 50, 66, "#f4f7fa", rx=6) + rect(470, 880, 34, 22, "#9fc6dc", rx=3)
    badge += line("M470 914H504 M470 924H494", "#7d8a96", 3, 0.8)
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t")
    body += line(f"{pocket}M444 918H530", o.cloth.deep, 3.4, 0.42) + badge
    arm = bare_arm(o.tones) + short_sleeve(o.cloth)
    return Worn(trunk=body, arm=arm, over=edge, reach="short", cloth=o.cloth, limb=BARE)
