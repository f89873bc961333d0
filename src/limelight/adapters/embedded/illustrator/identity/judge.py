"""The judge of drawings: what was drawn, and whether the head in the picture looks like it."""

from pathlib import Path

import cv2
import numpy as np

from limelight.adapters.embedded.illustrator import compose
from limelight.adapters.embedded.illustrator.identity import parameters, pixels
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import ImageAsk, ImageMade
from limelight.kit.workers import Workers
from limelight.renders.stage.schemas import Stage

_INFO = MakerInfo(provider="embedded", model="drawing-identity", version="1", licence="Apache-2.0")
# The same character was never seen below 0.75 in any scene; half of all strangers lie below 0.6.
_ALIKE_FROM = 0.70


class DrawingJudge:
    """Judges pictures that come with the stage they were drawn from."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def info(self) -> MakerInfo:
        """Who judges."""
        return _INFO

    async def score(self, made: ImageMade, ask: ImageAsk) -> float | None:
        """How surely the drawing shows whom `ask` describes; None for a picture without a stage.
        The same picture always scores the same.
        """
        if made.stage is None or ask.appearance is None:
            return None
        return await self._workers.run(score_of, made.picture, made.stage, ask)


def score_of(picture: Path, plan: Path, ask: ImageAsk) -> float:
    """The score of the files of a drawing, 0 to 1."""
    stage = Stage.model_validate_json(plan.read_bytes())
    shown = cv2.imread(str(picture), cv2.IMREAD_COLOR)
    if shown is None:
        return 0.0
    return score_picture(np.asarray(cv2.cvtColor(shown, cv2.COLOR_BGR2RGB), np.uint8), stage, ask)


def score_picture(picture: pixels.Pixels, stage: Stage, ask: ImageAsk) -> float:
    """The score of a drawn picture: equality of the canonical parameters, lowered by as much as
    the head in the picture (height x width x RGB) does not look like the character's.
    """
    if stage.figure is None:
        return 0.0
    reference = compose.reference_figure(ask)
    drawn = parameters.identity_score(stage.figure.identity, reference.identity)
    alike = pixels.likeness(picture, stage.figure, reference)
    return round(drawn * (1 - max(0.0, _ALIKE_FROM - alike)), 4)
