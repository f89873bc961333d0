"""Dresses, aprons and overalls, and garments of many places: kurta, sari, embroidery."""

from dataclasses import replace

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix, shift
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.wear import patterns
from limelight.adapters.embedded.illustrator.figure.wear.cloth import (
    BARE,
    SHORT_SLEEVE,
    SLEEVE,
    Cloth,
    Outfit,
    Worn,
    bare_arm,
    button,
    collar,
    collar_back,
    cuffed,
    short_sleeve,
    sleeve,
    trunk,
    trunk_path,
    under_chin,
)
from limelight.adapters.embedded.illustrator.figure.wear.tops import bones
from limelight.adapters.embedded.illustrator.svg import circle, line, mirrored, path, rect

_GOLD = "#d9ae52"


def _both(one: str) -> str:
    return one + mirrored(one, MIDDLE)


def dress(o: Outfit) -> Worn:
    """A dress with a wide neckline, short sleeves and a belt."""
    c = o.cloth
    d = trunk_path("C344 786 306 760 296 690 L262 700 ", 786)
    skin = path(trunk_path("C356 700 338 680 332 640 ", 700), "url(#fb-q)") + bones(o)
    body = skin + trunk(o, d, c) + patterns.on(o, d, "t")
    edge = line("M296 692 C306 760 344 786 384.5 786 C425 786 463 760 473 692", c.deep, 5, 0.34)
    edge += line("M296 690 C306 756 344 781 384.5 781 C425 781 463 756 473 690", c.light, 3.4, 0.7)
    gathers = "".join(
        crease((MIDDLE + x, 1112), (MIDDLE + x * 1.1, 1230), (MIDDLE + x * 1.35, 1400), 3.0)
        for x in (-120, -88, -56, -24, 10, 44, 78, 112)
    )
    belt = "M236 1082 C300 1100 470 1100 533 1082 L534 1112 C470 1130 300 1130 235 1112Z"
    body += edge + path(gathers, c.deep, 0.26) + path(belt, darker(o.accent, 0.05))
    body += rect(366, 1090, 37, 30, _GOLD, rx=5) + rect(
        373, 1096, 23, 18, darker(o.accent, 0.2), rx=3
    )
    arm = bare_arm(o.tones) + short_sleeve(c) + patterns.on(o, SHORT_SLEEVE, "s")
    return Worn(trunk=body, arm=arm, reach="short", cloth=c, limb=BARE)


def overalls(o: Outfit) -> Worn:
    """Dungarees over a striped long-sleeved top."""
    shirt = Cloth.of(_under(o), "d")
    base_d = trunk_path("C352 724 326 702 318 660 L330 656 ", 726)
    under = replace(o, cloth=shirt, look=replace(o.look, clothes_accent=o.cloth.base))
    own, arms = patterns.drawn(under, is_sleeve=False), patterns.drawn(under, is_sleeve=True)
    stripe = "".join(f"M90 {y} Q384 {y + 30} 690 {y}" for y in range(740, 1560, 44))
    base = trunk(o, base_d, shirt) + _clipped(
        base_d, "t", own or line(stripe, o.cloth.base, 11, 0.55)
    )
    base += under_chin(shirt, 20)
    bib = (
        "M288 826 C340 838 429 838 481 826 C486 900 500 960 528 1030 C540 1070 546 1090 550 "
        "1120 L565 1600 L204 1600 L219 1120 C223 1090 229 1070 241 1030 C269 960 283 900 288 826Z"
    )
    strap = "M288 834 L300 690 L330 676 L326 840Z"
    stitch = "#e6bd7c" if lightness(o.cloth.base) < 0.6 else o.cloth.deep
    dash = (
        f'<path d="M296 840 C344 850 425 850 473 840 M296 846 C290 906 276 966 250 1036" '
        f'fill="none" '
        f'stroke="{stitch}" stroke-width="2.4" stroke-dasharray="8 6" stroke-opacity=".9"/>'
    )
    pocket = "M330 890 H439 V970 Q439 986 424 986 H345 Q330 986 330 970Z"
    body = base + _both(path(strap, o.cloth.fill) + line("M288 834 L300 690", o.cloth.deep, 3, 0.4))
    body += (
        path(bib, o.cloth.fill)
        + dash
        + path(pocket, o.cloth.tint)
        + line(f"{pocket}M330 912H439", o.cloth.deep, 3.2, 0.42)
    )
    body += circle(306, 846, 11, "#c9a05a") + circle(463, 846, 11, "#c9a05a")
    body += circle(303, 843, 3.4, "#fff3d0", 0.8) + circle(460, 843, 3.4, "#fff3d0", 0.8)
    side = path(crease((244, 1034), (262, 1100), (244, 1240), 5.0), o.cloth.deep, 0.3)
    sleeves = "".join(f"M100 {y} Q170 {y + 16} 240 {y - 6}" for y in range(790, 1560, 44))
    arm = sleeve(shirt) + _clipped(SLEEVE, "s", arms or line(sleeves, o.cloth.base, 11, 0.5))
    return Worn(
        trunk=body + _both(side), arm=arm, over=_neck_rib(shirt), cloth=shirt, defs=o.cloth.defs()
    )


