"""Objects drawn for Limelight where the emoji set has none, or only one seen from above; 32
units square like them.
"""

import math
from collections.abc import Callable

from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    linear,
    path,
    radial,
    rect,
)


def _leaf(x: float, y: float, size: float, turn: float, paint: str) -> str:
    blade = path("M0 0 C-.62 -.22 -.66 -.86 0 -1.2 C.66 -.86 .62 -.22 0 0Z", paint)
    blade += path("M0 0 C.62 -.22 .66 -.86 0 -1.2Z", "#123f2a", 0.16) + line(
        "M0 -.05V-1.0", "#d9f2a0", 0.05, 0.6
    )
    return group(blade, x, y, size, turn)


def basil_pot() -> str:
    """A bushy basil in a terracotta pot."""
    defs = (
        linear("a", (0, "#a5db5c"), (1, "#5aa83c")) + linear("b", (0, "#7cc44c"), (1, "#37883c"))
        + linear("c", (0, "#f0935f"), (0.4, "#d9704a"), (1, "#9c4a3c"), x2=1, y2=0.25)
        + linear("d", (0, "#ffae7c"), (0.5, "#e37f54"), (1, "#b4583f"), x2=1, y2=0)
    )  # fmt: skip
    out = f"<defs>{defs}</defs>" + ellipse(16, 17.2, 7.6, 3.8, "#2f7a3c")
    out += line("M16 20 V9 M16 17 L10 11 M16 17 L22 11 M16 14 L12 7 M16 14 L20 7", "#4a8f3a", 0.7)
    rings = (
        (9, 6.6, 4.6, "url(#b)", 14.6),
        (8, 4.6, 4.4, "url(#a)", 12.0),
        (6, 2.8, 4.0, "url(#b)", 8.6),
        (5, 1.4, 3.7, "url(#a)", 5.6),
    )
    for count, reach, size, paint, y in rings:
        for i in range(count):
            share = i / (count - 1) - 0.5
            x = 16 + share * reach * 2.5
            out += _leaf(
                x,
                y + 2.4 + abs(share) * 3.4,
                size * (1 - abs(share) * 0.15),
                share * 150 + (8 if i % 2 else -8),
                paint,
            )
    out += path("M8.2 20 L10 30 Q10.2 31 11.2 31 H20.8 Q21.8 31 22 30 L23.8 20Z", "url(#c)")
    out += rect(7.2, 18, 17.6, 3.6, "url(#d)", rx=0.9) + rect(
        8.6, 21.6, 14.8, 1, "#7a3426", op=0.35
    )
    return out + rect(10.4, 22.6, 1.5, 6.6, "#ffffff", rx=0.7, op=0.22)


def watering_can() -> str:
    """A metal can seen from the side, drops falling from its rose."""
    defs = (
        linear("a", (0, "#7fd0d8"), (0.45, "#3fa3b5"), (1, "#236f8a"), x2=1, y2=0.3)
        + linear("b", (0, "#a5e4e6"), (1, "#4fb0be")) + linear("c", (0, "#8fd8f8"), (1, "#3a9ae0"))
    )  # fmt: skip
    out = f"<defs>{defs}</defs>"
    out += path("M13 20 L4.8 10.6 L3.2 11.9 L12.6 27Z", "url(#a)") + path(
        "M2 9.6 L6.6 7.4 L7.8 9.6 L3.2 13.4Z", "url(#b)"
    )
    out += (
        '<path d="M22 14 C31 11.5 32 22 25.4 25.5" fill="none" stroke="url(#a)" stroke-width="2"/>'
    )
    out += (
        '<path d="M13 14.5 C13.5 8 22.5 8 23 14.5" fill="none" stroke="#2f87a0" '
        'stroke-width="1.8"/>'
    )
    out += path("M11.4 15 H24.6 L26.2 29.4 Q26.3 31 24.8 31 H11.2 Q9.7 31 9.8 29.4Z", "url(#a)")
    out += ellipse(18, 15, 6.6, 1.5, "url(#b)") + ellipse(18, 15.1, 5.3, 1, "#1d5a72", 0.8)
    out += rect(12.4, 17.8, 1.6, 11, "#ffffff", rx=0.8, op=0.34)
    for x, y, r in ((1.6, 15.4, 0.8), (3.4, 17.6, 0.9), (1.4, 19.8, 0.75), (4.6, 14.8, 0.6)):
        out += path(
            f"M{x} {y - r * 1.9} C{x + r * 1.3} {y - r * 0.2} {x + r} {y + r} {x} {y + r} "
            f"C{x - r} {y + r} {x - r * 1.3} {y - r * 0.2} {x} {y - r * 1.9}Z",
            "url(#c)",
        )
    return out


