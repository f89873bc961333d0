"""Hair to chin and shoulders: bobs, a long bob, waves, curls."""

from dataclasses import replace

from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn, Tress, hanging
from limelight.adapters.embedded.illustrator.svg import path


def bob(t: Tress) -> Drawn:
    """A chin-length bob with a full fringe."""
    half = (
        "M388 96 C268 90 186 166 180 300 C174 404 176 486 190 562 C206 584 244 586 262 568 "
        "C246 528 238 474 241 424 C242 382 244 348 250 316 C292 328 342 330 388 322Z"
    )
    back = (
        "M384.5 120 C250 120 190 220 190 360 C186 470 190 540 206 588 C270 616 500 616 563 588 "
        "C579 540 583 470 579 360 C579 220 519 120 384.5 120Z"
    )
    one = t.mass(half, t.top) + t.strands(
        ((282, 320), (272, 230), (340, 120), 2.4), ((320, 326), (318, 230), (364, 110), 2.4),
        ((356, 326), (356, 230), (378, 104), 2.2), ((246, 330), (222, 250), (290, 140), 2.6),
        ((216, 566), (200, 440), (216, 300), 2.6), ((240, 570), (222, 480), (228, 380), 2.4),
    )  # fmt: skip
    one += t.gleams(
        ((234, 262), (262, 196), (340, 176), 10.0), ((194, 470), (190, 380), (206, 300), 6.0),
        ((226, 500), (222, 440), (226, 390), 4.0),
    )  # fmt: skip
    fringe = t.strands(((250, 317), (320, 332), (388, 323), 2.0), op=0.3)
    return Drawn(
        front=t.both(one + fringe), rear=t.mass(back, t.back), shadow=half + outline.flipped(half)
    )


def curly_bob(t: Tress) -> Drawn:
    """Curls to the chin, parted on the side."""
    front = (
        "M392 92 C280 76 184 150 172 284 C152 372 150 470 178 552 C206 584 250 574 262 548 "
        "C236 500 232 440 240 392 C262 352 300 320 352 304 C404 284 446 254 470 222 "
        "C506 264 528 324 530 392 C538 440 534 500 508 548 C520 574 562 584 590 552 "
        "C620 470 618 372 598 284 C586 150 490 78 392 92Z"
    )
    back = (
        "M384.5 120 C230 120 170 220 166 360 C150 470 164 560 206 604 C280 640 490 640 563 604 "
        "C604 560 620 470 604 360 C600 220 540 120 384.5 120Z"
    )
    texture = t if t.texture in ("curly", "coily") else _as_curls(t)
    return Drawn(
        front=texture.mass(front, t.top), rear=texture.mass(back, t.back, 0.5),
        shadow=texture.shaped(front),
    )  # fmt: skip


def _as_curls(t: Tress) -> Tress:
    return replace(t, texture="curly")


_LOB = (
    "M452 112 C400 78 262 84 206 180 C172 250 176 340 180 420 C180 520 166 590 172 668 "
    "C186 690 232 690 250 668 C262 600 244 520 238 452 C236 400 246 356 268 324 "
    "C330 300 420 258 460 188 C504 246 528 300 531 380 C533 452 522 540 514 600 "
    "C508 640 514 668 530 676 C556 690 590 684 600 664 C606 590 590 520 590 420 "
    "C594 340 596 250 562 180 C540 138 500 108 452 112Z"
)
_LOB_BACK = (
    "M384.5 120 C240 120 188 220 188 360 C186 500 164 600 184 690 C250 730 520 730 585 690 "
    "C605 600 583 500 581 360 C581 220 529 120 384.5 120Z"
)


def lob(t: Tress) -> Drawn:
    """A long bob, parted on the side, brushing the shoulders."""
    front = t.mass(_LOB, t.top) + t.strands(
        ((268, 324), (300, 240), (440, 146), 2.8), ((246, 360), (240, 240), (420, 116), 2.6),
        ((330, 300), (390, 250), (456, 170), 2.4), ((470, 190), (520, 240), (544, 340), 2.8),
        ((464, 160), (540, 190), (568, 300), 2.4),
    )  # fmt: skip
    front += hanging(
        t, (((210, 672), (196, 540), (206, 400), 2.6), ((232, 670), (222, 560), (222, 450), 2.4),
            ((556, 676), (566, 540), (562, 400), 2.6), ((536, 660), (540, 560), (546, 450), 2.4)),
    )  # fmt: skip
    front += t.gleams(
        ((206, 300), (226, 190), (350, 130), 11.0), ((262, 290), (310, 230), (420, 172), 6.0),
        ((188, 560), (184, 470), (192, 390), 6.0), ((576, 380), (574, 270), (536, 180), 8.0),
        ((560, 600), (574, 520), (570, 440), 5.0),
    )  # fmt: skip
    return Drawn(front=front, rear=t.mass(_LOB_BACK, t.back), shadow=_LOB)


