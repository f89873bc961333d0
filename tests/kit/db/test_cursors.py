"""Cursors come back as they were written, and nothing else is taken for one."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.kit.errors import Invalid

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_a_cursor_is_read_as_it_was_written(of: str, at: list[str]) -> None:
    assert read_cursor(write_cursor(of, *at), of, len(at)) == at


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    with pytest.raises(Invalid):
        read_cursor(text, "list", 1)


@pytest.mark.parametrize(
    "said",
    [{}, [], ["list"], ["other", "a"], ["list", "a", "b"], ["list", 1], ["list", "\x00"], 7,
     ["list", "\ud800"]],
)  # fmt: skip
def test_a_cursor_of_another_list_is_refused(said: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(said).encode()).decode()
    with pytest.raises(Invalid):
        read_cursor(cursor, "list", 1)
