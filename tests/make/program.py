"""Calling the program in this process, as a person would type it."""

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from limelight.entry.cli import main

PROGRAM = Path(sys.executable).with_name("limelight")


class Answered(NamedTuple):
    """What the program said and how it ended."""

    code: int
    out: str
    err: str


def call(*arguments: str, data: Path, database: str = "") -> Answered:
    """Run `limelight ARGUMENTS` with a data folder of its own."""
    environment = {"LIMELIGHT_DATA": str(data), "LIMELIGHT_DATABASE_URL": database}
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with patch.dict(os.environ, environment), redirect_stdout(out), redirect_stderr(err):
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return Answered(code, out.getvalue(), err.getvalue())
