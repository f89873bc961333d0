"""Long hair: straight, with a fringe, waved, curled, half tied up."""

from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.hair.tress import (
    Drawn,
    Tress,
    hanging,
    ringlet,
)
from limelight.adapters.embedded.illustrator.svg import circle, path

_STRAIGHT = (
    "M388 102 C262 90 180 176 176 312 C174 430 170 540 158 660 C152 740 160 800 178 850 "
    "C184 820 190 806 196 796 C202 830 214 852 232 872 C244 812 258 740 258 650 "
    "C258 560 238 490 238 428 C242 340 304 246 388 164Z"
)
_BACK = (
    "M384.5 112 C236 112 176 230 178 384 C180 530 172 640 164 800 C220 860 549 860 605 800 "
    "C597 640 589 530 591 384 C593 230 533 112 384.5 112Z"
)
_WAVY = outline.smooth(
    (
        (388, 100), (300, 106), (222, 170), (182, 270), (180, 360), (186, 420), (154, 480),
        (132, 548), (162, 616), (170, 676), (130, 734), (118, 800), (156, 856), (176, 916),
        (216, 876), (250, 812), (240, 748), (266, 684), (262, 616), (234, 556), (256, 496),
        (244, 430), (262, 350), (314, 258), (388, 162),
    ),
    is_closed=True,
)  # fmt: skip
_WAVY_FRINGE = outline.smooth(
    (
        (388, 98), (300, 104), (222, 168), (182, 270), (180, 360), (186, 420), (154, 480),
        (132, 548), (162, 616), (170, 676), (130, 734), (118, 800), (156, 856), (176, 916),
        (216, 876), (250, 812), (240, 748), (266, 684), (262, 616), (234, 556), (256, 496),
        (242, 420), (243, 360), (252, 318), (300, 330), (350, 330), (388, 322),
    ),
    is_closed=True,
)  # fmt: skip
_WAVY_FALL = outline.smooth(
    (
        (214, 364), (184, 420), (154, 486), (136, 550), (164, 616), (170, 676), (130, 734),
        (118, 800), (156, 856), (176, 916), (216, 876), (250, 812), (240, 748), (264, 684),
        (258, 616), (232, 556), (252, 496), (238, 410),
    ),
    is_closed=True,
)  # fmt: skip
_WAVY_BACK = (
    "M384.5 110 C232 110 172 230 176 384 C172 480 146 540 150 640 C154 730 150 790 160 850 "
    "C220 890 549 890 609 850 C619 790 615 730 619 640 C623 540 597 480 593 384 "
    "C597 230 537 110 384.5 110Z"
)


def long_straight(t: Tress) -> Drawn:
    """Long and straight, parted in the middle, before the shoulders."""
    one = t.mass(_STRAIGHT, t.top) + t.strands(
        ((250, 350), (280, 240), (378, 142), 2.6), ((226, 330), (240, 210), (366, 120), 2.4)
    )
    one += hanging(
        t, (((178, 840), (188, 600), (202, 360), 2.6), ((200, 800), (210, 640), (218, 420), 2.6),
            ((230, 862), (246, 700), (238, 500), 2.6), ((216, 850), (232, 700), (230, 560), 2.2)),
    )  # fmt: skip
    one += t.gleams(
        ((200, 310), (214, 200), (330, 138), 11.0), ((246, 300), (280, 220), (356, 164), 5.0),
        ((172, 700), (184, 520), (190, 400), 6.0), ((214, 760), (228, 620), (226, 500), 5.0),
    )  # fmt: skip
    return Drawn(
        front=t.both(one), rear=t.mass(_BACK, t.back), shadow=_STRAIGHT + outline.flipped(_STRAIGHT)
    )


def long_fringe(t: Tress) -> Drawn:
    """Long with a full fringe."""
    half = (
        "M388 98 C264 90 180 172 176 310 C174 430 170 540 158 660 C152 740 160 800 178 850 "
        "C184 820 190 806 196 796 C202 830 214 852 232 872 C244 812 260 740 259 650 "
        "C258 550 238 490 239 428 C240 384 244 350 250 318 C292 330 342 332 388 324Z"
    )
    d = _WAVY_FRINGE
    wavy = t.texture == "wavy"
    shape = d if wavy else half
    one = (path(shape, t.top) if wavy else t.mass(shape, t.top)) + t.strands(
        ((284, 322), (276, 230), (340, 120), 2.4), ((322, 328), (320, 230), (364, 110), 2.4),
        ((358, 328), (358, 230), (378, 104), 2.2), ((246, 330), (222, 250), (290, 140), 2.6),
    )  # fmt: skip
    one += hanging(
        t, (((176, 838), (194, 600), (200, 360), 2.6), ((206, 846), (222, 640), (220, 420), 2.6)),
    )  # fmt: skip
    one += t.gleams(
        ((232, 262), (262, 196), (340, 176), 10.0), ((184, 600), (190, 470), (194, 380), 6.0),
        ((216, 700), (230, 600), (228, 500), 5.0),
    )  # fmt: skip
    back = _WAVY_BACK if wavy else _BACK
    rear = path(back, t.back) if wavy else t.mass(back, t.back)
    return Drawn(front=t.both(one), rear=rear, shadow=half + outline.flipped(half))


