"""Which hair is drawn by what, and a whole head of it."""

from collections.abc import Callable
from dataclasses import replace

from limelight.adapters.embedded.illustrator.figure.hair_new import short
from limelight.adapters.embedded.illustrator.figure.hair_new.tress import Drawn, Tress
from limelight.adapters.embedded.illustrator.looks.look import Look

HAIRS: dict[str, Callable[[Tress], Drawn]] = {
    "pixie": short.pixie, "side_part": short.side_part, "undercut": short.undercut,
    "quiff": short.quiff, "crop": short.crop, "spiky": short.spiky, "slick": short.slick,
    "curtains": short.curtains, "short_waves": short.short_waves, "buzz": short.buzz,
    "receding": short.receding, "bald": short.bald, "mohawk": short.mohawk,
}  # fmt: skip


def draw_hair(look: Look) -> Drawn:
    """The hair of a look in its layers, paints included."""
    tress = Tress.of(look)
    drawn = HAIRS[look.hair](tress)
    front = f"<defs>{tress.defs('ft')}</defs>{drawn.under}"
    rear = f"<defs>{tress.defs('fr')}</defs>{drawn.rear}" if drawn.rear else ""
    return replace(drawn, under=front, rear=rear)
