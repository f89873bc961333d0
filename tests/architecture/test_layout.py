"""What import contracts cannot say: table names, file and function length, scoping by workspace."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "limelight"
LONGEST_FILE_LINES = 400
LONGEST_FUNCTION_LINES = 60
MOST_FILES_IN_A_FOLDER = 14
# What a tool writes is not read but checked against its source (see `make check`).
WRITTEN = {SOURCE / "client" / name for name in ("operations.py", "values.py")}
FILES = sorted(set(SOURCE.rglob("*.py")) - WRITTEN)
FORBIDDEN_NAMES = {
    "utils",
    "helpers",
    "common",
    "core",
    "manager",
    "handler",
    "base",
    "misc",
    "info",
}


def _named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_a_file_stays_short_enough_to_read(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE_LINES


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_a_function_stays_short_enough_to_read(path: Path) -> None:
    too_long = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in _functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION_LINES
    }
    assert not too_long


def test_no_file_is_named_after_nothing() -> None:
    assert not [_named(path) for path in FILES if path.stem in FORBIDDEN_NAMES]


def test_no_folder_holds_too_many_files() -> None:
    # Migrations are a sequence, one file per change for ever.
    folders = {path.parent for path in FILES} - {SOURCE / "migrations" / "versions"}
    counts = {_named(folder): len(list(folder.glob("*.py"))) for folder in folders}
    assert not {name: n for name, n in counts.items() if n > MOST_FILES_IN_A_FOLDER}


def _tables() -> Iterator[tuple[Path, str]]:
    for path in FILES:
        for line in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(line, ast.Assign) or not isinstance(line.value, ast.Constant):
                continue
            if ast.unparse(line.targets[0]) == "__tablename__":
                yield path, str(line.value.value)


def test_tables_live_in_models_and_carry_the_prefix_of_their_folder() -> None:
    tables = list(_tables())
    assert len(tables) >= 8
    for path, table in tables:
        assert path.name == "models.py"
        assert table.startswith(f"{path.parent.name}_")


def test_tables_are_private_to_their_folder() -> None:
    for path in FILES:
        folder = path.relative_to(SOURCE).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".models"):
                assert node.module.split(".")[1] == folder, f"{_named(path)} imports {node.module}"


def _workspace_tables() -> set[str]:
    found = set()
    for path in SOURCE.rglob("models.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(line, ast.AnnAssign)
                and isinstance(line.target, ast.Name)
                and line.target.id == "workspace_id"
                for line in node.body
            ):
                found.add(node.name)
    return found


def unscoped_queries(source: str, tables: set[str]) -> list[str]:
    """Functions that select, update or delete a workspace's rows without naming the workspace."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        names = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
        attributes = {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}
        asks = {"select", "update", "delete"} & names or any(
            ast.unparse(inner) in ("db.get", "db.get_one") for inner in ast.walk(node)
        )
        if asks and names & tables and "workspace_id" not in attributes:
            found.append(node.name)
    return found


def test_every_query_of_a_workspace_table_is_scoped_to_the_workspace() -> None:
    tables = _workspace_tables()
    assert {"ProductionRow", "AssetRow", "RecipeRow", "CallRow"} <= tables
    for path in FILES:
        assert not unscoped_queries(path.read_text(encoding="utf-8"), tables), _named(path)


def test_the_scoping_rule_sees_a_query_without_a_workspace() -> None:
    bad = "def find(db, id): return db.scalar(select(AssetRow).where(AssetRow.id == id))"
    good = bad.replace("AssetRow.id == id", "AssetRow.workspace_id == w, AssetRow.id == id")
    assert unscoped_queries(bad, {"AssetRow"}) == ["find"]
    assert unscoped_queries(good, {"AssetRow"}) == []


def test_decisions_are_numbered_in_a_row() -> None:
    found = sorted(path.name for path in (SOURCE.parents[1] / "docs" / "decisions").glob("0*.md"))
    assert [int(name.split("-")[0]) for name in found] == list(range(1, len(found) + 1))
