"""Words that a brand avoids, wherever a video has them."""

from limelight.generation.schemas import WordTiming
from limelight.renders.qc.schemas import Facts, ShownCaption, ShownWriting, Span
from limelight.renders.qc.written.wording import wording_findings

SAID = tuple(
    WordTiming(text=text, start=at, end=at + 0.5)
    for at, text in enumerate(("Do", "not", "Buy", "now,", "it", "is", "cheaper."))
)


def test_a_word_is_found_where_it_is_said_captioned_and_written() -> None:
    title = [ShownWriting(kind="title", text="CHEAP\nbasil", start=5, end=8) for _row in range(2)]
    label = ShownWriting(kind="label", text="AI-generated", start=0, end=9)
    facts = Facts(
        words=SAID,
        captions=(
            ShownCaption(text="Do not buy", start=0, end=2.5),
            ShownCaption(text="now, it\nis cheaper.", start=3, end=6.5),
        ),
        writings=(*title, label),
        avoided=("cheap", "buy  now", "AI"),
    )
    (finding,) = wording_findings(facts)
    assert finding.level == "amber"
    assert finding.measured == "“cheap” on screen, “buy  now” said, “buy  now” in captions"
    assert finding.places == (
        Span(start=0, end=6.5),
        Span(start=2, end=3.5),
        Span(start=5, end=8),
    )


def test_a_brand_that_avoids_nothing_is_not_judged_and_a_clean_video_is_green() -> None:
    assert not list(wording_findings(Facts(words=SAID)))
    (finding,) = wording_findings(Facts(words=SAID, avoided=("cheap", " ")))
    assert (finding.level, finding.measured, finding.places) == ("green", "none of them", ())
