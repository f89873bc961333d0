"""One production made by the program, looked at by many tests."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.make.program import call

BRIEF = "Three honest tips for growing basil on a windowsill"


class Produced(NamedTuple):
    """What the program made: where, and the document it printed."""

    data: Path
    out: Path
    document: dict[str, Any]

    def path(self, name: str) -> Path:
        """A file of the export."""
        return self.out / name


def produce(data: Path, out: Path, *arguments: str) -> Produced:
    """Make a short production with the program; fails the test with what it said."""
    done = call(
        "make", BRIEF, "--seconds", "10", "--json", "--out", str(out), *arguments, data=data
    )
    assert done.code == 0, done.err
    return Produced(data, out, json.loads(done.out))


@pytest.fixture(scope="session")
def produced(tmp_path_factory: pytest.TempPathFactory) -> Produced:
    """A finished production of two formats; do not change its files."""
    folder = tmp_path_factory.mktemp("produced")
    return produce(folder / "data", folder / "out", "--format", "9:16,1:1")
