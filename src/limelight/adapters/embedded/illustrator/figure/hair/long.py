"""Long hair: straight, with a fringe, waved, curled, half tied up."""

from limelight.adapters.embedded.illustrator.figure.hair import outline
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn, Tress, hanging
from limelight.adapters.embedded.illustrator.svg import circle, path

_STRAIGHT = (
    "M388 104 C262 92 182 176 178 312 C176 430 170 560 160 690 C154 760 152 800 150 846 "
    "C170 862 214 860 240 838 C250 760 258 690 256 610 C254 540 238 490 238 428 "
    "C242 340 304 246 388 164Z"
)
_BACK = (
    "M384.5 112 C236 112 176 230 178 384 C182 530 160 680 146 846 C210 872 560 872 623 846 "
    "C609 680 587 530 591 384 C593 230 533 112 384.5 112Z"
)
_WAVY = (
    "M388 100 C258 88 176 172 176 308 C178 390 152 450 146 520 C142 580 176 612 168 664 "
    "C160 714 126 736 132 790 C138 830 126 858 142 880 C180 898 236 884 254 846 "
    "C268 806 240 770 248 726 C256 682 276 650 266 602 C256 556 236 500 238 432 "
    "C242 342 304 246 388 160Z"
)
_WAVY_BACK = (
    "M384.5 110 C232 110 172 230 176 384 C172 480 136 540 142 640 C148 730 120 800 138 880 "
    "C210 906 560 906 631 880 C649 800 621 730 627 640 C633 540 597 480 593 384 "
    "C597 230 537 110 384.5 110Z"
)


def long_straight(t: Tress) -> Drawn:
    """Long and straight, parted in the middle, before the shoulders."""
    one = t.mass(_STRAIGHT, t.top) + t.strands(
        ((250, 350), (280, 240), (378, 142), 2.6), ((226, 330), (240, 210), (366, 120), 2.4)
    )
    one += hanging(
        t, (((176, 838), (196, 600), (204, 360), 2.6), ((204, 846), (222, 640), (222, 420), 2.6),
            ((230, 842), (244, 690), (240, 520), 2.4)),
    )  # fmt: skip
    one += t.gleams(
        ((200, 310), (214, 200), (330, 138), 11.0), ((246, 300), (280, 220), (356, 164), 5.0),
        ((180, 640), (190, 500), (194, 400), 6.0), ((216, 700), (230, 600), (228, 500), 5.0),
    )  # fmt: skip
    return Drawn(
        front=t.both(one), rear=t.mass(_BACK, t.back), shadow=_STRAIGHT + outline.flipped(_STRAIGHT)
    )


def long_fringe(t: Tress) -> Drawn:
    """Long with a full fringe."""
    half = (
        "M388 98 C264 90 180 172 176 310 C174 430 170 560 158 690 C152 760 150 800 148 846 "
        "C168 862 212 860 238 838 C250 760 260 690 258 610 C256 540 238 490 239 428 "
        "C240 384 244 350 250 318 C292 330 342 332 388 324Z"
    )
    d = _WAVY.replace(
        "C242 342 304 246 388 160Z", "C240 384 244 350 250 318 C292 330 342 332 388 324Z"
    )
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
        ((250, 350), (280, 240), (378, 142), 2.6), ((222, 330), (238, 210), (366, 116), 2.4),
        ((202, 380), (206, 460), (176, 530), 3.0), ((176, 530), (160, 590), (200, 650), 3.0),
        ((200, 650), (222, 710), (176, 780), 3.0), ((176, 780), (166, 830), (190, 884), 2.8),
        ((230, 440), (240, 520), (226, 590), 2.8), ((226, 590), (212, 660), (232, 710), 2.8),
        ((232, 710), (228, 770), (232, 840), 2.6),
    )  # fmt: skip
    one += t.gleams(
        ((200, 310), (214, 196), (330, 134), 11.0), ((246, 296), (280, 216), (356, 160), 5.0),
        ((184, 430), (180, 490), (158, 540), 7.0), ((160, 570), (164, 620), (184, 656), 6.0),
        ((186, 690), (186, 740), (154, 790), 6.0), ((218, 520), (222, 570), (208, 620), 5.0),
        ((216, 700), (218, 760), (206, 820), 5.0),
    )  # fmt: skip
    rear = path(_WAVY_BACK, t.back) if t.texture == "wavy" else t.mass(_WAVY_BACK, t.back)
    return Drawn(front=t.both(one), rear=rear, shadow=_WAVY + outline.flipped(_WAVY))


