"""The brief form: what was typed, and the order it makes."""

import math
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from limelight.brands.service import NO_BRAND
from limelight.kit.errors import Invalid
from limelight.production.schemas import Order, ProductionView
from limelight.production.steps.given import files_of
from limelight.stories.finish import MEDIA_SUFFIXES, Branding, Bumper, Finishing
from limelight.stories.heard.soundtrack import Sounding
from limelight.stories.pacing import Pacing

# Fields that name a file of the library.
FILE_FIELDS = ("logo", "lut", "intro_file", "outro_file", "music_file")


class Typed(BaseModel):
    """The brief form as it was typed, unchecked, so that it can be shown again as it was.

    No field is called "form": in a browser it would hide the form from its own buttons.
    """

    model_config = ConfigDict(frozen=True)

    text: str = ""
    seconds: str = "20"
    formats: tuple[str, ...] = ()
    language: str = "en"
    told_as: str = ""
    seed: str = "0"
    character: str = ""
    look: str = ""
    captions: str = "karaoke"
    colours: str = ""
    progress: str = "none"
    cuts: str = "pause"
    effects: str = "none"
    lower_third: str = ""
    intro: str = ""
    outro: str = ""
    accent: str = ""
    font: str = ""
    vignette: str = "0"
    grain: str = "0"
    tighten_pauses: str = "0"
    stems: str = ""
    files_of: str = ""
    brand: str = ""
    series: str = ""
    voice: str = ""
    music: str = ""
    music_tempo: str = "0"
    music_volume: str = "0"
    logo: str = ""
    logo_corner: str = ""
    logo_size: str = "0"
    logo_opacity: str = "0"
    lut: str = ""
    intro_file: str = ""
    outro_file: str = ""
    music_file: str = ""
    draft: str = ""
    draft_version: str = "0"

    @classmethod
    def again(cls, view: ProductionView) -> "Typed":
        """The form that would order `view` once more."""
        brief, named, track = view.brief, view.brief.lower_third, view.brief.soundtrack
        accent = brief.branding.accent
        return cls(
            text=brief.text,
            seconds=str(brief.seconds),
            formats=brief.formats,
            language=brief.language,
            told_as=brief.form or "",
            seed=str(brief.seed),
            character=view.character_id,
            look=brief.look,
            captions=brief.captions,
            colours=brief.finish.colours or "",
            progress=brief.branding.progress,
            logo_corner=brief.branding.logo_corner or "",
            logo_size=f"{brief.branding.logo_size or 0:g}",
            logo_opacity=f"{brief.branding.logo_opacity or 0:g}",
            font=brief.branding.font,
            effects=brief.effects,
            cuts="beat" if brief.pacing.cut_on_beat else "pause",
            lower_third=f"{named.name} | {named.detail}".strip(" |") if named else "",
            intro=_said(brief.intro),
            outro=_said(brief.outro),
            accent="" if accent == Branding().accent else accent,
            vignette=f"{brief.finish.vignette:g}",
            grain=f"{brief.finish.grain:g}",
            tighten_pauses=f"{brief.pacing.tighten_pauses:g}",
            stems="1" if brief.stems else "",
            brand=brief.brand.id if brief.brand else NO_BRAND,
            files_of=view.id if files_of(brief) else "",
            voice=track.voice,
            music=track.mood if track.music == "composed" else track.music,
            music_tempo=str(track.tempo_bpm or 0),
            music_volume=f"{track.gain_db:g}",
        )

    def order(self, files: Mapping[str, Path] | None = None) -> Order:
        """`files` says where those lie that the form names (see `chosen.paths_of`). Raises Invalid
        where a number is none or no format is chosen.
        """
        if not self.formats:
            raise Invalid("Choose at least one format.", field="format")
        given = files or {}
        return Order(
            text=self.text,
            seconds=_whole_number(self.seconds, "seconds", "The length"),
            formats=",".join(self.formats),
            language=self.language,
            form=self.told_as,
            seed=_whole_number(self.seed, "seed", "The seed"),
            character=self.character,
            look=self.look,
            captions=self.captions,
            finishing=Finishing(
                colours=self.colours,
                lut=given.get("lut"),
                logo=given.get("logo"),
                logo_corner=self.logo_corner,
                logo_size=_number(self.logo_size, "logo_size", "The size of the logo"),
                logo_opacity=_number(self.logo_opacity, "logo_opacity", "How opaque the logo is"),
                progress=self.progress,
                lower_third=self.lower_third,
                effects=self.effects,
                intro=str(given.get("intro_file") or _card(self.intro, "intro")),
                outro=str(given.get("outro_file") or _card(self.outro, "outro")),
                accent=self.accent,
                font=self.font,
                vignette=_number(self.vignette, "vignette", "The vignette"),
                grain=_number(self.grain, "grain", "The grain"),
            ),
            pacing=Pacing(
                cut_on_beat=self.cuts == "beat",
                tighten_pauses=_number(self.tighten_pauses, "tighten_pauses", "The pause"),
            ),
            sounding=Sounding(
                voice=self.voice,
                music=self.music,
                music_file=given.get("music_file"),
                music_tempo=_whole_number(self.music_tempo or "0", "music_tempo", "The tempo"),
                music_volume=_number(self.music_volume, "music_volume", "The volume"),
            ),
            stems=bool(self.stems),
            files_of=self.files_of,
            brand=self.brand,
            series=self.series,
        )


def _whole_number(text: str, field: str, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Invalid(f"{name} must be a whole number.", field=field) from None


def _number(text: str, field: str, name: str) -> float:
    try:
        number = float(text.strip().replace(",", ".") or 0)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Invalid(f"{name} must be a number.", field=field)
    return number


def _said(bumper: Bumper | None) -> str:
    return f"{bumper.title} | {bumper.detail}".strip(" |") if bumper and not bumper.media else ""


def _card(text: str, field: str) -> str:
    """Words of a card; the rules would take those that end like a file for one on this machine."""
    if Path(" ".join(text.split())).suffix.lower() in MEDIA_SUFFIXES:
        raise Invalid(f"The words of the {field} end like the name of a file.", field=field)
    return text