def _under(o: Outfit) -> str:
    return mix("#f7f1e4", o.cloth.base, 0.04) if lightness(o.cloth.base) < 0.7 else "#c96f4a"


def _clipped(d: str, piece: str, inner: str) -> str:
    return (
        f'<clipPath id="fb-o{piece}"><path d="{d}"/></clipPath>'
        f'<g clip-path="url(#fb-o{piece})">{inner}</g>'
    )


def _neck_rib(cloth: Cloth) -> str:
    d = "M323 660 C330 706 354 728 384.5 728 C415 728 439 706 446 660"
    return line(d, cloth.deep, 15, 0.28) + line(d, cloth.tint, 11)


def apron(o: Outfit) -> Worn:
    """An apron over a shirt with a collar."""
    shirt = Cloth.of(mix("#f3ead9", shift(o.cloth.base, hue=0.06), 0.10), "d")
    base = trunk(o, trunk_path("C362 712 338 696 330 662 ", 726), shirt)
    base += line("M384.5 770V900", shirt.deep, 3, 0.3)
    bib = (
        "M292 846 C340 858 429 858 477 846 C482 930 508 1010 552 1060 L566 1600 H203 L217 1060 "
        "C261 1010 287 930 292 846Z"
    )
    straps = line("M298 850 C304 790 316 724 326 684 M471 850 C465 790 453 724 443 684",
                  o.cloth.base, 20)  # fmt: skip
    straps += line("M290 850 C296 790 308 726 318 686", o.cloth.deep, 2.4, 0.4)
    hem = line("M294 860 C340 872 429 872 475 860", o.cloth.light, 5, 0.7)
    pocket = "M300 1130 H469 V1236 Q469 1256 449 1256 H320 Q300 1256 300 1236Z"
    body = base + straps + path(bib, o.cloth.fill) + hem + patterns.on(o, bib, "t")
    body += path(pocket, o.cloth.tint, 0.8) + line(f"{pocket}M300 1152H469 M384.5 1152V1256",
                                                  o.cloth.deep, 3.4, 0.40)  # fmt: skip
    body += path(crease((262, 1020), (300, 1090), (292, 1200), 4.0), o.cloth.deep, 0.26)
    body += path(crease((507, 1020), (469, 1090), (477, 1200), 4.0), o.cloth.deep, 0.26)
    arm = sleeve(shirt) + cuffed(shirt)
    return Worn(
        trunk=body, arm=arm, over=collar(shirt.base, spread=4), back=collar_back(shirt.base),
        cloth=shirt, defs=o.cloth.defs(),
    )  # fmt: skip