def long_curls(t: Tress) -> Drawn:
    """Long curls with volume from the crown."""
    front = (
        "M388 80 C262 66 160 144 150 276 C124 366 110 470 112 580 C104 680 108 780 140 852 "
        "C176 884 236 872 250 826 C268 760 262 690 252 610 C236 530 228 456 238 400 "
        "C254 350 290 312 340 292 C356 260 372 230 384.5 200 C397 230 413 260 429 292 "
        "C479 312 515 350 531 400 C541 456 533 530 517 610 C507 690 501 760 519 826 "
        "C533 872 593 884 629 852 C661 780 665 680 657 580 C659 470 645 366 619 276 "
        "C609 144 507 66 388 80Z"
    )
    back = (
        "M384.5 106 C216 106 148 220 144 360 C116 520 112 700 150 840 C240 880 530 880 619 840 "
        "C657 700 653 520 625 360 C621 220 553 106 384.5 106Z"
    )
    return Drawn(
        front=t.mass(front, t.top), rear=t.mass(back, "url(#fr-b)", 0.5), shadow=t.shaped(front)
    )


def half_up(t: Tress) -> Drawn:
    """The upper half tied back in a small knot, the rest down."""
    crown = (
        "M384.5 100 C266 96 196 176 196 300 C196 350 204 388 216 420 C230 410 236 392 236 366 "
        "C240 300 296 232 384.5 222Z"
    )
    fall = (
        "M222 380 C196 420 176 520 166 650 C160 730 154 790 154 850 C176 864 214 858 236 836 "
        "C248 760 254 690 250 620 C246 550 236 480 238 410Z"
    )
    if t.texture == "wavy":
        fall = (
            "M222 380 C190 430 150 470 146 530 C144 590 178 620 168 670 C160 720 130 744 136 796 "
            "C140 836 136 860 150 878 C184 890 232 876 248 840 C260 800 236 770 244 726 "
            "C252 684 266 650 258 602 C250 550 236 480 238 410Z"
        )
    knot = circle(384.5, 84, 50, t.top) + t.strands(
        ((346, 92), (376, 44), (420, 76), 3.0), ((360, 118), (384, 90), (424, 110), 3.0)
    )
    knot += t.gleams(((350, 80), (366, 46), (402, 46), 6.0))
    crown_marks = t.strands(
        ((246, 300), (248, 210), (340, 130), 2.6), ((292, 252), (304, 180), (356, 120), 2.6),
        ((340, 230), (346, 170), (372, 116), 2.4),
    ) + t.gleams(((230, 280), (240, 190), (330, 136), 9.0))  # fmt: skip
    one = (path(fall, t.top) if t.texture == "wavy" else t.mass(fall, t.top)) + hanging(
        t, (((182, 840), (200, 640), (212, 440), 2.6), ((212, 846), (226, 680), (228, 480), 2.4))
    )
    one += t.gleams(((184, 660), (196, 540), (206, 450), 6.0))
    front = t.both(one) + t.both(t.mass(crown, t.top) + crown_marks)
    back = _WAVY_BACK if t.texture == "wavy" else _BACK
    rear = path(back, t.back) if t.texture == "wavy" else t.mass(back, t.back)
    return Drawn(front=knot + front, rear=rear, shadow=crown + outline.flipped(crown))