def long_waves(t: Tress) -> Drawn:
    """Long waves, parted in the middle."""
    one = (path(_WAVY, t.top) if t.texture == "wavy" else t.mass(_WAVY, t.top)) + t.strands(
        ((250, 350), (280, 240), (378, 142), 2.6), ((222, 330), (238, 210), (366, 116), 2.4)
    )
    one += t.gleams(
        ((200, 310), (214, 196), (330, 134), 11.0), ((246, 296), (280, 216), (356, 160), 5.0)
    ) + swing(t)
    rear = path(_WAVY_BACK, t.back) if t.texture == "wavy" else t.mass(_WAVY_BACK, t.back)
    return Drawn(front=t.both(one), rear=rear, shadow=_WAVY + outline.flipped(_WAVY))


def swing(t: Tress) -> str:
    """The long waves of one side: S-shaped strands, and the light on their bellies."""
    return t.strands(
        ((206, 370), (214, 440), (176, 500), 3.2), ((176, 500), (144, 552), (190, 630), 3.2),
        ((190, 630), (208, 690), (152, 752), 3.2), ((152, 752), (124, 810), (172, 896), 3.0),
        ((232, 420), (246, 490), (214, 556), 3.0), ((214, 556), (206, 610), (238, 660), 3.0),
        ((238, 660), (250, 720), (212, 770), 3.0), ((212, 770), (204, 820), (200, 880), 2.6),
    ) + t.gleams(
        ((190, 430), (180, 480), (152, 530), 7.0), ((150, 570), (160, 620), (182, 656), 6.0),
        ((178, 690), (164, 730), (136, 770), 7.0), ((142, 810), (150, 846), (172, 880), 5.0),
        ((226, 500), (218, 540), (206, 580), 5.0), ((222, 610), (240, 650), (240, 690), 5.0),
        ((226, 740), (214, 780), (208, 830), 5.0),
    )  # fmt: skip


_RINGLETS = (
    ((196.0, 330.0), (164.0, 770.0), 50.0), ((178.0, 300.0), (120.0, 690.0), 50.0),
    ((222.0, 400.0), (206.0, 840.0), 48.0), ((186.0, 360.0), (152.0, 850.0), 46.0),
    ((240.0, 430.0), (240.0, 760.0), 42.0), ((200.0, 300.0), (134.0, 590.0), 48.0),
)  # fmt: skip


def long_curls(t: Tress) -> Drawn:
    """Long ringlets with volume from the crown."""
    crown = (
        "M388 78 C264 66 170 140 152 262 C136 330 134 400 150 450 C176 476 214 470 232 440 "
        "C234 400 240 370 252 344 C290 312 350 280 384.5 196 C419 280 479 312 517 344 "
        "C529 370 535 400 537 440 C555 470 593 476 619 450 C635 400 633 330 617 262 "
        "C599 140 507 66 388 78Z"
    )
    back = (
        "M384.5 106 C216 106 150 220 146 360 C132 520 136 680 166 790 C240 840 529 840 603 790 "
        "C633 680 637 520 623 360 C619 220 553 106 384.5 106Z"
    )
    curls = "".join(ringlet(t, start, end, width) for start, end, width in _RINGLETS)
    front = t.both(curls) + t.mass(crown, t.top)
    return Drawn(front=front, rear=t.mass(back, t.back, 0.5), shadow=t.shaped(crown))


def half_up(t: Tress) -> Drawn:
    """The upper half tied back in a small knot, the rest down."""
    crown = (
        "M384.5 100 C266 96 196 176 196 300 C196 350 204 388 216 420 C230 410 236 392 236 366 "
        "C240 300 296 232 384.5 222Z"
    )
    fall = (
        "M214 366 C184 410 168 520 160 640 C154 740 162 800 180 850 C186 820 192 806 198 796 "
        "C204 830 216 852 232 872 C244 812 256 740 252 650 C248 560 236 480 238 410Z"
    )
    if t.texture == "wavy":
        fall = _WAVY_FALL
    knot = circle(384.5, 84, 50, t.top) + t.strands(
        ((346, 92), (376, 44), (420, 76), 3.0), ((360, 118), (384, 90), (424, 110), 3.0)
    )
    knot += t.gleams(((350, 80), (366, 46), (402, 46), 6.0))
    crown_marks = t.strands(
        ((246, 300), (248, 210), (340, 130), 2.6), ((292, 252), (304, 180), (356, 120), 2.6),
        ((340, 230), (346, 170), (372, 116), 2.4),
    ) + t.gleams(((230, 280), (240, 190), (330, 136), 9.0))  # fmt: skip
    if t.texture == "wavy":
        one = path(fall, t.top) + swing(t)
    else:
        one = t.mass(fall, t.top) + hanging(
            t,
            (((182, 840), (192, 640), (212, 440), 2.6), ((226, 856), (240, 690), (228, 480), 2.4)),
        )
        one += t.gleams(((178, 720), (190, 560), (206, 450), 6.0))
    front = t.both(one) + t.both(t.mass(crown, t.top) + crown_marks)
    back = _WAVY_BACK if t.texture == "wavy" else _BACK
    rear = path(back, t.back) if t.texture == "wavy" else t.mass(back, t.back)
    return Drawn(front=knot + front, rear=rear, shadow=crown + outline.flipped(crown))
