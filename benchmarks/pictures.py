"""How long a picture takes in a warm process: every place in both styles, 1080x1920.

python -m benchmarks.pictures [--size 1080x1920]
"""

import argparse
import time
from statistics import median

from benchmarks.tables import show
from limelight.adapters.embedded.illustrator.compose import compose
from limelight.adapters.embedded.illustrator.figure.styles.finish import STYLES
from limelight.adapters.embedded.illustrator.scenes import settings
from limelight.generation.schemas import Appearance, ImageAsk
from limelight.renders.stage.draw import draw_still

_BUDGET_SECONDS = "1.0"
_LATE_SHARE = 0.95


def main() -> None:
    """Draw each place once in each style and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1080x1920")
    width, height = (int(side) for side in parser.parse_args().size.split("x"))
    _drawn("kitchen", "toon", (width, height))
    rows = []
    for style in STYLES:
        spent = [_drawn(place, style, (width, height)) for place in settings.every()]
        walls, cpus = sorted(wall for wall, _ in spent), sorted(cpu for _, cpu in spent)
        late = int(_LATE_SHARE * len(spent))
        told = (median(walls), walls[late], median(cpus), cpus[late], cpus[-1])
        rows.append([style, str(len(spent)), *(f"{value:.2f}" for value in told), _BUDGET_SECONDS])
    head = ["style", "places", "wall s", "wall s, p95", "CPU s", "CPU s, p95", "CPU s, most"]
    show(f"A picture with a figure, {width}x{height}, warm, one core", [*head, "budget s"], rows)


def _drawn(place: str, style: str, size: tuple[int, int]) -> tuple[float, float]:
    """Wall and CPU seconds of composing and drawing one picture."""
    ask = ImageAsk(
        prompt="three tips",
        width_px=size[0],
        height_px=size[1],
        appearance=Appearance(style=style),
        setting=place.replace("_", " "),
        subjects=("coffee", "book"),
    )
    began, before = time.perf_counter(), time.process_time()
    draw_still(compose(ask))
    return time.perf_counter() - began, time.process_time() - before


if __name__ == "__main__":
    main()
