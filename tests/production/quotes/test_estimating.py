"""What a production will take, out of what others took."""

import pytest

from limelight.generation.schemas import Kind
from limelight.production.quotes.estimating import Sample, Size, estimate, size_of
from limelight.production.steps.tracking import STEPS
from limelight.stories.brief import Brief

BRIEF = Brief(text="Three tips", seconds=20)
_SIZE = size_of(BRIEF, seconds=20.0, scenes=4)


def sample(size: Size = _SIZE, **steps: float) -> Sample:
    return Sample(size=size, steps=steps, video_bytes=4_000_000, other_bytes=20_000_000)


def test_without_anything_made_there_is_an_estimate_all_the_same() -> None:
    quote = estimate(BRIEF, STEPS, (), {})
    assert [step.name for step in quote.steps] == [name for name, _ in STEPS]
    assert 10 < quote.seconds < 300
    assert (quote.cost_micros, quote.sample_count) == (0, 0)
    assert quote.size_bytes > quote.video_bytes > 1_000_000


def test_what_was_made_here_decides_once_there_is_enough_of_it() -> None:
    one = {step.name: step for step in estimate(BRIEF, STEPS, [sample(render=400.0)], {}).steps}
    three = estimate(BRIEF, STEPS, [sample(render=each) for each in (399.0, 400.0, 9000.0)], {})
    render = next(step for step in three.steps if step.name == "render")
    assert render.seconds == 400.0
    assert render.sample_count == 3
    assert one["render"].seconds < 400.0
    assert one["speech"].sample_count == 0


def test_twice_as_long_in_twice_the_formats_takes_longer_where_it_should() -> None:
    made = [sample(script=2.0, speech=6.0, pictures=4.0, render=20.0)] * 3
    larger = Brief(text="Three tips", seconds=40, formats=("9:16", "16:9"))
    steps = {step.name: step.seconds for step in estimate(larger, STEPS, made, {}).steps}
    assert (steps["script"], steps["speech"]) == (2.0, 12.0)
    assert (steps["pictures"], steps["render"]) == (16.0, 80.0)


def test_steps_that_run_at_once_are_not_counted_twice() -> None:
    made = [sample().model_copy(update={"steps": {name: 10.0 for name, _ in STEPS}})] * 3
    # Seven steps of 10 s; the pictures are drawn while the voice and the music are made.
    assert estimate(BRIEF, STEPS, made, {}).seconds == 60.0


@pytest.mark.parametrize(
    ("prices", "cost"),
    [
        ({Kind.TEXT: 2000}, 2000),
        ({Kind.IMAGE: 100}, 400),
        ({Kind.SPEECH: 10, Kind.MUSIC: 7}, 47),
    ],
)
def test_every_call_of_a_maker_costs(prices: dict[Kind, int], cost: int) -> None:
    assert estimate(BRIEF, STEPS, [sample()] * 3, prices).cost_micros == cost
