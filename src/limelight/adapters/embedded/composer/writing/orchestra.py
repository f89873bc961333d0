"""Who plays: the instruments of a band, where each of them lies, how loud it is."""

from functools import lru_cache
from random import Random
from typing import Any, Literal, NamedTuple

from limelight.adapters.embedded.composer.writing.styles import Style, read_data
from limelight.generation.schemas import Value

Kind = Literal["struck", "free", "short", "held", "drum"]
PAD = "warm-pad"
_USUAL_CENTRE = 62
# What rings on where the chord instrument itself is over at once.
_RINGERS = ("harp", "electric-piano", "vibraphone")


class Seat(Value):
    """An instrument in the band: how it sounds on (`struck` until it is let go, `free` on and
    on, `short` is over at once, `held` lasts), the middle of its register in a role, its place and
    its trim.
    """

    kind: Kind
    lead: int = _USUAL_CENTRE
    comp: int = _USUAL_CENTRE
    counter: int = _USUAL_CENTRE
    vibrato_cents: float = 0.0
    pan: float = 0.0
    gain_db: float = 0.0


class Band(NamedTuple):
    """Who plays what in a chapter; an empty name is nobody. `comping`, `bassing` and `groove` name
    patterns.
    """

    comp: str
    comping: str
    lead: str
    second: str
    counter: str
    bass: str
    bassing: str
    pad: str
    sparkle: str
    groove: str

    @property
    def ringer(self) -> str:
        """Who plays the last chord with the chord instrument, when that one does not ring."""
        return "" if seats()[self.comp].kind != "short" else _ringer_for(self.comp)


@lru_cache(maxsize=1)
def _data() -> Any:
    return read_data("band.json")


@lru_cache(maxsize=1)
def seats() -> dict[str, Seat]:
    """Every instrument by name."""
    return {name: Seat.model_validate(facts) for name, facts in _data()["instruments"].items()}


def role_gain_db(role: str) -> float:
    """How loud a role is in the mix."""
    gain: float = _data()["roles"][role]
    return gain


def gathered(style: Style, random: Random) -> Band:
    """A band that suits the mood; nobody has two jobs at once, but for strings under strings."""
    comp = random.choice(style.comps)
    leads = [name for name in style.leads if name != comp]
    lead = random.choice(leads)
    second = random.choice([name for name in leads if name != lead] or [lead])
    taken = {comp, lead, second}
    return Band(
        comp=comp,
        comping=random.choice(style.comping),
        lead=lead,
        second=second,
        counter=_other(style.counters, taken, random),
        bass=random.choice(style.basses),
        bassing=random.choice(style.bassing),
        pad=_other(style.pads, {comp}, random),
        sparkle=_other(style.sparkles, taken, random),
        groove=random.choice(style.grooves),
    )


def _other(names: tuple[str, ...], taken: set[str], random: Random) -> str:
    return random.choice([name for name in names if name not in taken] or [""])


def _ringer_for(comp: str) -> str:
    return _RINGERS[len(comp) % len(_RINGERS)]
