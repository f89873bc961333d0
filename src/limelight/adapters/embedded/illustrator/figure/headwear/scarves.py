"""Cloth wound about the head: headscarf, head wrap, headband."""

from limelight.adapters.embedded.illustrator.colours import darker
from limelight.adapters.embedded.illustrator.figure.headwear.felt import Felt, Hat
from limelight.adapters.embedded.illustrator.figure.strokes import crease
from limelight.adapters.embedded.illustrator.svg import line, mirrored, path

_RING = (
    "M384.5 88 C244 84 168 196 176 350 C180 452 204 560 262 642 C300 694 340 712 384.5 712 "
    "C429 712 469 694 507 642 C565 560 589 452 593 350 C601 196 525 84 384.5 88Z"
    "M384.5 224 C298 220 244 282 236 374 C232 452 248 522 290 568 C318 600 352 612 384.5 612 "
    "C417 612 451 600 479 568 C521 522 537 452 533 374 C525 282 471 220 384.5 224Z"
)
_CAP = (
    "M246 336 C258 262 312 214 384.5 214 C457 214 511 262 523 336 C506 276 452 246 384.5 246 "
    "C317 246 263 276 246 336Z"
)


def hijab(f: Felt) -> Hat:
    """A headscarf: it hides hair, ears and neck and falls over the chest in folds."""
    front = path(_CAP, darker(f.base, 0.45))
    front += f'<path d="{_RING}" fill="{f.fill}" fill-rule="evenodd"/>'
    dark = (
        crease((232, 300), (236, 180), (372, 116), 5.0)
        + crease((204, 330), (206, 190), (330, 106), 4.4)
        + crease((236, 420), (216, 520), (290, 630), 5.0)
        + crease((208, 440), (214, 560), (300, 676), 4.4)
        + crease((290, 590), (380, 668), (488, 580), 5.0)
        + crease((276, 628), (390, 704), (500, 616), 4.6)
        + crease((534, 400), (552, 520), (500, 628), 4.4)
        + crease((556, 380), (566, 520), (510, 650), 4.0)
        + crease((440, 118), (548, 180), (552, 330), 4.4)
    )
    light = (
        crease((220, 320), (222, 186), (350, 112), 7.0)
        + crease((224, 430), (216, 530), (286, 640), 5.0)
        + crease((300, 612), (388, 682), (480, 602), 5.0)
        + crease((540, 300), (530, 190), (446, 130), 4.0)
    )
    front += path(dark, f.deep, 0.36) + path(light, f.light, 0.40)
    rim = (
        "M384.5 224 C298 220 244 282 236 374 C232 452 248 522 290 568 C318 600 352 612 384.5 612 "
        "C417 612 451 600 479 568 C521 522 537 452 533 374 C525 282 471 220 384.5 224Z"
    )
    front += line(rim, f.deep, 5, 0.42)
    return Hat(front=front, rear=_hijab_back(f), collar=_hijab_drape(f), edge=_CAP, leaves="")


def _hijab_back(f: Felt) -> str:
    d = (
        "M384.5 110 C240 110 180 220 186 380 C190 540 196 640 160 740 C260 800 510 800 609 740 "
        "C573 640 579 540 583 380 C589 220 529 110 384.5 110Z"
    )
    return path(d, f.back)


def _hijab_drape(f: Felt) -> str:
    """The cloth on chest and shoulders: one end crosses to the picture's right."""
    low = (
        "M258 610 C240 664 206 692 172 726 C166 800 280 896 402 902 C520 900 596 836 608 744 "
        "C576 702 530 668 511 610 C470 690 300 690 258 610Z"
    )
    over = (
        "M262 640 C330 716 440 716 516 628 C540 680 580 712 622 748 C628 800 612 880 584 950 "
        "C560 960 530 956 512 940 C528 870 500 800 430 772 C360 748 290 712 262 640Z"
    )
    folds = (
        crease((280, 676), (360, 740), (470, 730), 5.0)
        + crease((300, 706), (400, 770), (520, 800), 4.6)
        + crease((196, 730), (260, 830), (390, 880), 5.0)
        + crease((220, 716), (300, 800), (420, 836), 4.4)
        + crease((470, 716), (560, 780), (560, 930), 4.6)
        + crease((520, 700), (596, 780), (584, 900), 4.0)
    )
    light = crease((290, 690), (380, 752), (500, 764), 6.0) + crease(
        (208, 722), (280, 816), (404, 858), 5.0
    )
    paint = f'<path d="{low}" fill="{darker(f.base, 0.10)}"/>'
    return paint + path(over, f.base) + path(folds, f.deep, 0.38) + path(light, f.light, 0.34)


