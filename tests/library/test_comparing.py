"""What changed between two texts."""

from limelight.library.comparing import Words, compared


def both(text: str) -> tuple[Words, ...]:
    return (Words("both", text),)


def test_lines_that_are_alike_are_told_word_by_word() -> None:
    found = compared("One.\nBasil wants six hours of light.", "One.\nBasil wants two hours of sun.")
    assert found[0] == both("One.")
    assert found[1] == (
        Words("both", "Basil wants "),
        Words("before", "six"),
        Words("after", "two"),
        Words("both", " hours of "),
        Words("before", "light"),
        Words("after", "sun"),
        Words("both", "."),
    )


def test_lines_that_say_something_else_are_told_whole() -> None:
    assert compared("Water from below.", "Cut it often!") == (
        (Words("before", "Water from below."),),
        (Words("after", "Cut it often!"),),
    )


def test_lines_come_and_go() -> None:
    assert compared("a\nb\nc", "a\nc\nd") == (
        both("a"),
        (Words("before", "b"),),
        both("c"),
        (Words("after", "d"),),
    )
    assert compared("", "") == ()


def test_both_texts_can_be_read_out_of_it() -> None:
    old, new = "The cat sat.\n\nOn a mat, mostly.", "The old cat sat\nOn a mat.\nThen left."
    lines = compared(old, new)

    def side(name: str) -> list[str]:
        kept = [[w.text for w in line if w.where in ("both", name)] for line in lines]
        return [text for words in kept if (text := "".join(words))]

    assert side("before") == [line for line in old.splitlines() if line]
    assert side("after") == [line for line in new.splitlines() if line]