_WAVES_LEFT = (
    (206, 172), (180, 270), (182, 350), (184, 410), (152, 464), (136, 532), (170, 598), (174, 652),
    (138, 706), (150, 764), (204, 786), (250, 742), (256, 680), (234, 622), (262, 562), (254, 498),
    (236, 440), (240, 376), (276, 322),
)  # fmt: skip
_WAVES_RIGHT = (
    (452, 106), (510, 112), (566, 176), (590, 270), (588, 350), (586, 410), (618, 464), (634, 532),
    (600, 598), (596, 652), (632, 706), (620, 764), (566, 786), (519, 742), (513, 680), (535, 622),
    (507, 562), (515, 498), (532, 440), (530, 376), (506, 262), (462, 186), (420, 246), (340, 298),
)  # fmt: skip
_WAVES = outline.smooth(
    (*_WAVES_LEFT, (340, 298), (420, 246), (462, 186), (506, 262), *_WAVES_RIGHT[-6:-10:-1],
     *_WAVES_RIGHT[-10:0:-1], (452, 106), (390, 82), (280, 98)),
    is_closed=True,
)  # fmt: skip


def shoulder_waves(t: Tress) -> Drawn:
    """Shoulder-length waves, parted on the side."""
    back = (
        "M384.5 116 C236 116 184 220 186 360 C180 470 146 540 164 640 C176 712 250 730 300 728 "
        "L470 728 C520 730 594 712 606 640 C624 540 590 470 583 360 C585 220 533 116 384.5 116Z"
    )
    front = (t.mass(_WAVES, t.top) if t.texture != "wavy" else path(_WAVES, t.top)) + t.strands(
        ((276, 322), (300, 236), (440, 144), 2.8), ((246, 352), (236, 240), (420, 112), 2.6),
        ((336, 300), (396, 250), (456, 168), 2.4), ((470, 188), (524, 240), (548, 350), 2.8),
        ((464, 158), (546, 190), (574, 300), 2.4),
    )  # fmt: skip
    front += _swing(t, 1) + _swing(t, -1)
    front += t.gleams(
        ((200, 300), (220, 186), (350, 126), 12.0), ((268, 286), (316, 226), (424, 168), 6.0),
        ((580, 360), (580, 260), (540, 172), 8.0),
    )  # fmt: skip
    return Drawn(front=front, rear=t.mass(back, t.back), shadow=_WAVES)


def _swing(t: Tress, side: int) -> str:
    """The waves beside the neck: long S-shaped strands and the light on their bellies."""

    def at(x: float, y: float) -> tuple[float, float]:
        return (x, y) if side > 0 else (769 - x, y)

    dark = t.strands(
        (at(206, 370), at(212, 430), at(172, 490), 3.2),
        (at(172, 490), at(148, 544), at(196, 610), 3.2),
        (at(196, 610), at(212, 670), at(166, 724), 3.2),
        (at(166, 724), at(160, 750), at(184, 778), 2.8),
        (at(232, 430), at(244, 490), at(210, 556), 3.0),
        (at(210, 556), at(210, 610), at(230, 656), 3.0),
        (at(230, 656), at(238, 710), at(208, 770), 2.8),
    )
    return dark + t.gleams(
        (at(190, 420), at(180, 470), at(156, 516), 7.0),
        (at(156, 556), at(168, 600), at(188, 636), 6.0),
        (at(182, 676), at(166, 706), at(152, 744), 6.0),
        (at(228, 500), at(216, 540), at(206, 580), 5.0),
        (at(222, 606), at(240, 650), at(232, 700), 5.0),
    )


def shoulder_curls(t: Tress) -> Drawn:
    """Curls to the shoulders, full at the sides."""
    front = (
        "M388 84 C266 70 166 146 156 276 C130 356 122 450 132 540 C136 612 170 668 220 672 "
        "C256 662 262 616 248 572 C230 510 228 446 238 398 C254 350 290 314 338 296 "
        "C392 276 430 246 452 214 C498 260 528 318 531 398 C541 446 539 510 521 572 "
        "C507 616 513 662 549 672 C600 668 634 612 638 540 C648 450 640 356 614 276 "
        "C604 146 504 70 388 84Z"
    )
    back = (
        "M384.5 110 C220 110 154 220 150 360 C126 480 132 600 176 672 C250 730 520 730 593 672 "
        "C637 600 643 480 619 360 C615 220 549 110 384.5 110Z"
    )
    curls = t if t.texture in ("curly", "coily") else _as_curls(t)
    return Drawn(
        front=curls.mass(front, t.top), rear=curls.mass(back, "url(#fr-t)", 0.6),
        shadow=curls.shaped(front),
    )  # fmt: skip
