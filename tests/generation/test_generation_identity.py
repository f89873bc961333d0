"""The identity gate: redrawn below the bar, refused when nothing helps."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from limelight.generation.errors import NotTheCharacter
from limelight.generation.identity import TRIES, draw_surely
from limelight.generation.ports import MakerInfo
from limelight.generation.schemas import Appearance, ImageAsk, ImageMade

ASK = ImageAsk(prompt="a talk", appearance=Appearance(), seed=5)


@dataclass
class Painter:
    """Remembers the seeds it was asked for."""

    info = MakerInfo(provider="test", model="painter", version="1")
    seeds: list[int] = field(default_factory=list)

    async def draw(self, ask: ImageAsk, into: Path) -> ImageMade:
        self.seeds.append(ask.seed)
        return ImageMade(picture=into / "p.png", width_px=1, height_px=1, facts={"by": "painter"})


@dataclass
class Judge:
    """Gives these scores in order."""

    scores: list[float | None]
    info = MakerInfo(provider="test", model="judge", version="1")

    async def score(self, made: ImageMade, ask: ImageAsk) -> float | None:
        return self.scores.pop(0)


async def test_a_sure_picture_is_kept_with_its_score(tmp_path: Path) -> None:
    painter = Painter()
    made = await draw_surely(painter, ASK, tmp_path, [Judge([None]), Judge([0.97])])
    assert made.identity_score == 0.97
    assert made.facts == {"by": "painter", "identity_tries": 1}
    assert painter.seeds == [5]


async def test_an_unsure_one_is_drawn_again_with_another_seed(tmp_path: Path) -> None:
    painter = Painter()
    made = await draw_surely(painter, ASK, tmp_path, [Judge([0.4, 0.91])])
    assert made.identity_score == 0.91
    assert made.facts["identity_tries"] == 2
    assert len(set(painter.seeds)) == 2


async def test_it_is_refused_when_no_try_is_sure(tmp_path: Path) -> None:
    painter = Painter()
    with pytest.raises(NotTheCharacter, match=r"0\.80 in 3 tries"):
        await draw_surely(painter, ASK, tmp_path, [Judge([0.4, 0.8, 0.3])])
    assert len(painter.seeds) == TRIES


@pytest.mark.parametrize("change", [{"appearance": None}, {"placement": "none"}])
async def test_a_picture_of_nobody_is_not_judged(change: dict[str, object], tmp_path: Path) -> None:
    made = await draw_surely(Painter(), ASK.model_copy(update=change), tmp_path, [Judge([0.1])])
    assert made.identity_score is None


async def test_where_no_judge_can_tell_the_score_stays_open(tmp_path: Path) -> None:
    made = await draw_surely(Painter(), ASK, tmp_path, [Judge([None])])
    assert made.identity_score is None
