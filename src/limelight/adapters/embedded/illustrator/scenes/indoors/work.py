"""Rooms for work: office, classroom, laboratory, workshop, gym."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    beside,
    in_depth,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import (
    furniture,
    lights,
    plants,
    rooms,
    windows,
)
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    rect,
)


def office(canvas: Canvas, brushes: Brushes) -> Scene:
    """A bright workplace: big panes with a town beyond, a pinboard, a monitor, plants."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    pane_w, pane_h = 250.0, canvas.at(0.46)
    count = 2 if not canvas.is_wide else 4
    start = canvas.left + 30 if side < 0 else canvas.right - 30 - count * (pane_w + 24)
    far = rooms.wall(canvas, brushes, (start + pane_w, canvas.at(0.25)))
    outlooks: tuple[windows.Outlook, ...] = ("towers", "roofs", "trees")
    outlook = rng.choice(outlooks)
    box = (start, canvas.at(0.075), count * (pane_w + 24) - 24, pane_h)
    far += windows.panes(box, count, brushes, "of", outlook=outlook)
    far += lights.shaft(canvas, (start + pane_w, canvas.at(0.1)), brushes.sky.key, "ob", 0.30)
    board_x = (
        canvas.side(-0.62 * side) - 150
        if canvas.is_wide
        else canvas.right - 330
        if side < 0
        else canvas.left + 40
    )
    mid = _pinboard(board_x, canvas.at(0.09), 300, 250, brushes)
    shelf = "#f4f1ea" if lightness(scheme.wall) > 0.7 else scheme.wood
    mid += furniture.shelf((board_x - 30, canvas.at(0.385), 370), shelf, scheme.mixed(), rng)
    mid += lights.pendant(
        canvas.side(-0.5 * side), canvas.at(0.02), 74, scheme.accent, "op", lit=brushes.is_dark
    )
    near = furniture.plant_stand(
        canvas.side(0.86 * side), canvas.chest + 110, canvas.low, brushes.inside(scheme.wood)
    )
    near += plants.potted(canvas.side(0.86 * side), canvas.chest + 112, 190, scheme.pale, rng)
    near += _screen(canvas.side(-0.80 * side), canvas.chest + 130, brushes)
    surface = Surface("wood", lighter(scheme.wood, 0.3), scheme.wood, lighter(scheme.wood, 0.6))
    light = light_of(brushes.sky, (start + pane_w * count / 2, canvas.at(0.22)), canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _screen(x: float, y: float, brushes: Brushes) -> str:
    """A monitor on a desk, showing a chart."""
    scheme = brushes.scheme
    out = rect(x - 20, y - 60, 40, 90, "#b9c0c6") + rect(
        x - 170, y - 250, 340, 210, "#2c3038", rx=16
    )
    out += rect(x - 156, y - 236, 312, 182, mix(scheme.second, "#16202c", 0.45), rx=8)
    bars = "".join(
        f"M{num(x - 120 + 44 * k)} {num(y - 84)}v{num(-(30 + (k * 37) % 90))} " for k in range(6)
    )
    out += line(bars, lighter(scheme.accent, 0.2), 18, 0.95)
    wood = brushes.inside(scheme.wood)
    return (
        out
        + rect(x - 330, y + 26, 660, 30, lighter(wood, 0.25), rx=8)
        + rect(x - 330, y + 56, 660, 900, darker(wood, 0.1))
    )


def _pinboard(x: float, y: float, w: float, h: float, brushes: Brushes) -> str:
    rng = brushes.rng
    out = furniture.board(
        (x, y, w, h), brushes.inside(brushes.scheme.wood), brushes.inside("#e3c79a")
    )
    for i in range(6):
        nx, ny = x + 24 + (i % 3) * 92, y + 24 + (i // 3) * 112
        colour = rng.choice(("#fff3b0", "#ffd6c9", "#cfe8ff", "#d6f0d0", "#ffffff"))
        note = (
            rect(0, 0, 76, 84, colour, rx=3)
            + line("M12 26h50 M12 42h40 M12 58h46", "#6a5a4a", 4, 0.35)
            + circle(38, 6, 6, "#d9504a")
        )
        out += group(note, nx, ny, turn=rng.uniform(-5, 5))
    return out


def classroom(canvas: Canvas, brushes: Brushes) -> Scene:
    """A board full of chalk, a clock, a globe on a bookcase, windows, paper chains."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    far = rooms.wall(canvas, brushes, (canvas.side(0.7 * side), canvas.at(0.25)))
    far += rooms.wainscot(
        canvas, canvas.chest + 10, brushes.inside(mix(scheme.shade, scheme.pale, 0.25)), 110
    )
    wide = canvas.width * (0.88 if not canvas.is_wide else 0.56)
    x = (canvas.width - wide) / 2 if not canvas.is_wide else canvas.side(0.46 * side) - wide / 2
    x = min(max(x, 40.0), canvas.width - wide - 40)
    box = (x, canvas.at(0.11), wide, canvas.chest - 90 - canvas.at(0.11))
    far += furniture.board(box, brushes.inside(scheme.wood), brushes.inside(scheme.second))
    far += rect(x + 20, box[1] + 20, wide - 40, box[3] - 40, "#ffffff", rx=30, op=0.05)
    far += furniture.chalk((x + 20, box[1] + 10, wide - 40, box[3] - 20), rng)
    far += rect(
        x - 10, box[1] + box[3] + 12, wide + 20, 18, brushes.inside(darker(scheme.wood, 0.2)), rx=5
    )
    mid = furniture.bunting(
        canvas, canvas.at(0.015), canvas.at(0.012), scheme.mixed(), 16 if not canvas.is_wide else 26
    )
    case_y = canvas.chest + 20
    for k in (-1, 1):
        cx = canvas.side(0.86 * k)
        wood = brushes.inside(lighter(scheme.wood, 0.1))
        mid += (
            furniture.books(cx - 150, case_y, 300, scheme.mixed(), rng)
            if k == side
            else _globe(cx, case_y, brushes)
        )
        mid += rect(cx - 210, case_y, 420, 26, lighter(wood, 0.25), rx=6) + rect(
            cx - 200, case_y + 26, 400, canvas.low, wood
        )
        mid += rect(cx - 176, case_y + 56, 352, 230, darker(wood, 0.4), rx=6) + furniture.books(
            cx - 168, case_y + 282, 336, scheme.mixed(), rng
        )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.3), darker(scheme.wood, 0.05), lighter(scheme.wood, 0.6)
    )
    light = light_of(brushes.sky, (canvas.side(0.9 * side), canvas.at(0.12)), canvas)
    return Scene(in_depth(far, mid), surface, light, scheme.accent)


def _globe(x: float, y: float, brushes: Brushes) -> str:
    sea, land = brushes.inside("#5aa9d6"), brushes.inside("#7fbf6c")
    out = rect(x - 46, y - 16, 92, 16, "#6a4630", rx=7) + rect(x - 7, y - 54, 14, 44, "#8a5a38")
    out += (
        f'<path d="M{num(x + 20)} {num(y - 240)} a98 98 0 1 1 -40 186" fill="none" '
        'stroke="#c9a24a" stroke-width="9"/>'
    )
    out += circle(x, y - 146, 84, sea)
    out += path(
        f"M{num(x - 66)} {num(y - 180)} q30 -44 62 -20 q-6 40 -30 48 q-26 24 -32 -28Z", land
    )
    out += path(f"M{num(x + 4)} {num(y - 140)} q46 -30 66 6 q-14 62 -46 60 q-28 -24 -20 -66Z", land)
    return out + ellipse(x - 30, y - 182, 20, 14, "#ffffff", 0.35)
