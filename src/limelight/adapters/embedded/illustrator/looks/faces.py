"""The proportions of a face: by words of the description, by origin, by build, and a little of
its own.
"""

import hashlib

from limelight.adapters.embedded.illustrator.looks.look import Face
from limelight.adapters.embedded.illustrator.looks.words import Words, vocabulary
from limelight.generation.schemas import Appearance

_TRAITS = (
    "width", "jaw", "chin", "cheeks", "eye_size", "eye_tilt", "eye_fold", "nose_width",
    "nose_length", "nose_bridge", "lips", "brows",
)  # fmt: skip
# How far faces of the same words differ by the hash of what is said of the person.
_OWN = 0.22
_BY_BUILD: dict[str, dict[str, float]] = {
    "slim": {"cheeks": -0.55, "width": -0.3},
    "average": {},
    "athletic": {"jaw": 0.25, "cheeks": -0.25},
    "curvy": {"cheeks": 0.5, "width": 0.15},
    "broad": {"cheeks": 0.85, "width": 0.45, "jaw": 0.25},
}


def read_face(appearance: Appearance, told: Words) -> Face:
    """The face of `appearance`; `told` is its description. Equal appearances, equal faces.

    Clothes, hair and colours do not change it, so that editing those keeps the face.
    """
    table = vocabulary()["face"]
    origin = Words(appearance.ethnicity)
    traits = dict.fromkeys(_TRAITS, 0.0)
    matched = origin.every(table["origins"])[:2]
    for row in matched:
        _add(traits, row, 1 / len(matched))
    for row in told.every(table["words"]):
        _add(traits, row, 1.0)
    _add(traits, _BY_BUILD[appearance.body_type], 1.0)
    person = f"{appearance.gender}|{origin.text}|{told.text}"
    for name in _TRAITS:
        if name != "eye_fold":
            traits[name] += _own(person, name) * _OWN
    low = {"eye_fold": 0.0}
    return Face(**{n: round(min(1.0, max(low.get(n, -1.0), v)), 2) for n, v in traits.items()})


def _add(traits: dict[str, float], row: dict[str, float], share: float) -> None:
    for name, value in row.items():
        traits[name] += value * share


def _own(person: str, name: str) -> float:
    """From -1 to 1, always the same for the same person and trait."""
    digest = hashlib.sha256(f"{name}|{person}".encode()).digest()
    return int.from_bytes(digest[:2], "big") / 32767.5 - 1