def mug() -> str:
    """A mug of coffee from the side, steam above."""
    defs = (
        linear("a", (0, "#ff9a76"), (0.5, "#e8624c"), (1, "#b23f45"), x2=1, y2=0.2)
        + linear("b", (0, "#fff3e6"), (1, "#f0cdb2")) + linear("c", (0, "#8a5638"), (1, "#54301f"))
        + linear("d", (0, "#ffffff", 0), (0.5, "#ffffff", 0.75), (1, "#ffffff", 0.1))
    )  # fmt: skip
    out = f"<defs>{defs}</defs>"
    out += (
        '<path d="M22.5 17 C30 15.5 30.5 26 21.5 26" fill="none" stroke="url(#a)" '
        'stroke-width="2.6"/>'
    )
    out += path("M6.4 13.6 H24 V26 C24 29.4 22 31 19 31 H11.4 C8.4 31 6.4 29.4 6.4 26Z", "url(#a)")
    out += ellipse(15.2, 13.6, 8.8, 2.3, "url(#b)") + ellipse(15.2, 13.9, 7.4, 1.6, "url(#c)")
    out += rect(8.4, 17, 1.8, 10.6, "#ffffff", rx=0.9, op=0.30)
    steam = (
        "M11 10.4 C9 8.2 13 6.4 11 3.6 M15.4 10 C13.2 7.4 17.6 5 15.2 1.6 M19.6 10.4 "
        "C17.8 8.4 21.4 6.6 19.6 4"
    )
    return out + (
        f'<path d="{steam}" fill="none" stroke="url(#d)" stroke-width="1.3" '
        'stroke-linecap="round"/>'
    )


def sunny_window() -> str:
    """A window with the sun in it and a plant on its sill."""
    defs = (
        linear("a", (0, "#7cc6f2"), (1, "#fdeecb"))
        + linear("b", (0, "#fff6e2"), (1, "#dcb98c"))
        + radial("c", (0, "#fff7c8"), (0.4, "#ffd95a"), (1, "#ffb938"))
        + radial("d", (0, "#fff0a8", 0.9), (1, "#ffe27a", 0))
    )
    out = (
        f"<defs>{defs}</defs>"
        + rect(3.4, 1.6, 25.2, 25.8, "url(#b)", rx=2)
        + rect(5.6, 3.8, 20.8, 21.4, "url(#a)", rx=0.8)
    )
    out += circle(20.4, 10, 7.4, "url(#d)") + circle(20.4, 10, 3.5, "url(#c)")
    out += path("M5.6 21 Q11 16.6 16 20 T26.4 18.6 V25.2 H5.6Z", "#7dbb6c") + path(
        "M5.6 23.4 Q12 20 18 22.6 T26.4 22 V25.2 H5.6Z", "#4f9a5c"
    )
    out += line("M16 3.8V25.2 M5.6 13.6H26.4", "#f3dcb6", 1.5) + path(
        "M5.6 13 L13 3.8 H17.4 L5.6 18.4Z", "#ffffff", 0.25
    )
    return (
        out
        + rect(1.4, 27, 29.2, 3.6, "url(#b)", rx=1.2)
        + rect(3, 30.6, 26, 0.9, "#5a3a2a", op=0.25)
    )


def stacked_plan() -> str:
    """A checklist with three ticked lines on a board."""
    defs = linear("a", (0, "#ffffff"), (1, "#e6e2f4")) + linear("b", (0, "#8a7cf0"), (1, "#5748b8"))
    out = (
        f"<defs>{defs}</defs>"
        + rect(5, 3, 22, 28, "url(#b)", rx=2.4)
        + rect(7, 6, 18, 23, "url(#a)", rx=1.2)
        + rect(11.5, 1.6, 9, 4.6, "#ffc45a", rx=1.6)
    )
    for i in range(3):
        y = 10 + i * 6.2
        out += rect(9, y - 1.6, 4.4, 4.4, "#4fc07a", rx=1.1) + line(
            f"M10 {y + 0.7} l1 1 l1.7 -2", "#ffffff", 0.8
        )
        out += rect(15, y - 0.6, 8 - i * 1.4, 1.2, "#a59fc0", rx=0.6) + rect(
            15, y + 1.4, 5, 0.9, "#cbc6de", rx=0.4
        )
    return out


def yoga_mat() -> str:
    """A rolled mat and a small block."""
    defs = linear("a", (0, "#9a86f0"), (1, "#5a48b0")) + linear("b", (0, "#ff9fb8"), (1, "#d9607f"))
    out = (
        f"<defs>{defs}</defs>"
        + rect(9, 16, 21, 14.6, "url(#a)", rx=2)
        + circle(9.4, 23.3, 7.3, "#7a68d8")
    )
    spiral = "M9.4 23.3"
    for i in range(1, 34):
        a, r = i * 0.62, 0.2 * i
        spiral += f" L{9.4 + r * math.cos(a):.2f} {23.3 + r * math.sin(a):.2f}"
    out += (
        line(spiral, "#c9bdff", 0.8, 0.9)
        + rect(16, 16, 3, 14.6, "#ffd27a")
        + rect(24, 16, 2, 14.6, "#ffd27a", op=0.8)
    )
    return (
        out
        + rect(17, 9.6, 12, 6.4, "url(#b)", rx=1.2)
        + rect(18, 10.4, 10, 1.2, "#ffffff", rx=0.6, op=0.4)
    )


