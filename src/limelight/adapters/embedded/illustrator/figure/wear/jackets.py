"""What is worn open or over something: cardigans, jackets, hoods, coats."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix
from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.figure.wear import patterns
from limelight.adapters.embedded.illustrator.figure.wear.cloth import (
    LIT,
    SLEEVE,
    WIDE_SLEEVE,
    Cloth,
    Outfit,
    Worn,
    button,
    buttons,
    collar,
    collar_back,
    cuffed,
    sleeve,
    trunk,
    trunk_path,
    under_chin,
)
from limelight.adapters.embedded.illustrator.figure.wear.tops import tie
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    line,
    mirrored,
    num,
    path,
    rect,
)

# The left front of an open jacket: from the neck over the shoulder down to the hem.
_FRONT = (
    "M330 660 C306 680 274 696 236 708 C218 752 208 816 207 880 C206 950 212 1020 212 1090 "
    "C210 1180 206 1250 204 1330 L200 1600 L344 1600 C350 1400 352 1200 342 1020 "
    "C334 900 318 760 330 660Z"
)


def _both(one: str) -> str:
    return one + mirrored(one, MIDDLE)


def _fronts(cloth: Cloth, d: str = _FRONT) -> str:
    """Both fronts with their light, shade and folds."""
    folds = (
        crease((212, 868), (238, 904), (276, 918), 4.0)
        + crease((212, 894), (234, 932), (256, 952), 3.4)
        + crease((216, 1096), (262, 1124), (322, 1112), 3.6)
        + crease((214, 1138), (256, 1154), (296, 1142), 3.0)
    )
    light = crease((262, 720), (236, 900), (250, 1120), 11.0)
    one = path(d, cloth.fill)
    folded = path(light, cloth.light, 0.14) + path(folds, cloth.deep, 0.30)
    edge = line("M331 668 C318 760 334 900 342 1020 C352 1200 350 1400 344 1600", cloth.deep, 4,
                0.42)  # fmt: skip
    return _both(one) + path(d, LIT) + path(outline.flipped(d), LIT) + _both(folded + edge)


def _pattern(o: Outfit, d: str = _FRONT) -> str:
    return patterns.on(o, d + outline.flipped(d), "t")


def _inner_tee(o: Outfit, colour: str, y: float = 720) -> str:
    """A plain top seen between two fronts."""
    deep = darker(colour, 0.34)
    d = trunk_path(f"C354 {num(y)} 328 {num(y - 22)} 319 660 L330 656 ", y)
    out = path(d, colour) + line(
        f"M322 660 C330 {num(y - 20)} 354 {num(y + 2)} 384.5 {num(y + 2)} C415 {num(y + 2)} 439 "
        f"{num(y - 20)} 447 660", deep, 9, 0.34,
    )  # fmt: skip
    shadow = (
        "M318 700 C330 860 352 1100 350 1600 L330 1600 L312 720Z M451 700 C439 860 417 1100 "
        "419 1600 L439 1600 L457 720Z"
    )
    out += path(shadow, deep, 0.32)
    chin = Cloth("z", colour, colour, deep)
    return out + under_chin(chin, 18)


def _shirt_front(colour: str) -> str:
    deep = darker(colour, 0.36)
    d = trunk_path("C362 712 338 696 330 662 ", 724)
    return path(d, colour) + line("M370 770V1600 M399 770V1600", deep, 2, 0.22) + path(
        "M318 720 C332 860 352 1100 350 1600 L332 1600 L314 740Z M451 720 C437 860 417 1100 "
        "419 1600 L437 1600 L455 740Z", deep, 0.24,
    )  # fmt: skip


def cardigan(o: Outfit) -> Worn:
    """A buttoned cardigan over a collared shirt."""
    shirt = mix("#f3f6f6", o.cloth.base, 0.06) if lightness(o.cloth.base) < 0.7 else "#7f9cb5"
    under = _shirt_front(shirt)
    d = trunk_path("C366 896 326 770 318 664 L330 658 ", 930, boxy=True)
    body = under + trunk(o, d, o.cloth) + patterns.on(o, d, "t")
    edge = line(
        "M320 668 C330 776 362 888 384.5 930 C407 888 439 776 449 668 M384.5 930V1600",
        o.cloth.deep, 27, 0.26,
    )  # fmt: skip
    edge += line(
        "M320 668 C330 776 362 888 384.5 930 C407 888 439 776 449 668", o.cloth.tint, 21
    ) + line("M384.5 930V1600", o.cloth.tint, 24)
    edge += line("M395 934V1600", o.cloth.deep, 2.6, 0.42)
    edge += buttons(o.cloth, 968, 92)
    pocket = line("M240 1180H322 M240 1196H322", o.cloth.deep, 4, 0.34)
    rows = "".join(f"M214 {y} Q300 {y + 12} 372 {y + 10}" for y in range(1000, 1560, 34))
    knit = _both(line(rows, o.cloth.deep, 2.2, 0.10))
    arm = sleeve(o.cloth, WIDE_SLEEVE) + patterns.on(o, WIDE_SLEEVE, "s") + cuffed(o.cloth)
    return Worn(limb=WIDE_SLEEVE,
        trunk=body + knit + _both(pocket) + edge, arm=arm, over=collar(shirt), cloth=o.cloth,
        back=collar_back(shirt),
    )  # fmt: skip


def waistcoat(o: Outfit) -> Worn:
    """A waistcoat over a shirt with rolled-up ease."""
    shirt = Cloth.of(mix("#f4f2ec", o.cloth.base, 0.05), "d")
    base = trunk(o, trunk_path("C362 712 338 696 330 662 ", 724), shirt)
    d = trunk_path("C372 900 352 800 322 690 L300 686 ", 934)
    vest = path(d, o.cloth.fill) + patterns.on(o, d, "t")
    armhole = line("M292 690 C262 760 248 840 226 900", o.cloth.deep, 4, 0.5)
    edge = line("M322 690 C352 800 372 900 384.5 934 C397 900 417 800 447 690", o.cloth.deep, 5,
                0.45)  # fmt: skip
    seam = line("M384.5 934V1600", o.cloth.deep, 3, 0.5) + buttons(o.cloth, 968, 84, 378)
    pocket = line("M256 1120 L330 1136 M256 1132 L330 1148", o.cloth.deep, 3.4, 0.42)
    arm = sleeve(shirt) + cuffed(shirt)
    body = base + vest + _both(armhole) + edge + seam + _both(pocket)
    return Worn(
        trunk=body, arm=arm, over=collar(shirt.base), back=collar_back(shirt.base), cloth=shirt,
        defs=o.cloth.defs(),
    )  # fmt: skip


_LAPEL = (
    "M333 636 C312 650 292 664 280 680 L256 786 L296 804 L276 836 C292 900 318 966 346 1010 "
    "C340 890 318 760 333 636Z"
)


def _lapels(cloth: Cloth) -> str:
    fold = line("M280 680 L256 786 L296 804 L276 836 C292 900 318 966 346 1010", cloth.deep, 4,
                0.5)  # fmt: skip
    roll = path(crease((330, 660), (320, 800), (343, 996), 4.0), cloth.deep, 0.30)
    return path(_LAPEL, cloth.tint) + fold + roll


def blazer(o: Outfit) -> Worn:
    """An open blazer over a plain top."""
    body = _inner_tee(o, o.contrast) + _fronts(o.cloth) + _pattern(o)
    pocket = line("M226 1180 L316 1168 M228 1196 L318 1184", o.cloth.deep, 4.4, 0.42)
    breast = line("M450 916 L520 904", o.cloth.deep, 7, 0.5)
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + button(150, 1300, o.cloth, 5)
    return Worn(
        trunk=body + _both(pocket) + breast, arm=arm, over=_both(_lapels(o.cloth)),
        back=collar_back(o.cloth.base), cloth=o.cloth,
    )  # fmt: skip


def suit(o: Outfit) -> Worn:
    """A suit jacket over a shirt with a tie."""
    shirt = "#f5f3ee"
    accent = o.accent if lightness(o.accent) < 0.7 else "#8e2f3f"
    inside = _shirt_front(shirt) + tie(accent)
    close = _FRONT.replace(
        "L344 1600 C350 1400 352 1200 342 1020",
        "L384.5 1600 L384.5 1120 C366 1090 352 1060 342 1020",
    )
    edge = line("M384.5 1120V1600", o.cloth.deep, 3.4, 0.5)
    done = button(384.5, 1150, o.cloth, 8.5) + button(384.5, 1262, o.cloth, 8.5)
    square = path("M452 906 L468 880 L482 900 L500 874 L516 900Z", "#f5f3ee") + line(
        "M450 912 L520 902", o.cloth.deep, 8, 0.55
    )
    pocket = line("M228 1196 L318 1186", o.cloth.deep, 6, 0.42)
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s")
    return Worn(
        trunk=inside + _fronts(o.cloth, close) + _pattern(o, close) + edge + done + square
        + _both(pocket),
        arm=arm, over=collar(shirt) + _both(_lapels(o.cloth)), back=collar_back(shirt, 4),
        cloth=o.cloth,
    )  # fmt: skip


def denim_jacket(o: Outfit) -> Worn:
    """A jacket with stitched seams, flapped pockets and metal buttons, over a T-shirt."""
    stitch = "#e0b070" if lightness(o.cloth.base) < 0.62 else darker(o.cloth.base, 0.4)
    body = _inner_tee(o, o.contrast) + _fronts(o.cloth) + _pattern(o)
    yoke = line("M234 770 C262 784 296 790 326 786", o.cloth.deep, 3.4, 0.5)
    seams = line("M262 790 C272 900 284 1020 296 1160", o.cloth.deep, 3.4, 0.42)
    dash = (
        _dashed("M236 778 C264 792 296 798 326 794", stitch)
        + _dashed("M270 790 C280 900 292 1020 304 1160", stitch)
        + _dashed("M338 700 C330 780 342 900 350 1020 C360 1200 358 1400 352 1600", stitch)
    )
    flap = "M248 832 H322 V858 L285 878 L248 858Z"
    pocket = path(flap, o.cloth.tint) + line(flap, o.cloth.deep, 3, 0.5)
    pocket += circle(285, 858, 5, "#c9a05a") + line("M250 878 V934 M320 878 "
                                                    "V934", o.cloth.deep, 2.6,
                                                   0.35)  # fmt: skip
    studs = "".join(
        circle(334 + dx, y, 6.5, "#c9a05a") + circle(332.5 + dx, y - 1.5, 2, "#fff3d0", 0.8)
        for dx, y in ((-2, 800), (3, 900), (8, 1000), (12, 1110), (13, 1220), (13, 1330))
    )
    band = line("M124 1290 C150 1304 186 1302 206 1292", o.cloth.deep, 5, 0.5)
    arm = (
        sleeve(o.cloth)
        + patterns.on(o, SLEEVE, "s")
        + band
        + _dashed("M236 722 C228 770 224 820 222 866", stitch)
    )
    neck = collar(o.cloth.base, spread=10)
    return Worn(
        trunk=body + _both(yoke + seams + dash + pocket) + studs, arm=arm, over=neck,
        back=collar_back(o.cloth.base), cloth=o.cloth,
    )  # fmt: skip


def _dashed(d: str, colour: str) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-opacity=".8" '
        'stroke-dasharray="8 6"/>'
    )


def bomber(o: Outfit) -> Worn:
    """A zipped jacket with ribbed edges, open over a T-shirt."""
    inner = _inner_tee(o, o.contrast)
    body = inner + _fronts(o.cloth) + _pattern(o)
    zip_edge = line("M334 690 C326 780 338 900 346 1020 C354 1200 352 1400 346 1600", "#c9ccd2", 5)
    teeth = (
        '<path d="M334 690 C326 780 338 900 346 1020 C354 1200 352 1400 346 1600" fill="none" '
        'stroke="#6d7078" stroke-width="5" stroke-dasharray="3 4"/>'
    )
    pocket = line("M250 1120 L290 1230", o.cloth.deep, 9, 0.42) + line(
        "M252 1120 L292 1230", "#c9ccd2", 2.4, 0.8
    )
    quilt = path(crease((250, 790), (280, 806), (322, 800), 2.6), o.cloth.deep, 0.3)
    rib = "M336 628 C316 644 304 660 300 682 C312 700 326 712 340 720 C330 690 330 660 336 628Z"
    ribs = "".join(f"M{312 + i * 5} {684 - i * 11}l12 12" for i in range(5))
    neck = path(rib, darker(o.cloth.base, 0.22)) + line(ribs, o.cloth.deep, 2, 0.5)
    arm = sleeve(o.cloth, WIDE_SLEEVE) + patterns.on(o, WIDE_SLEEVE, "s") + cuffed(o.cloth)
    shine = path(crease((146, 800), (128, 920), (130, 1060), 6.0), o.cloth.light, 0.35)
    return Worn(limb=WIDE_SLEEVE,
        trunk=body + _both(zip_edge + teeth + pocket + quilt), arm=arm + shine, over=_both(neck),
        back=collar_back(darker(o.cloth.base, 0.2)), cloth=o.cloth,
    )  # fmt: skip


def track_jacket(o: Outfit) -> Worn:
    """A zipped training jacket with a stand-up collar and stripes down the sleeves."""
    d = trunk_path("C360 690 340 680 330 652 ", 690)
    body = trunk(o, d, o.cloth) + patterns.on(o, d, "t")
    panel = path("M330 660 C306 682 274 698 238 710 C230 730 224 760 220 790 C280 812 340 820 "
                 "384.5 "
                 "820 L384.5 690 C360 690 340 680 330 652Z", o.accent, 0.92)  # fmt: skip
    body += _both(panel + line("M220 790 C280 812 340 820 384.5 820", "#ffffff", 5, 0.85))
    zipper = line("M384.5 660V1600", "#d9dce2", 6) + (
        '<path d="M384.5 660V1600" fill="none" stroke="#767a84" stroke-width="6" '
        'stroke-dasharray="3 4"/>'
    )
    pull = rect(379, 742, 11, 26, "#d9dce2", rx=4)
    pocket = line("M246 1130 L296 1240", o.cloth.deep, 6, 0.42)
    neck = (
        "M338 612 C354 630 415 630 431 612 C440 634 444 660 446 680 C420 708 349 708 323 680 "
        "C325 660 329 634 338 612Z"
    )
    stand = path(neck, o.cloth.tint) + path(
        crease((324, 678), (384, 716), (445, 678), 3.0), o.cloth.deep, 0.5
    )
    stand += line("M384.5 626V700", "#d9dce2", 5)
    stripes = line("M184 726 C152 770 142 900 136 1090 C132 1260 130 1400 128 1600 M200 722 "
                   "C170 770 160 900 154 1090 C150 1260 148 1400 146 "
                   "1600", "#ffffff", 6, 0.9)  # fmt: skip
    arm = sleeve(o.cloth) + patterns.on(o, SLEEVE, "s") + stripes
    return Worn(
        trunk=body + zipper + pull + _both(pocket), arm=arm, over=stand,
        back=collar_back(o.cloth.base, 14), cloth=o.cloth,
    )  # fmt: skip


def hoodie(o: Outfit) -> Worn:
    """A hooded sweatshirt: the hood lies on the shoulders, cords hang from it."""
    c = o.cloth
    d = trunk_path("C354 728 330 700 322 660 L330 656 ", 730, boxy=True)
    body = trunk(o, d, c) + patterns.on(o, d, "t")
    hood = (
        "M338 616 C296 634 252 668 238 712 C268 730 306 744 336 780 C352 798 368 806 384.5 806 "
        "C401 806 417 798 433 780 C463 744 501 730 531 712 C517 668 473 634 431 616 "
        "C438 680 416 738 384.5 738 C353 738 331 680 338 616Z"
    )
    inner = path("M338 616 C331 680 353 738 384.5 738 C416 738 438 680 431 616 L443 628 C450 700 "
                 "424 756 384.5 756 C345 756 319 700 326 628Z", c.deep, 0.55)  # fmt: skip
    folds = path(
        crease((262, 690), (300, 700), (330, 752), 4.0)
        + crease((280, 660), (310, 690), (336, 740), 3.0),
        c.deep, 0.32,
    )  # fmt: skip
    cords = line("M350 786 C346 836 350 880 344 926 M420 786 C424 830 418 866 424 906",
                 lighter(c.base, 0.66), 7.5)  # fmt: skip
    tips = rect(339, 918, 10, 24, "#d8d4cc", rx=4) + rect(419, 898, 10, 24, "#d8d4cc", rx=4)
    pouch = line("M276 1330 L306 1150 H463 L493 1330", c.deep, 5, 0.40) + line(
        "M286 1330 L314 1160", c.deep, 2.4, 0.3
    )
    drop = path("M238 716 C268 736 306 752 336 790 C352 808 368 816 384.5 816 C401 816 417 "
                "808 433 790 "
                "C463 752 501 736 531 716 L520 740 C480 760 450 790 436 806 C412 830 357 830 "
                "333 806 "
                "C319 790 289 760 249 740Z", c.deep, 0.34)  # fmt: skip
    arm = sleeve(c, WIDE_SLEEVE) + patterns.on(o, WIDE_SLEEVE, "s") + cuffed(c)
    behind = path("M330 640 C346 610 423 610 439 640 L452 700 H317Z", darker(c.base, 0.34))
    return Worn(limb=WIDE_SLEEVE,
        trunk=body + pouch + drop, arm=arm,
        over=path(hood, c.tint) + _both(folds) + inner + cords + tips, back=behind, cloth=c,
    )  # fmt: skip


def coat(o: Outfit) -> Worn:
    """A wool coat with a knitted scarf in the second colour."""
    close = (
        "M324 690 C334 820 336 960 336 1100 L336 1600 L384.5 1600 L420 1600 L420 900 "
        "C400 800 356 716 324 690Z"
    )
    fronts = _FRONT + outline.flipped(_FRONT) + close
    body = _inner_tee(o, o.contrast, 700) + _fronts(o.cloth) + path(close, o.cloth.fill)
    body += patterns.on(o, fronts, "t") + line("M420 900V1600", o.cloth.deep, 4, 0.45)
    body += "".join(button(372, y, o.cloth, 10) for y in (1010, 1130, 1250, 1370))
    pocket = line("M228 1190 L322 1176", o.cloth.deep, 12, 0.36)
    arm = (
        sleeve(o.cloth, WIDE_SLEEVE)
        + patterns.on(o, WIDE_SLEEVE, "s")
        + line("M112 1270 C150 1286 190 1284 212 1274", o.cloth.deep, 4, 0.4)
    )
    return Worn(limb=WIDE_SLEEVE,
        trunk=body + _both(pocket), arm=arm,
        over=_both(_lapels(o.cloth)) + scarf(_scarf_colour(o)), cloth=o.cloth,
    )  # fmt: skip


def _scarf_colour(o: Outfit) -> str:
    far = abs(lightness(o.accent) - lightness(o.cloth.base)) > 0.12
    return o.accent if far else "#c9584c"


def scarf(colour: str) -> str:
    """A scarf wound about the neck with one end hanging."""
    deep, light = darker(colour, 0.36), lighter(colour, 0.24)
    tail = "M410 736 C418 840 428 940 420 1050 L492 1050 C500 940 488 830 470 728Z"
    fringe = "".join(f"M{424 + i * 9} 1050v24" for i in range(8))
    stripes = "".join(f"M412 {y}Q456 {y + 8} 500 {y - 6}" for y in (960, 984, 1016))
    out = path(tail, mix(colour, deep, 0.15)) + line(fringe, colour, 4.5)
    out += line(stripes, light, 8, 0.8)
    out += path(crease((440, 750), (452, 880), (448, 1040), 4.0), deep, 0.4)
    low = "M296 664 C290 720 330 770 388 772 C446 772 482 722 474 660 C452 706 330 708 296 664Z"
    top = (
        "M322 606 C330 640 438 644 448 604 C466 622 474 648 472 668 C440 716 332 718 298 672 "
        "C296 646 304 622 322 606Z"
    )
    out += path(low, mix(colour, deep, 0.22)) + path(top, colour)
    folds = (
        crease((306, 650), (350, 700), (440, 690), 4.0)
        + crease((314, 626), (360, 672), (456, 650), 3.6)
        + crease((318, 714), (370, 752), (448, 734), 3.6)
    )
    gleam = crease((310, 664), (330, 688), (372, 700), 4.0)
    return out + path(folds, deep, 0.45) + path(gleam, light, 0.5)


def lab_coat(o: Outfit) -> Worn:
    """A white coat with a pen in the pocket, over a shirt in the clothes' own colour."""
    white = Cloth.of("#f4f6f7", "d")
    shirt = o.cloth.base
    deep = darker(shirt, 0.3)
    d = trunk_path("C362 712 338 696 330 662 ", 724)
    inside = path(d, shirt) + patterns.on(o, d, "t") + line("M384.5 770V1600", deep, 3, 0.35)
    pocket = "M470 900 H546 V980 Q546 988 538 988 H478 Q470 988 470 980Z"
    pens = rect(494, 868, 8, 48, "#3f6fb0", rx=3) + rect(512, 876, 8, 40, "#c24a4a", rx=3)
    badge = rect(228, 906, 62, 42, "#ffffff", rx=5) + rect(228, 906, 62, 12, "#4f8fc0", rx=5)
    badge += line("M238 929H280 M238 939H266", "#8d97a3", 3, 0.9)
    low = line("M226 1180 H320 V1290 M226 1180 V1290", white.deep, 3.4, 0.34)
    body = inside + _fronts(white) + path(pocket, white.base) + pens
    body += line(f"{pocket}M470 916H546", white.deep, 3, 0.45) + badge + _both(low)
    arm = sleeve(white) + cuffed(white)
    return Worn(
        trunk=body, arm=arm, over=collar(shirt) + _both(_lapels(white)),
        back=collar_back(white.base), cloth=white, defs=o.cloth.defs(),
    )  # fmt: skip
