"""Parts of DiceBear's toon-head (Johan Melin, CC BY 4.0) as SVG in the coordinates of its canvas;
modified.

Strokes are left out and colours are replaced by paints of the figure.
"""

import functools
import json
from pathlib import Path
from typing import Any

from limelight.adapters.embedded.illustrator.svg import num

CREDIT = "Figure after “ToonHead” by Johan Melin (CC BY 4.0), modified"
_FILE = Path(__file__).parents[2] / "data" / "illustrator" / "toon-head.json"
_PLACE = {
    "rearHair": (160.62, 339.51), "body": (124.0, 556.0), "head": (186.52, 139.5),
    "beard": (223.48, 402.09), "hair": (158.16, 0.0),
}  # fmt: skip


@functools.cache
def _style() -> dict[str, Any]:
    style: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return style


def part(component: str, variant: str, paints: dict[str, str]) -> str:
    """One variant of a component, moved to its place. `paints` maps colour names to fills."""
    elements = _style()["components"][component]["variants"][variant]["elements"]
    x, y = _PLACE[component]
    body = "".join(_element(e, paints) for e in elements)
    return f'<g transform="translate({num(x)} {num(y)})">{body}</g>'


def outline(component: str, variant: str, index: int = 0) -> str:
    """The path data of one element, in the component's own coordinates."""
    elements = _style()["components"][component]["variants"][variant]["elements"]
    return str(elements[index]["attributes"]["d"])


def _element(element: dict[str, Any], paints: dict[str, str]) -> str:
    if element.get("type") == "component":
        return ""
    written = []
    for key, value in (element.get("attributes") or {}).items():
        text = paints.get(value["name"], "none") if isinstance(value, dict) else value
        written.append(f'{key}="{text}"')
    inner = "".join(_element(child, paints) for child in element.get("children", []))
    return f"<{element['name']} {' '.join(written)}>{inner}</{element['name']}>"
