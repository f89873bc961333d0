"""A timeline that comes back from another editor as it left is the same to the last digit."""

from pathlib import Path

import pytest

from limelight.production.editing.timelines.exchange import edit_in
from limelight.stories.editing.timelines import edit_of
from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Sound, Timeline


@pytest.mark.parametrize("second_at", range(100, 130))
def test_what_was_not_touched_is_not_changed(second_at: int) -> None:
    begin, end = second_at / 30, 202 / 30
    pictures = Path("media/one.png"), Path("media/two.png")
    line = Timeline(
        title="Two shots",
        width_px=1080,
        height_px=1920,
        fps=30,
        seconds=end,
        clips=(
            Clip(name="one", start=0.0, seconds=begin, picture=pictures[0]),
            # Rounded as what writes timelines rounds it, not as the difference of two floats.
            Clip(name="two", start=begin, seconds=(202 - second_at) / 30, picture=pictures[1]),
        ),
        speech=(Sound(name="a", audio=Path("media/a.wav"), start=0.3, seconds=2.0),),
        words=(),
    )
    wish = edit_in(to_otio(line), line, pictures)
    assert wish.edit == edit_of(line)