def chef(o: Outfit) -> Worn:
    """A double-breasted chef's jacket, trimmed in the clothes' colour."""
    white = Cloth.of("#f5f5f2", "d")
    d = trunk_path("C360 690 340 680 330 652 ", 690)
    flap = "M346 690 C330 800 322 900 320 1100 L320 1600 H470 L470 1100 C468 900 458 780 430 690Z"
    body = trunk(o, d, white) + patterns.on(o, d, "t") + path(flap, white.base, 0.7)
    body += line("M430 694 C458 780 468 900 470 1100V1600", o.cloth.base, 5)
    knots = "".join(
        circle(x, y, 7.5, o.cloth.base) + circle(x - 2, y - 2, 2.2, "#ffffff", 0.6)
        for y in (800, 890, 980, 1070, 1160) for x in (352.0, 440.0)
    )  # fmt: skip
    neck = (
        "M336 616 C354 634 415 634 433 616 C442 640 446 660 448 684 C420 714 349 714 321 684 "
        "C323 660 327 640 336 616Z"
    )
    stand = path(neck, white.tint) + line("M321 684 C349 714 420 714 448 684", o.cloth.base, 4)
    stand += path(crease((384, 640), (388, 670), (384, 704), 2.4), white.deep, 0.5)
    scarf_at = path(
        "M340 636 C360 664 409 664 429 636 L420 690 C400 704 369 704 349 690Z", o.cloth.base
    )
    arm = sleeve(white) + line("M124 1280 C150 1294 186 1292 206 1282", o.cloth.base, 6)
    return Worn(
        trunk=body + knots, arm=arm, over=scarf_at + stand, cloth=white,
        back=collar_back(white.base, 14), defs=o.cloth.defs(),
    )  # fmt: skip


def _trim(d: str, colour: str, width: float = 12) -> str:
    """A woven border: a band, its edge and a row of small stitches."""
    return (
        line(d, darker(colour, 0.25), width + 4, 0.6) + line(d, colour, width)
        + f'<path d="{d}" fill="none" stroke="{darker(colour, 0.45)}" '
          f'stroke-width="{width * 0.34:.1f}" '
        f'stroke-dasharray="2 9" stroke-linecap="round"/>'
    )  # fmt: skip


def kurta(o: Outfit) -> Worn:
    """A long tunic with a stand-up collar and an embroidered placket."""
    c = o.cloth
    gold = _GOLD if lightness(c.base) < 0.72 else darker(o.accent, 0.1)
    d = trunk_path("C362 716 338 696 330 660 ", 716, boxy=True)
    body = trunk(o, d, c) + patterns.on(o, d, "t")
    placket = rect(362, 712, 45, 330, c.tint, rx=4)
    placket += _trim("M362 716V1036Q362 1044 370 1044H399Q407 1044 407 1036V716", gold, 6)
    dots = "".join(button(MIDDLE, y, c, 5.5) for y in range(760, 1020, 62))
    motif = "".join(
        path(f"M{x} {y - 14}l9 14l-9 14l-9 -14Z", gold, 0.85)
        for x in (338, 431) for y in (800, 872, 944)
    )  # fmt: skip
    neck = (
        "M340 630 C352 646 366 658 378 664 L378 712 C350 702 326 688 320 672 C324 652 332 638 "
        "340 630Z"
    )
    stand = _both(path(neck, c.tint) + line("M320 672 C326 688 350 702 378 712", c.deep, 3, 0.4))
    stand += _both(_trim("M341 634 C352 650 366 661 377 667", gold, 5))
    arm = sleeve(c) + patterns.on(o, SLEEVE, "s")
    return Worn(
        trunk=body + placket + dots + motif, arm=arm, over=stand, back=collar_back(c.base, 8),
        cloth=c,
    )  # fmt: skip


