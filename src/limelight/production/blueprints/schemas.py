"""Templates as pages, the API and files of them hold them."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from limelight.generation.schemas import Value
from limelight.production.briefs.typed import Typed

_GAP = re.compile(r"\{(\w{1,30})\}")
# What a template is filled in in.
_WITH_GAPS = ("text", "intro", "outro", "lower_third")
# What belongs to one brief, not to those like it.
OF_ONE_BRIEF = {"draft": "", "draft_version": "0", "files_of": "", "series": ""}


class Blueprint(BaseModel):
    """A template as it is kept and shared: `fields` of the brief form, in whose text, cards and
    name gaps such as {topic} are filled in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    about: str = Field("", max_length=300)
    fields: Typed

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is to be filled in, in the order in which it is asked for."""
        texts = [getattr(self.fields, name) for name in _WITH_GAPS]
        return tuple(dict.fromkeys(gap for text in texts for gap in _GAP.findall(text)))

    def filled(self, told: Mapping[str, str]) -> Typed:
        """The form with what was told in the gaps; gaps nobody told of stay."""

        def fill(text: str) -> str:
            return _GAP.sub(lambda gap: told.get(gap[1], "").strip() or gap[0], text)

        filled = {name: fill(getattr(self.fields, name)) for name in _WITH_GAPS}
        return self.fields.model_copy(update={**filled, **OF_ONE_BRIEF})


class BlueprintView(Value):
    """A template of the workspace, or one of the program, which cannot be deleted."""

    id: str
    is_built_in: bool
    blueprint: Blueprint
    gaps: tuple[str, ...]
