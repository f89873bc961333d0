"""What the words of a timeline are written in: most in one look, some in costumes of their own."""

from collections.abc import Sequence

from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.looks import LOOKS, Look, in_accent, look_of
from limelight.stories.finish import Branding, Dress
from limelight.stories.timeline import CaptionStyle, Costume, Timeline


class Outfits:
    """The looks of a style in a dress and of the costumes beside it, for a picture of a size."""

    def __init__(
        self,
        dressed: tuple[CaptionStyle, Dress],
        layout: Layout,
        *,
        wardrobe: Sequence[Costume] = (),
        branding: Branding | None = None,
    ) -> None:
        self.style, self._dress = dressed
        self._layout, self._branding = layout, branding or Branding()
        self._costumes = {costume.name: costume for costume in wardrobe}
        self._looks: dict[str, Look] = {}

    @property
    def main(self) -> Look:
        """What most words wear."""
        return self.letters("")

    def letters(self, wears: str) -> Look:
        """The look of a word by the name of its costume; that of most where there is none."""
        if wears not in self._looks:
            style, dress = self.worn(wears)
            look = look_of(style, dress, self._layout.height, self._layout.unit)
            look = look or LOOKS["outline"]
            if not dress.family:
                look = look._replace(family=self._branding.family)
            self._looks[wears] = in_accent(look, self._branding)
        return self._looks[wears]

    def block(self, wears: str) -> Look:
        """What words together wear: where they stand, how large they are, what is behind them.
        Words that differ in nothing but their letters have the same.
        """
        main, own = self.main, self.letters(wears)
        colours = own.colours._replace(
            letters=main.colours.letters,
            edge=main.colours.edge,
            accent=main.colours.accent,
            on_accent=main.colours.on_accent,
        )
        return own._replace(
            colours=colours,
            weight=main.weight,
            family=main.family,
            is_italic=main.is_italic,
            is_underlined=main.is_underlined,
        )

    def worn(self, wears: str) -> tuple[CaptionStyle, Dress]:
        """Style and dress by the name of a costume."""
        costume = self._costumes.get(wears)
        if costume is None:
            return self.style, self._dress
        if costume.style is None:
            return self.style, costume.dress.over(self._dress)
        return costume.style, costume.dress


def outfits_of(timeline: Timeline) -> Outfits:
    """What the words of a timeline wear; those of the style "none" wear "outline"."""
    style: CaptionStyle = "outline" if timeline.captions == "none" else timeline.captions
    return Outfits(
        (style, timeline.dress),
        Layout(timeline.width_px, timeline.height_px),
        wardrobe=timeline.wardrobe,
        branding=timeline.branding,
    )
