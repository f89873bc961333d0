"""One production made by the program in a run of all tests, by the worker that needs it first."""

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from tests.make.program import call

from limelight.kit.locks import file_lock

BRIEF = "Three honest tips for growing basil on a windowsill"


class Produced(NamedTuple):
    """What the program made: where it lies, the document it printed, and where it was made."""

    data: Path
    out: Path
    document: dict[str, Any]
    home: Path

    def path(self, name: str) -> Path:
        """A file of the export."""
        return self.out / name


def produce(data: Path, out: Path, *arguments: str) -> Produced:
    """Make a short production with the program; fails the test with what it said."""
    done = call(
        "make", BRIEF, "--seconds", "10", "--json", "--out", str(out), *arguments, data=data
    )
    assert done.code == 0, done.err
    return Produced(data, out, json.loads(done.out), data.parent)


def produced_once(shared: Path, own: Path) -> Produced:
    """A copy in the folder `own` of the production of this run, of two formats.

    It is made in `shared`, which all workers know, by the first that asks; the others wait.
    """
    made, printed = shared / "produced", shared / "produced.json"
    with file_lock(shared / "produced.lock"):
        if not printed.exists():
            # Half of one is left where another worker was ended in the middle.
            shutil.rmtree(made, ignore_errors=True)
            fresh = produce(made / "data", made / "out", "--format", "9:16,1:1")
            printed.write_text(json.dumps(fresh.document))
        shutil.copytree(made, own, dirs_exist_ok=True)
    told = printed.read_text().replace(json.dumps(str(made))[1:-1], json.dumps(str(own))[1:-1])
    return Produced(own / "data", own / "out", json.loads(told), made)
