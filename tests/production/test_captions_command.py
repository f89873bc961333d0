"""`limelight captions convert`."""

from pathlib import Path

from tests.make.program import call

SRT = "1\n00:00:01,000 --> 00:00:02,000\n<b x>Hello</b> <u>{you}</u> <q>again</q>\n"


def test_a_file_is_converted_and_what_is_lost_is_told(tmp_path: Path) -> None:
    source, target = tmp_path / "a.srt", tmp_path / "b.ass"
    source.write_text(SRT)
    done = call("captions", "convert", str(source), str(target), data=tmp_path)
    assert done.code == 0
    assert "formatting beyond bold" in done.out
    assert "(1, first in line 2)" in done.out
    assert "braces, written as others that look like them (1)" in done.out
    assert target.read_text().rstrip().endswith(r"{\b1}Hello {\b0\u1}｛you｝ {\u0}again")
    strict = call("captions", "convert", str(source), str(target), "--strict", data=tmp_path)
    assert strict.code == 1


def test_faults_are_one_line_and_leave_the_target_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "a.vtt", tmp_path / "b.srt"
    source.write_text("no captions")
    target.write_text("as it was")
    for arguments, why in (
        ((source, target), "a.vtt, line 1: a WebVTT file begins with the line WEBVTT."),
        ((source, source), "is the file that is read"),
        ((tmp_path / "gone.srt", target), "cannot be read (No such file or directory)"),
        ((source, target, "--size", "big"), "'big' is no size"),
    ):
        done = call("captions", "convert", *map(str, arguments), data=tmp_path)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert why in done.err
    assert target.read_text() == "as it was"


def test_styles_are_listed_and_drawn(tmp_path: Path) -> None:
    listed = call("captions", "styles", data=tmp_path)
    assert [line.split()[0] for line in listed.out.splitlines()][:3] == [
        *("karaoke", "pop", "one-word")
    ]
    out = tmp_path / "styles"
    drawn = call(
        *("captions", "styles", "--out", str(out), "--language", "ar", "--size", "180x320"),
        data=tmp_path,
    )
    assert drawn.code == 0
    assert len(list(out.glob("*.png"))) == 9
    wrong = call("captions", "styles", "--out", str(out), "--language", "xx", data=tmp_path)
    assert wrong.code == 2
    assert "Choose from en, es" in wrong.err


def test_a_style_that_is_none_is_refused_before_any_work(tmp_path: Path) -> None:
    made = call("make", "Three tips for basil", "--captions", "disco", data=tmp_path)
    assert made.code == 2
    assert "There is no caption style 'disco'. Choose from karaoke, pop" in made.err
