"""Whether a photograph shows the character: the vector of its face against those of the
references.
"""

import functools
import hashlib
import importlib
import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from limelight.generation.errors import Unavailable
from limelight.generation.ports import IdentityJudge, MakerInfo
from limelight.generation.schemas import Box, ImageAsk, ImageMade
from limelight.kit.workers import Workers

_INFO = MakerInfo(
    provider="dlib",
    model="face_recognition_resnet_v1",
    version="1",
    licence="Boost-1.0; weights CC0-1.0",
)
_SHA256 = {
    "dlib_face_recognition_resnet_model_v1.dat": (
        "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"
    ),
    "shape_predictor_5_face_landmarks.dat": (
        "c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888"
    ),
}
_LONGEST_SIDE_PX = 1024
# Two pictures of one person lie within 0.6 of each other (the authors' threshold, 99.38 % right on
# Labeled Faces in the Wild); a score of 0.90 is exactly that distance.
_SAME_WITHIN = 0.6
_SCORE_THERE = 0.90


class Face(NamedTuple):
    """A face in a picture: where it is in pixels, and its 128 numbers."""

    box: Box
    vector: NDArray[np.float64]


class FaceJudge:
    """Judges photographs by the face; drawings with a stage are somebody else's to judge."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    @property
    def info(self) -> MakerInfo:
        """Who judges."""
        return _INFO

    async def score(self, made: ImageMade, ask: ImageAsk) -> float | None:
        """The best match of the largest face with any reference; 0 when the photograph shows no
        face, None without references or for a drawing.
        """
        if made.stage is not None or not ask.references:
            return None
        return await self._workers.run(likeness, made.picture, ask.references)


def installed(workers: Workers) -> tuple[IdentityJudge, ...]:
    """The judge, where the extra `faces` is installed."""
    wanted = ("dlib", "face_recognition_models")
    found = all(importlib.util.find_spec(name) is not None for name in wanted)
    return (FaceJudge(workers),) if found else ()


def likeness(picture: Path, references: tuple[Path, ...]) -> float:
    """How surely the largest face of `picture` is that of the references, 0 to 1: 1 at distance 0,
    0.90 at the distance where two pictures still count as one person, 0 at twice that.
    """
    shown = faces(picture)
    known = [found[0].vector for path in references if (found := faces(path))]
    if not shown or not known:
        return 0.0
    distance = min(float(np.linalg.norm(shown[0].vector - vector)) for vector in known)
    return score_of(distance)


def score_of(distance: float) -> float:
    """A distance of two face vectors as a score."""
    if distance <= _SAME_WITHIN:
        score = 1 - (1 - _SCORE_THERE) * distance / _SAME_WITHIN
    else:
        score = max(0.0, _SCORE_THERE * (2 - distance / _SAME_WITHIN))
    return round(score, 4)


def faces(picture: Path) -> list[Face]:
    """The faces of a picture, the largest first."""
    dlib, detect, landmarks, network = _models()
    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    shrunk = min(1.0, _LONGEST_SIDE_PX / max(image.size))
    image = image.resize((round(image.width * shrunk), round(image.height * shrunk)))
    pixels = np.asarray(image)
    found = sorted(detect(pixels, 1), key=lambda box: -box.area())
    return [
        Face(
            Box(
                x=box.left() / shrunk,
                y=box.top() / shrunk,
                width=box.width() / shrunk,
                height=box.height() / shrunk,
            ),
            np.array(
                network.compute_face_descriptor(
                    dlib.get_face_chip(pixels, landmarks(pixels, box), 150, 0.25)
                )
            ),
        )
        for box in found
    ]


@functools.cache
def _models() -> tuple[Any, Any, Any, Any]:
    """dlib itself, its detector, landmarks and network; loaded once in a process."""
    dlib: Any = importlib.import_module("dlib")
    return (
        dlib,
        dlib.get_frontal_face_detector(),
        dlib.shape_predictor(_weights("shape_predictor_5_face_landmarks.dat")),
        dlib.face_recognition_model_v1(_weights("dlib_face_recognition_resnet_model_v1.dat")),
    )


def _weights(name: str) -> str:
    spec = importlib.util.find_spec("face_recognition_models")
    if spec is None or spec.origin is None:
        raise Unavailable("Judging photographs needs the extra `faces`: make extras.")
    path = Path(spec.origin).parent / "models" / name
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != _SHA256[name]:
            raise Unavailable(f"{name} is not the file Limelight was tested with. Install again.")
    return str(path)
