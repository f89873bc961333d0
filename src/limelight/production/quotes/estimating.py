"""Estimates out of samples: each step has a size it grows with, and a time per unit of it."""

from collections.abc import Mapping, Sequence
from statistics import median

from limelight.generation.schemas import Kind, Value
from limelight.production.schemas import Quote, QuotedStep
from limelight.stories.brief import SIZES, Brief

# So many productions that were really made decide alone; of fewer, what follows counts as one.
ENOUGH_SAMPLES = 3
_SECONDS_PER_SCENE = 4.5
_VIDEO_BYTES, _OTHER_BYTES = 110_000.0, 1_200_000.0
# Seconds per unit on two busy cores, by the steps of `make demo`: only until this machine has made
# something itself.
_FIRST_RATES = {
    "script": 1.0,
    "speech": 0.4,
    "pictures": 1.7,
    "music": 0.06,
    "cut": 0.05,
    "render": 0.9,
    "finish": 0.08,
}
_MAKERS = {
    "script": Kind.TEXT,
    "speech": Kind.SPEECH,
    "pictures": Kind.IMAGE,
    "music": Kind.MUSIC,
}


class Size(Value):
    """How large a production is: what it shows in seconds, scenes, and the pixels of its formats
    in millions.
    """

    seconds: float
    scenes: float
    formats: int
    megapixels: float


class Sample(Value):
    """A finished production: its size, how long the steps took that made something, in seconds,
    and how large its videos and its other files are.
    """

    size: Size
    steps: dict[str, float]
    video_bytes: int
    other_bytes: int


def size_of(brief: Brief, *, seconds: float, scenes: float) -> Size:
    """The size of what `brief` asks for."""
    pixels = sum(width * height for width, height in (SIZES[name] for name in brief.formats))
    return Size(seconds=seconds, scenes=scenes, formats=len(brief.formats), megapixels=pixels / 1e6)


def estimate(
    brief: Brief,
    steps: Sequence[tuple[str, str]],
    samples: Sequence[Sample],
    prices: Mapping[Kind, int],
) -> Quote:
    """What making `brief` will take. `steps` are names and labels in order, `prices` what one call
    of the maker of a kind costs, in millionths of a US dollar.
    """
    bumpers = sum(each.seconds for each in (brief.intro, brief.outro) if each is not None)
    paces = [one.size.seconds / one.size.scenes for one in samples if one.size.scenes]
    scenes = max(1.0, round(brief.seconds / _typical(paces, _SECONDS_PER_SCENE)))
    size = size_of(brief, seconds=brief.seconds + bumpers, scenes=scenes)
    is_composed = brief.soundtrack.music == "composed"
    quoted = tuple(
        _step(name, label, size, samples, prices)
        if name != "music" or is_composed
        else QuotedStep(name=name, label=label, seconds=0.0)
        for name, label in steps
    )
    by_name = {step.name: step.seconds for step in quoted}
    # Pictures are drawn while the voice is recorded and the music composed.
    at_once = min(by_name["pictures"], by_name["speech"] + by_name["music"])
    videos = [one.video_bytes / _units("render", one.size) for one in samples]
    others = [one.other_bytes / _units("cut", one.size) for one in samples]
    video_bytes = _typical(videos, _VIDEO_BYTES) * _units("render", size)
    other_bytes = _typical(others, _OTHER_BYTES) * _units("cut", size)
    return Quote(
        steps=quoted,
        seconds=round(sum(by_name.values()) - at_once, 1),
        cost_micros=sum(step.cost_micros for step in quoted),
        video_bytes=round(video_bytes),
        size_bytes=round(video_bytes + other_bytes),
        sample_count=len(samples),
    )


def _step(
    name: str, label: str, size: Size, samples: Sequence[Sample], prices: Mapping[Kind, int]
) -> QuotedStep:
    rates = [one.steps[name] / _units(name, one.size) for one in samples if name in one.steps]
    kind = _MAKERS.get(name)
    return QuotedStep(
        name=name,
        label=label,
        seconds=round(_typical(rates, _FIRST_RATES[name]) * _units(name, size), 1),
        cost_micros=round(prices.get(kind, 0) * _calls(kind, size)) if kind else 0,
        sample_count=len(rates),
    )


def _units(name: str, size: Size) -> float:
    units = {
        "script": 1.0,
        "pictures": size.scenes * size.formats,
        "cut": size.seconds * size.formats,
        "render": size.seconds * size.megapixels,
        "finish": size.seconds * size.megapixels,
    }
    return units.get(name, size.seconds)


def _calls(kind: Kind, size: Size) -> float:
    if kind is Kind.IMAGE:
        return size.scenes * size.formats
    return size.scenes if kind is Kind.SPEECH else 1


def _typical(found: Sequence[float], first: float) -> float:
    return median(found if len(found) >= ENOUGH_SAMPLES else [*found, first])
