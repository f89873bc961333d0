"""WebVTT against the files of web-platform-tests, as browsers are tested."""

import json
from pathlib import Path
from typing import Any

import pytest

from limelight.renders.captions.files import webvtt
from limelight.renders.captions.files.cuetext import Node, tree_of
from limelight.renders.captions.files.opening import decoded
from limelight.renders.captions.files.vtt import from_vtt
from limelight.renders.errors import CaptionsUnreadable

VECTORS = Path(__file__).parents[2] / "vectors" / "webvtt"
EXPECTED: dict[str, Any] = json.loads((VECTORS / "expected.json").read_text(encoding="utf-8"))


def _read(path: Path) -> str:
    return decoded(path.read_bytes(), path.name)


def test_every_file_has_its_expectation() -> None:
    files = {path.stem for path in (VECTORS / "files").iterdir()}
    assert files == set(EXPECTED) | {"stylesheets"}
    assert len(files) == 40


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_is_parsed_as_browsers_must(name: str) -> None:
    parsed = webvtt.parse(_read(VECTORS / "files" / f"{name}.vtt"))
    wanted = EXPECTED[name]
    assert len(parsed.cues) == wanted["count"]
    for number, (cue, said) in enumerate(zip(parsed.cues, wanted.get("cues", ()), strict=False)):
        for key, value in said.items():
            if key == "region" and value is not None:
                assert cue.region is not None, number
                for inner, amount in value.items():
                    got = getattr(cue.region, inner)
                    assert (list(got) if isinstance(got, tuple) else got) == amount, number
            else:
                assert getattr(cue, key) == value, (number, key)


def test_regions_with_the_same_name_are_the_last_of_them() -> None:
    cues = webvtt.parse(_read(VECTORS / "files" / "settings-region.vtt")).cues
    assert cues[0].region is cues[4].region is not cues[1].region


@pytest.mark.parametrize("path", sorted((VECTORS / "refused").iterdir()), ids=lambda p: p.stem)
def test_a_file_with_another_first_line_is_refused(path: Path) -> None:
    with pytest.raises(CaptionsUnreadable, match="line 1: a WebVTT file begins with"):
        from_vtt(_read(path), path.name)


def test_stylesheets_are_collected_and_begin_no_cue() -> None:
    parsed = webvtt.parse(_read(VECTORS / "files" / "stylesheets.vtt"))
    assert [cue.text for cue in parsed.cues] == ["text", "text"]
    assert len(parsed.stylesheets) == 1


def _cases() -> list[tuple[str, str]]:
    cases = []
    for path in sorted((VECTORS / "cue-text").iterdir()):
        for case in path.read_text(encoding="utf-8").split("#data\n")[1:]:
            given, _, tree = case.partition("#errors\n#document-fragment\n")
            cases.append((_unescaped(given)[:-1], _unescaped(tree).strip("\n")))
    return cases


def _unescaped(text: str) -> str:
    return text.encode().decode("unicode_escape")


def _shown(node: Node, indent: int = 0) -> list[str]:
    """The tree as the test files write it: what a browser's document would hold."""
    lines = []
    for inner in node.inner:
        lead = "| " + " " * indent
        if inner.name == "text":
            lines.append(f'{lead}"{inner.text}"')
        elif inner.name == "time":
            whole, thousandths = divmod(round(inner.seconds * 1000), 1000)
            clock = f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
            lines.append(f"{lead}<?timestamp {clock}.{thousandths:03d}>")
        else:
            tag = "span" if inner.name in ("c", "v", "lang") else inner.name
            lines.append(f"{lead}<{tag}>")
            if inner.classes:
                lines.append(f'{lead}  class="{" ".join(inner.classes)}"')
            if inner.name in ("v", "lang"):
                key = "title" if inner.name == "v" else "lang"
                lines.append(f'{lead}  {key}="{inner.note}"')
            lines += _shown(inner, indent + 2)
    return lines


@pytest.mark.parametrize(("given", "tree"), _cases())
def test_a_cue_text_becomes_the_tree_that_browsers_make(given: str, tree: str) -> None:
    parsed = webvtt.parse("WEBVTT\n\n00:00.000 --> 00:01.000\n" + given)
    assert "\n".join(_shown(tree_of(parsed.cues[0].text))) == tree
