"""`limelight character pause|resume|archive|restore|bulk|list|duplicate` as people type them."""

from tests.make.typing import Type, made, printed


def test_a_character_is_paused_archived_and_brought_back(type_: Type) -> None:
    made(type_, "Nova")
    for command, status in (
        ("pause", "paused"), ("resume", "active"), ("archive", "archived"), ("restore", "active"),
    ):  # fmt: skip
        assert type_(command, "nova").stdout == f"Nova (@nova) is {status}.\n"
    type_("archive", "nova")
    refused = type_("resume", "nova")
    assert refused.exit_code == 2
    assert "limelight character restore nova" in refused.stderr
    assert printed(type_, "restore", "nova")["status"] == "active"


def test_the_list_filters_searches_sorts_and_counts(type_: Type) -> None:
    made(type_, "Zora", "--tag", "garden", "--bio", "Grows beans.")
    made(type_, "Bo", "--tag", "garden", "--tag", "food", "--rating", "mature")
    made(type_, "Ada")
    type_("archive", "ada")
    type_("pause", "bo")

    def names(*words: str) -> list[str]:
        return [one["name"] for one in printed(type_, "list", *words)]

    assert names() == ["Zora", "Bo"]
    assert names("--sort", "name", "--status", "all") == ["Ada", "Bo", "Zora"]
    assert names("--sort", "newest") == ["Bo", "Zora"]
    assert names("--tag", "garden", "--search", "BEANS") == ["Zora"]
    assert names("--rating", "mature") == ["Bo"]
    assert names("--status", "archived") == ["Ada"]
    assert "1 active · 1 paused · 1 archived" in type_("list").stdout
    assert (
        "Nobody here (1 active)" in type_("list", "--search", "beans", "--status", "paused").stdout
    )


def test_many_are_changed_at_once_and_failures_are_named(type_: Type) -> None:
    made(type_, "Nova")
    made(type_, "Otto")
    type_("archive", "otto")
    done = type_("bulk", "pause", "nova", "otto", "nobody")
    assert done.exit_code == 1
    assert "Nova: done" in done.stdout
    assert "Error: Otto: Otto is archived" in done.stderr
    assert "Error: nobody: There is no character" in done.stderr
    assert printed(type_, "show", "nova")["status"] == "paused"
    report = printed(type_, "bulk", "tag", "nova", "otto", "--tag", "garden")
    assert [one["result"] for one in report["outcomes"]] == ["done", "done"]
    assert printed(type_, "show", "otto")["tags"] == ["garden"]
    assert type_("bulk", "delete", "nova", "otto", answer="n\n").exit_code == 1
    assert type_("bulk", "delete", "nova", "otto", "--yes").exit_code == 0
    assert printed(type_, "list", "--status", "all") == []


def test_a_duplicate_has_everything_but_the_name(type_: Type) -> None:
    made(type_, "Nova", "--tag", "garden", "--voice", "af_heart", "--location", "Lyon")
    type_("look", "add", "nova", "rain", "yellow raincoat")
    type_("persona", "add", "nova", "fun", "--persona", "comedian", "--use")
    before = printed(type_, "show", "nova")
    copy = printed(type_, "duplicate", "nova")
    assert (copy["name"], copy["handle"]) == ("Nova copy", "nova-copy")
    assert printed(type_, "duplicate", "nova", "--name", "Vera")["handle"] == "vera"
    for part in ("bio", "location", "languages", "tags", "persona", "appearance", "voice"):
        assert copy[part] == before[part]
    for part in ("personas", "looks"):
        for mine, theirs in zip(copy[part], before[part], strict=True):
            assert mine.pop("id") != theirs.pop("id")
            assert mine == theirs
