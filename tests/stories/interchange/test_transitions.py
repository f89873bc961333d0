"""Slides, wipes and zooms in the words of other tools, and back."""

from pathlib import Path
from xml.etree.ElementTree import fromstring

import opentimelineio
import pytest
from opentimelineio import schema
from tests.make.edits import MEDIA, timeline

from limelight.stories.interchange.editors.edit import Edit, edit_of
from limelight.stories.interchange.editors.edl import to_edl
from limelight.stories.interchange.editors.fcpxml import to_fcpxml
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import Timeline, Transition

KINDS: tuple[Transition, ...] = ("fade", "slide", "wipe", "zoom")


def joined(kind: Transition) -> Timeline:
    first, second, *rest = timeline().clips
    return timeline(clips=(first, second.model_copy(update={"transition": kind}), *rest))


def edit(kind: Transition) -> Edit:
    return edit_of(joined(kind), MEDIA)


@pytest.mark.parametrize("kind", KINDS)
def test_final_cut_gets_an_effect_of_its_own(kind: Transition) -> None:
    text = to_fcpxml(edit(kind)).split("<!DOCTYPE fcpxml>\n")[1]
    root = fromstring(text)  # noqa: S314 - our own
    effects = list(root.iter("effect"))
    transition = next(root.iter("transition"))
    names = {"fade": "Cross Dissolve", "slide": "Push", "wipe": "Wipe", "zoom": "Scale"}
    assert [effect.get("name") for effect in effects] == [names[kind]]
    used = transition.find("filter-video")
    assert used is not None
    assert used.get("ref") == effects[0].get("id")
    assert transition.get("name") == used.get("name") == names[kind]


@pytest.mark.parametrize(
    ("kind", "code", "comes_back"),
    [
        ("fade", "D", "fade"),
        ("wipe", "W001", "wipe"),
        ("slide", "D", "fade"),
        ("zoom", "D", "fade"),
    ],
)
def test_an_edl_has_wipes_by_number_and_comes_back(
    kind: Transition, code: str, comes_back: str
) -> None:
    text = to_edl(edit(kind))
    assert [line.split()[3] for line in text.splitlines() if " 009 " in line] == [code]
    read = opentimelineio.adapters.read_from_string(text, "cmx_3600", rate=30)
    again = from_otio(read.to_json_string(), Path("/nowhere"))
    assert [clip.transition for clip in again.clips if clip.crossfade_seconds] == [comes_back]


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_a_transition_travels_in_otio(kind: Transition) -> None:
    text = to_otio(joined(kind))
    root = opentimelineio.adapters.read_from_string(text, "otio_json")
    found = next(item for item in root.tracks[0] if isinstance(item, schema.Transition))
    types = {"fade": "SMPTE_Dissolve", "wipe": "SMPTE_Wipe"}
    assert found.transition_type == types.get(kind, "Custom_Transition")
    assert from_otio(text, Path()) == joined(kind)


@pytest.mark.parametrize(
    ("name", "type_", "read"),
    [
        ("Cross Dissolve", "SMPTE_Dissolve", "fade"),
        ("Edge Wipe", "Custom_Transition", "wipe"),
        ("Push", "Custom_Transition", "slide"),
        ("Zoom & Pan", "Custom_Transition", "zoom"),
        ("Page Peel", "Custom_Transition", "slide"),
    ],
)
def test_a_transition_chosen_elsewhere_wins_where_it_is_known(
    name: str, type_: str, read: str
) -> None:
    root = opentimelineio.adapters.read_from_string(to_otio(joined("slide")), "otio_json")
    track = root.tracks[0]
    at = next(at for at, item in enumerate(track) if isinstance(item, schema.Transition))
    was = track[at]
    track[at] = schema.Transition(
        name=name, transition_type=type_, in_offset=was.in_offset, out_offset=was.out_offset
    )
    again = from_otio(root.to_json_string(), Path())
    assert again.clips[1].transition == read
