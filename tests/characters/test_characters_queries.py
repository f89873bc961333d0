"""Listing characters: filters, sorting, pages, counts."""

import pytest
from tests.make.characters import Studio

from limelight.characters import queries, service, sheets, states
from limelight.characters.schemas import CharacterFilter, Persona, Sort
from limelight.kit.errors import Invalid


async def _pages(studio: Studio, sort: Sort, limit: int) -> list[list[str]]:
    pages: list[list[str]] = []
    cursor: str | None = None
    async with studio.sessions.read() as db:
        while not pages or cursor is not None:
            page = await queries.list_characters(
                db, studio.workspace, sort=sort, cursor=cursor, limit=limit
            )
            pages.append([one.name for one in page.items])
            cursor = page.next_cursor
    return pages


async def test_every_sort_goes_by_pages_without_gaps_or_repeats(studio: Studio) -> None:
    names = ["Zora", "Élodie", "anna", "Émile", "Bo", "anna"]
    made = [await studio.make(name) for name in names]
    by_age = [one.name for one in sorted(made, key=lambda one: one.id)]
    expected: dict[Sort, list[str]] = {
        "oldest": by_age,
        "newest": by_age[::-1],
        "name": ["anna", "anna", "Bo", "Élodie", "Émile", "Zora"],
    }
    for sort, in_order in expected.items():
        for limit in (1, 2, 6, 50):
            pages = await _pages(studio, sort, limit)
            assert [name for page in pages for name in page] == in_order
            assert all(len(page) == limit for page in pages[:-1])


@pytest.mark.parametrize("cursor", ["", "!", "bm90IGpzb24", "W10", "WyJuYW1lIiwgIngiXQ", "é"])
async def test_a_cursor_of_nowhere_is_refused(studio: Studio, cursor: str) -> None:
    async with studio.sessions.read() as db:
        with pytest.raises(Invalid, match="page"):
            await queries.list_characters(db, studio.workspace, sort="name", cursor=cursor)


async def test_the_search_reads_name_handle_bio_place_tags_and_interests(studio: Studio) -> None:
    await studio.make(
        "Zoë Brücke", bio="Brews coffee.", location="Köln", tags=("Slow Living",),
        persona=Persona(interests=("Espresso machines",)),
    )  # fmt: skip
    await studio.make("Otto", bio="100% plants_and things")
    for words in ("ZOE", "brucke", "zoe-brucke", "coffee brews", "koln", "living", "espresso zoë"):
        assert await studio.names(search=words) == ["Zoë Brücke"], words
    for words in ("100%", "plants_", " otto "):
        assert await studio.names(search=words) == ["Otto"], words
    for words in ("coffee plants", "%", "br_cke", "nobody"):
        assert await studio.names(search=words) == (["Otto"] if words == "%" else []), words
    assert len(await studio.names(search="  ")) == 2


async def test_the_search_follows_changes(studio: Studio) -> None:
    nova = await studio.make("Nova", tags=("garden",))
    await studio.change(nova.id, name="Vera", tags=("kitchen",), location="Lyon")
    await studio.add_persona(nova, "night", Persona(interests=("stargazing",)))
    for words in ("vera", "kitchen", "lyon", "stargazing", "nova"):  # the handle stays "nova"
        assert await studio.names(search=words) == ["Vera"]
    assert await studio.names(search="garden") == []
    night = sheets.find_persona(await studio.get("nova"), "night")
    await studio.do(sheets.delete_persona, nova.id, night.id)
    assert await studio.names(search="stargazing") == []


async def test_filters_narrow_together(studio: Studio) -> None:
    nova = await studio.make("Nova", tags=("Garden", "food"), policy={"rating": "mature"})
    iris = await studio.make("Iris", tags=("garden",))
    await studio.make("Otto", tags=("garden centre",))
    await studio.do(states.pause, iris.id)
    assert await studio.names(tag="GARDEN") == ["Nova", "Iris"]
    assert await studio.names(tag="#garden", status="paused") == ["Iris"]
    assert await studio.names(tag="garden", rating="mature") == ["Nova"]
    assert await studio.names(tag="garden", search="otto") == []
    await studio.do(states.archive, nova.id)
    assert await studio.names() == ["Iris", "Otto"]
    assert await studio.names(status="archived") == ["Nova"]
    assert await studio.names(status="all", sort="name") == ["Iris", "Nova", "Otto"]


async def test_characters_are_counted_by_status_within_the_filter(studio: Studio) -> None:
    made = [await studio.make(name, tags=("garden",)) for name in ("Nova", "Iris")]
    await studio.make("Otto")
    await studio.do(states.archive, made[0].id)
    async with studio.sessions.read() as db:
        everyone = await queries.count_by_status(db, studio.workspace)
        wanted = CharacterFilter(tag="garden", status="paused")
        tagged = await queries.count_by_status(db, studio.workspace, wanted)
        tags = await queries.list_tags(db, studio.workspace)
    assert everyone == {"active": 2, "paused": 0, "archived": 1}
    assert tagged == {"active": 1, "paused": 0, "archived": 1}
    assert [(one.tag, one.count) for one in tags] == [("garden", 1)]


async def test_lists_and_counts_know_nothing_of_other_workspaces(studio: Studio) -> None:
    await studio.make("Nova", tags=("garden",))
    theirs = await studio.stranger()
    async with studio.sessions.read() as db:
        assert set((await queries.count_by_status(db, theirs.workspace)).values()) == {0}
        assert await queries.list_tags(db, theirs.workspace) == ()
    assert await theirs.names(search="nova", status="all") == []


async def test_a_deleted_character_leaves_nothing_behind(studio: Studio) -> None:
    nova = await studio.make("Nova", tags=("garden",))
    await studio.do(service.delete_character, nova.id)
    async with studio.sessions.read() as db:
        assert await queries.list_tags(db, studio.workspace) == ()
    assert (await studio.make("Nova", tags=("garden",))).tags == ("garden",)
