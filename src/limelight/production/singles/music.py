"""What a piece of music says of itself."""

from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Made


def claim(made: Made) -> Claim:
    """What the file says of itself; the words that were typed stay out of it."""
    facts = made.facts["facts"]
    how = f"{facts['mood']}, {facts['key']}, {facts['tempo_bpm']:g} bpm, seed {facts['seed']}"
    return Claim(
        title=f"Music, {facts['mood']}",
        description=f"Original instrumental music, composed by rule: {how}.",
        rights=facts["rights"]["statement"],
    )
