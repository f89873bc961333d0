"""How high hair and headwear reach, so that a picture leaves room for them."""

from limelight.adapters.embedded.illustrator.looks.look import Look

USUAL_TOP = 88.0
_HAIRS = {
    "puff": -70.0, "top_knot": -12.0, "mohawk": -6.0, "half_up": 30.0, "spiky": 38.0, "afro": 14.0,
    "ponytail": 50.0, "quiff": 56.0, "long_curls": 56.0, "shoulder_waves": 62.0,
    "shoulder_curls": 66.0, "curly_bob": 66.0, "short_curls": 70.0, "curly_top": 70.0,
    "coils_short": 84.0,
}  # fmt: skip
_HEADWEAR = {
    "hijab": 86.0, "head_wrap": 30.0, "beanie": 56.0, "cap": 64.0, "sun_hat": 58.0, "beret": 50.0,
    "flat_cap": 84.0, "bucket_hat": 78.0,
}  # fmt: skip


def top_of(look: Look) -> float:
    """The height (figure units, less is higher) above which nothing of a look's head is drawn."""
    if look.headwear in _HEADWEAR:
        return _HEADWEAR[look.headwear]
    # Curls and coils stand higher than straight hair of the same cut.
    grown = {"straight": 0.0, "wavy": 6.0, "curly": 26.0, "coily": 16.0}[look.hair_texture]
    return _HAIRS.get(look.hair, USUAL_TOP - grown)
