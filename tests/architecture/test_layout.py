"""What import contracts cannot say: table names, file and function length, scoping by workspace."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_source(path))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_file_stays_short_enough_to_read() -> None:
    lines = {_named(path): _source(path).count("\n") for path in FILES}
    assert not {name: count for name, count in lines.items() if count > LONGEST_FILE_LINES}


def test_every_function_stays_short_enough_to_read() -> None:
    too_long = {
        f"{_named(path)}: {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
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
        for line in ast.walk(_tree(path)):
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
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".models"):
                assert node.module.split(".")[1] == folder, f"{_named(path)} imports {node.module}"


def _workspace_tables() -> set[str]:
    found = set()
    for path in SOURCE.rglob("models.py"):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(line, ast.AnnAssign)
                and isinstance(line.target, ast.Name)
                and line.target.id == "workspace_id"
                for line in node.body
            ):
                found.add(node.name)
    return found


def unscoped_queries(tree: ast.Module, tables: set[str]) -> list[str]:
    """Functions that select, update or delete a workspace's rows without naming the workspace."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        inner = list(ast.walk(node))
        names = {each.id for each in inner if isinstance(each, ast.Name)}
        attributes = [each for each in inner if isinstance(each, ast.Attribute)]
        asks = {"select", "update", "delete"} & names or any(
            each.attr in ("get", "get_one") and ast.unparse(each.value) == "db"
            for each in attributes
        )
        is_scoped = any(each.attr == "workspace_id" for each in attributes)
        if asks and names & tables and not is_scoped:
            found.append(node.name)
    return found


def test_every_query_of_a_workspace_table_is_scoped_to_the_workspace() -> None:
    tables = _workspace_tables()
    assert {"ProductionRow", "AssetRow", "RecipeRow", "CallRow"} <= tables
    for path in FILES:
        assert not unscoped_queries(_tree(path), tables), _named(path)


def test_the_scoping_rule_sees_a_query_without_a_workspace() -> None:
    bad = "def find(db, id): return db.scalar(select(AssetRow).where(AssetRow.id == id))"
    good = bad.replace("AssetRow.id == id", "AssetRow.workspace_id == w, AssetRow.id == id")
    assert unscoped_queries(ast.parse(bad), {"AssetRow"}) == ["find"]
    assert unscoped_queries(ast.parse(good), {"AssetRow"}) == []


def test_decisions_are_numbered_in_a_row() -> None:
    found = sorted(path.name for path in (SOURCE.parents[1] / "docs" / "decisions").glob("0*.md"))
    assert [int(name.split("-")[0]) for name in found] == list(range(1, len(found) + 1))
