"""What is typed about a finish becomes values or one clear sentence, and survives a round trip."""

from pathlib import Path

import pytest

from limelight.kit.errors import Invalid
from limelight.stories.cli.finishing import FINISHING, PACING
from limelight.stories.finish import (
    Branding,
    Bumper,
    Finish,
    Finishing,
    LowerThird,
    parse_bumper,
    parse_lower_third,
)
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.pacing import Pacing
from limelight.stories.timeline import Clip, Timeline

LINE = Timeline(
    title="Basil",
    width_px=90,
    height_px=160,
    seconds=2.0,
    clips=(
        Clip(name="a", start=0.0, seconds=1.0, picture=Path("a.png")),
        Clip(name="b", start=1.0, seconds=1.0, picture=Path("b.png")),
    ),
    finish=Finish(colours="mono", grain=0.2),
)


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        (Finishing(colours="flm"), "colours", "Choose from warm, cool, film"),
        (Finishing(grain=3), "grain", "from 0 to 1, not 3"),
        (Finishing(vignette=-0.1), "vignette", "from 0 to 1"),
        (Finishing(progress="left"), "progress", "none, top, bottom"),
        (Finishing(logo_corner="middle"), "logo_corner", "Choose from top-left"),
        (Finishing(logo_size=9), "logo_size", "from 0.5 to 3, not 9"),
        (Finishing(logo_opacity=0.01), "logo_opacity", "from 0.1 to 1"),
        (Finishing(font="gothic"), "font", "Choose from sans, serif"),
        (Finishing(accent="red"), "accent", "such as #ffc43d"),
        (Finishing(lower_third="x" * 61), "lower_third", "at most 60 letters"),
    ],
)
def test_what_is_wrong_is_said_with_its_field(typed: Finishing, field: str, says: str) -> None:
    with pytest.raises(Invalid, match=says) as told:
        LINE.finished(typed)
    assert told.value.facts["field"] == field


def test_what_is_left_empty_stays_as_the_timeline_says() -> None:
    done = LINE.finished(Finishing(vignette=0.5, lower_third="Mira | grows things"))
    assert done.finish == Finish(colours="mono", grain=0.2, vignette=0.5)
    assert done.branding == Branding()
    assert done.clips[0].lower_third == LowerThird(name="Mira", detail="grows things")
    assert done.clips[1].lower_third is None
    assert LINE.finished(Finishing()) == LINE


def test_a_bumper_is_words_or_a_file() -> None:
    assert parse_bumper("Basil | with Mira", "intro") == Bumper(title="Basil", detail="with Mira")
    assert parse_bumper("my/opening.mp4", "intro") == Bumper(media=Path("my/opening.mp4"))
    assert parse_bumper("  ", "intro") is None
    for wrong in ("| only below", "x" * 81, f"a | {'x' * 121}"):
        with pytest.raises(Invalid) as told:
            parse_bumper(wrong, "outro")
        assert told.value.facts["field"] == "outro"


def test_a_name_needs_no_second_line() -> None:
    assert parse_lower_third(" Mira ") == LowerThird(name="Mira")
    assert parse_lower_third("  ") is None


def test_logo_and_table_travel_with_the_media_of_a_timeline() -> None:
    done = LINE.finished(
        Finishing(
            logo=Path("media/logo.png"),
            lut=Path("media/c.cube"),
            progress="top",
            logo_corner="bottom-left",
            logo_size=2,
            font="serif",
            logo_opacity=0.5,
        )
    )
    assert done.branding.font == "serif"
    assert done.branding.logo_corner == "bottom-left"
    assert (done.branding.logo_size, done.branding.logo_opacity) == (2, 0.5)
    assert {Path("media/logo.png"), Path("media/c.cube")} <= set(done.media())
    assert from_otio(to_otio(done), Path()) == done
    moved = done.located(lambda path: Path("/there") / path.name)
    assert moved.branding.logo == Path("/there/logo.png")
    assert moved.finish.lut == Path("/there/c.cube")


def test_every_way_to_finish_a_piece_has_an_option() -> None:
    assert list(FINISHING) == list(Finishing.model_fields)
    assert list(PACING) == list(Pacing.model_fields)
