"""What a drawn character is recognised by, compared."""

from limelight.adapters.embedded.illustrator import colours

# What makes a face recognisable, and how much.
_WEIGHTS = {
    "hair": 3.5, "hair_texture": 1.0, "hair_colour": 3.0, "skin": 3.0, "eye_colour": 1.8,
    "glasses": 2.0, "beard": 2.2, "gender": 1.2, "age_years": 1.2, "body": 0.4,
    "glasses_colour": 0.3, "marks": 0.8, "brow_colour": 0.3, "face_jaw": 0.3, "face_lips": 0.3,
    "style": 1.0, "face_nose_width": 0.3, "face_eye_fold": 0.3, "face_cheeks": 0.2,
}  # fmt: skip
_COLOURS = frozenset(("hair_colour", "skin", "eye_colour", "glasses_colour"))
_DECISIVE = ("hair", "skin", "hair_colour", "eye_colour", "glasses", "beard")
# Below this nobody tells two colours apart; a tenth further they have nothing in common.
_NEAR, _STEEP = 0.035, 10.0


def identity_score(left: dict[str, str], right: dict[str, str]) -> float:
    """0 (nothing in common) to 1 (the same character): weighted equality of the canonical
    parameters of two figures.

    Clothes, expression, light and setting do not count. Colours that can hardly be told apart
    count as equal. A figure without parameters scores 0.
    """
    if not left or not right:
        return 0.0
    got = sum(
        weight * _alike(name, left.get(name, ""), right.get(name, ""))
        for name, weight in _WEIGHTS.items()
    )
    # One clear difference in a main trait is a different person, whatever else agrees.
    worst = min(_alike(n, left.get(n, ""), right.get(n, "")) for n in _DECISIVE)
    score = got / sum(_WEIGHTS.values())
    return round(score if worst > 0.5 else score * 0.85, 4)


def _alike(name: str, a: str, b: str) -> float:
    if name in _COLOURS and a.startswith("#") and b.startswith("#"):
        far = colours.distance(a, b)
        return max(0.0, 1.0 - max(0.0, far - _NEAR) * _STEEP)
    return 1.0 if a == b else 0.0
