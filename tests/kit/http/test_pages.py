"""Short lists a page at a time: nothing twice, nothing left out, whatever is removed meanwhile."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limelight.kit.errors import Invalid
from limelight.kit.http.pages import Paging, page_through

NAMES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=4), unique=True
)


def _at(name: str) -> tuple[str, ...]:
    return (name,)


@given(NAMES, st.integers(1, 5), st.booleans(), st.randoms(use_true_random=False))
def test_what_stays_is_shown_once_and_in_order(
    names: list[str], limit: int, newest_first: bool, chance: Random
) -> None:
    left, shown, cursor = list(names), list[str](), None
    gone: set[str] = set()
    while True:
        wanted = Paging(limit=limit, cursor=cursor)
        page = page_through(left, wanted, of="names", at=_at, newest_first=newest_first)
        shown += page.items
        cursor = page.next
        if cursor is None:
            break
        removed = chance.choice(left)
        left.remove(removed)
        gone.add(removed)
    assert len(shown) == len(set(shown))
    assert set(names) - gone <= set(shown)
    assert shown == sorted(shown, reverse=newest_first)


def test_a_cursor_of_another_list_is_refused() -> None:
    page = page_through(["a", "b"], Paging(limit=1), of="names", at=_at)
    with pytest.raises(Invalid):
        page_through(["a", "b"], Paging(cursor=page.next), of="others", at=_at)
