"""What platforms allow, and how they count."""

import pytest

from limelight.generation.errors import Rejected
from limelight.kit.errors import Invalid
from limelight.stories.posts.platforms import Platform, parse_platforms, platforms
from limelight.stories.posts.texts import Caption, check_caption


def test_every_platform_has_limits_and_says_where_they_are_from() -> None:
    assert len(platforms()) == 11
    for limits in platforms().values():
        assert 0 < limits.usual_hashtags <= limits.most_hashtags
        assert limits.words * 4 < limits.most
        assert len(limits.source) > 20


@pytest.mark.parametrize(
    ("platform", "text", "length"),
    [
        ("instagram", "naïve 🌿", 7),
        ("tiktok", "naïve 🌿", 8),
        ("youtube", "naïve 🌿", 11),
        ("x", "naïve 🌿", 8),
        ("x", "バジル", 6),
        ("threads", "naïve 🌿", 10),
    ],
)
def test_a_platform_counts_in_its_own_way(platform: Platform, text: str, length: int) -> None:
    assert platforms()[platform].length(text) == length


def test_platforms_are_read_as_typed() -> None:
    assert parse_platforms(" X, instagram ,twitter") == ("x", "instagram")
    assert parse_platforms("all") == tuple(platforms())
    for typed in ("", "myspace"):
        with pytest.raises(Invalid, match="Choose from instagram, tiktok"):
            parse_platforms(typed)


def test_a_caption_that_breaks_a_limit_or_hides_the_ai_is_refused() -> None:
    told = "Mia is an AI character."
    good = Caption(platform="x", text=f"Basil loves light. {told}", disclosure=told)
    assert check_caption(good) is good
    for change, says in (
        ({"text": "b" * 270 + told}, "280 is the most"),
        ({"text": "Basil loves light."}, "does not say"),
        ({"hashtags": ("#a", "#b", "#c")}, "2 is the most"),
    ):
        with pytest.raises(Rejected, match=says):
            check_caption(good.model_copy(update=change))