_WRAP = (
    "M210 398 C196 340 196 280 214 236 C190 170 220 84 304 52 C360 30 440 28 492 54 "
    "C566 84 580 166 556 236 C572 280 573 340 559 398 C546 330 512 268 470 246 "
    "C430 228 339 228 299 246 C257 268 223 330 210 398Z"
)


def head_wrap(f: Felt) -> Hat:
    """Cloth wound high about the head with a knot before the brow."""
    out = path(_WRAP, f.fill)
    dark = (
        crease((214, 350), (256, 200), (470, 150), 6.0)
        + crease((206, 280), (262, 130), (470, 84), 5.4)
        + crease((228, 196), (290, 80), (430, 42), 5.0)
        + crease((556, 350), (520, 220), (330, 190), 6.0)
        + crease((560, 270), (530, 140), (372, 120), 5.0)
        + crease((232, 320), (300, 236), (380, 226), 4.4)
        + crease((540, 320), (480, 236), (400, 226), 4.4)
    )
    light = (
        crease((216, 310), (260, 166), (452, 116), 7.0)
        + crease((238, 170), (300, 70), (420, 56), 6.0)
        + crease((548, 310), (520, 190), (390, 160), 6.0)
    )
    out += path(dark, f.deep, 0.42) + path(light, f.light, 0.42)
    knot = "M340 206 C322 160 350 116 400 118 C450 120 470 166 446 208 C424 240 362 240 340 206Z"
    loop = "M356 184 C322 128 262 112 240 144 C226 174 276 222 350 212Z"
    creases = crease((348, 190), (304, 150), (262, 146), 4.4) + crease(
        (346, 202), (300, 186), (262, 172), 3.6
    )
    side = path(loop, f.fill) + path(creases, f.deep, 0.45)
    side += path(crease((330, 156), (288, 128), (254, 140), 4.0), f.light, 0.45)
    out += side + mirrored(side, 393)
    out += path(knot, f.fill) + path(
        crease((350, 190), (370, 140), (430, 134), 5.0)
        + crease((366, 220), (404, 170), (448, 180), 5.0),
        f.deep,
        0.45,
    )
    out += path(crease((352, 176), (368, 134), (416, 128), 6.0), f.light, 0.45)
    return Hat(front=out, edge=_WRAP, leaves="")


def headband(f: Felt) -> Hat:
    """A band of cloth over the hair with a small knot."""
    d = (
        "M204 330 C214 220 290 150 384.5 148 C479 150 555 220 565 330 L556 344 C536 256 470 196 "
        "384.5 194 C299 196 233 256 213 344Z"
    )
    out = path(d, f.fill) + path(
        crease((216, 318), (262, 190), (376, 166), 4.0)
        + crease((400, 166), (506, 190), (553, 318), 4.0),
        f.deep,
        0.42,
    )
    out += path(crease((226, 286), (276, 180), (370, 160), 4.0), f.light, 0.5)
    knot = (
        "M356 172 C344 150 362 136 384.5 152 C407 136 425 150 413 172 C425 196 407 206 384.5 190 "
        "C362 206 344 196 356 172Z"
    )
    out += path(knot, f.base) + path(
        crease((360, 164), (376, 170), (380, 184), 3.0)
        + crease((409, 164), (393, 170), (389, 184), 3.0),
        f.deep,
        0.5,
    )
    return Hat(front=out)