def sari(o: Outfit) -> Worn:
    """A sari over a short-sleeved blouse: its end falls over the shoulder on the right."""
    c = o.cloth
    blouse = Cloth.of(_blouse_colour(o), "d")
    gold = _GOLD if lightness(c.base) < 0.75 else "#b4572f"
    skin = path(trunk_path("C356 700 338 680 332 640 ", 700), "url(#fb-q)") + bones(o)
    top = trunk_path("C344 796 312 772 300 690 L276 698 ", 796)
    base = (
        skin
        + path(top, blouse.fill)
        + _trim("M300 692 C312 770 344 794 384.5 794 C425 794 457 770 469 692", gold, 6)
    )
    drape = (
        "M468 690 C436 780 330 880 226 956 C232 1020 237 1060 236 1090 C236 1180 216 1250 212 "
        "1330 L204 1600 H565 L557 1330 C553 1250 533 1180 533 1090 C533 1020 551 950 556 880 "
        "C555 816 547 752 531 710 C510 700 488 694 468 690Z"
    )
    pleats = "".join(
        crease(
            (478 + i * 11, 700 + i * 2),
            (400 + i * 26, 840 + i * 22),
            (244 + i * 52, 1010 + i * 60),
            3.4,
        )
        for i in range(5)
    )
    falls = "".join(
        crease((268 + i * 44, 1130), (262 + i * 46, 1280), (256 + i * 50, 1560), 4.0)
        for i in range(7)
    )
    body = (
        base + path(drape, c.fill) + patterns.on(o, drape, "t") + path(pleats + falls, c.deep, 0.34)
    )
    lights = "".join(
        crease((474 + i * 12, 706), (398 + i * 27, 850), (250 + i * 50, 990 + i * 50), 2.6)
        for i in range(4)
    )
    body += path(lights, c.light, 0.30)
    body += _trim("M468 692 C436 782 330 882 226 958", gold, 15)
    arm = (
        bare_arm(o.tones)
        + short_sleeve(blouse)
        + line("M130 940 C152 958 196 962 221 952", gold, 8)
    )
    bangles = line("M136 1180 C156 1190 182 1190 202 1182 M135 1196 C156 1206 182 1206 203 1198",
                   _GOLD, 5)  # fmt: skip
    return Worn(
        trunk=body, arm=arm + bangles, reach="short", cloth=blouse, limb=BARE, defs=c.defs()
    )


def _blouse_colour(o: Outfit) -> str:
    far = abs(lightness(o.accent) - lightness(o.cloth.base)) > 0.15
    plain = lightness(o.accent) > 0.8
    return shift(darker(o.cloth.base, 0.35), hue=-0.06) if plain or not far else o.accent


def embroidered(o: Outfit) -> Worn:
    """A loose top with an embroidered yoke and full sleeves."""
    c = o.cloth
    d = trunk_path("C352 760 318 730 308 676 L322 668 ", 760, boxy=True)
    body = trunk(o, d, c) + patterns.on(o, d, "t")
    bright = ("#c8423f", "#2f7f86", "#d9a032") if lightness(c.base) > 0.5 else (
        "#f0c04a", "#e8705a", "#8fd0c4")  # fmt: skip
    yoke = ""
    for row, (y, sag) in enumerate(((800, 40), (842, 48), (884, 54))):
        for i in range(9):
            x = 264 + i * 30
            drop = y + sag * (1 - ((x - MIDDLE) / 130) ** 2) * 0.5
            yoke += _flower(x, drop - 10, bright[(row + i) % 3], bright[(row + i + 1) % 3])
    edge = _trim("M308 678 C318 732 352 762 384.5 762 C417 762 451 732 461 678", bright[0], 9)
    slit = line("M384.5 764V850", c.deep, 3.4, 0.5)
    band = _trim("M120 1000 C150 1016 190 1014 214 1004", bright[0], 8) + _trim(
        "M119 1040 C150 1056 190 1054 214 1044", bright[1], 5
    )
    arm = sleeve(c) + patterns.on(o, SLEEVE, "s") + band
    return Worn(
        trunk=path(trunk_path("C356 700 338 680 332 640 ", 700), "url(#fb-q)") + bones(o) + body
        + yoke + edge + slit,
        arm=arm, cloth=c,
    )  # fmt: skip


def _flower(x: float, y: float, petal: str, heart: str) -> str:
    dots = "".join(f"M{x + dx} {y + dy}l0 .1" for dx, dy in ((0, -6), (6, 0), (0, 6), (-6, 0)))
    return (
        line(dots, petal, 8)
        + circle(x, y, 3.2, heart)
        + line(f"M{x + 9} {y + 9}q5 2 7 7", lighter("#4f8a5a", 0.1), 3, 0.9)
    )