def herb_jar() -> str:
    """Cut sprigs of a herb in a glass of water."""
    defs = (
        linear("a", (0, "#a5db5c"), (1, "#5aa83c")) + linear("b", (0, "#7cc44c"), (1, "#37883c"))
        + linear("c", (0, "#ffffff", 0.75), (0.4, "#d8f1fa", 0.5), (1, "#a9d4e8", 0.75), x2=1, y2=0)
        + linear("d", (0, "#bfe9f7", 0.85), (1, "#6fb9d8", 0.85))
    )  # fmt: skip
    out = f"<defs>{defs}</defs>" + line(
        "M16 29 V8 M15 29 L10.6 10 M17.4 29 L21.6 10.4", "#4f9440", 0.8
    )
    sprigs = ((16, 3.4, 0), (10.4, 7.0, -16), (21.8, 7.4, 16))
    for x, y, lean in sprigs:
        for step, (drop, size) in enumerate(((0, 4.4), (3.4, 4.2), (6.6, 3.6))):
            paint = "url(#a)" if step % 2 else "url(#b)"
            at = x - lean * 0.012 * drop
            out += _leaf(at, y + drop + 3, size, -62 + lean, paint)
            out += _leaf(at, y + drop + 3, size, 62 + lean, paint)
        out += _leaf(x, y + 3, 4.4, lean, "url(#a)")
    out += path("M9.6 21.4 H22.4 L21.8 29.4 Q21.6 30.6 20.4 30.6 H11.6 Q10.4 30.6 10.2 29.4Z",
                "url(#d)", 0.62)  # fmt: skip
    out += path("M9 16.6 H23 L22 29.6 Q21.8 31 20.4 31 H11.6 Q10.2 31 10 29.6Z", "url(#c)", 0.62)
    out += ellipse(16, 21.4, 6.5, 0.9, "#e6f8fd", 0.8) + ellipse(16, 16.6, 7, 1, "#ffffff", 0.55)
    return out + rect(11.2, 18.4, 1.3, 9.6, "#ffffff", rx=0.6, op=0.6)


def flower_vase() -> str:
    """A bunch of flowers in a round vase."""
    defs = (
        linear("a", (0, "#8fd06a"), (1, "#3f8f46"))
        + linear("b", (0, "#7fc3d8"), (0.5, "#4a93b8"), (1, "#2f5f8f"), x2=1, y2=0.2)
        + linear("c", (0, "#ff9ac0"), (1, "#d8467f")) + linear("d", (0, "#ffd76a"), (1, "#f09a3c"))
        + linear("e", (0, "#c9a3f2"), (1, "#7f56c4"))
    )  # fmt: skip
    out = f"<defs>{defs}</defs>"
    blooms = (
        (8.6, 9.6, "c", 2.7), (23.4, 9.4, "e", 2.7), (16, 5.6, "d", 3.0), (12, 12.8, "e", 2.3),
        (20.2, 12.6, "c", 2.5),
    )  # fmt: skip
    out += line("".join(f"M16 23 L{x} {y} " for x, y, _, _ in blooms), "#3f8f46", 0.8)
    for x, turn in ((12.6, -74), (19.4, 74), (14, -34), (18, 34), (10.4, -52), (21.6, 52)):
        out += _leaf(x, 19.4, 5.2, turn, "url(#a)")
    for x, y, paint, size in blooms:
        for step in range(6):
            a = math.tau * step / 6 + x
            out += circle(
                x + math.cos(a) * size * 0.72, y + math.sin(a) * size * 0.72, size * 0.62,
                f"url(#{paint})",
            )  # fmt: skip
        out += circle(x, y, size * 0.46, "#fff0c4")
    out += path("M12 18.6 H20 C19.6 20.6 23.4 22 23.4 25.6 C23.4 29 21.4 31 18.6 31 H13.4 "
                "C10.6 31 8.6 29 8.6 25.6 C8.6 22 12.4 20.6 12 18.6Z", "url(#b)")  # fmt: skip
    out += ellipse(16, 18.7, 4.1, 0.8, "#bfe4f0") + path(
        "M11.4 22.8 C10.2 24.6 10.2 27.2 11.6 28.8 C11.2 26.6 11.4 24.6 12.6 23Z", "#ffffff", 0.55
    )
    return out


DRAWN: dict[str, Callable[[], str]] = {
    "basil-pot": basil_pot, "watering-can": watering_can, "coffee-mug": mug,
    "sunny-window": sunny_window, "checklist-board": stacked_plan, "yoga-mat": yoga_mat,
    "herb": herb_jar, "bouquet": flower_vase,
}  # fmt: skip
