"""The process that runs the model: a chat-completions server on loopback.

Started as `python -m limelight.adapters.llamacpp.server WEIGHTS THREADS PARENT_PID` with the key on
its standard input; prints the address it serves and stays until its parent is gone.
"""

import importlib
import sys
import threading
from typing import Any

from limelight.kit.workers import die_with_parent

_CONTEXT_TOKENS = 8192


def main(weights: str, threads: int, parent_pid: int, key: str) -> None:
    """Serve until the parent ends."""
    die_with_parent(parent_pid)
    # Not imported above: the extra may be missing, and the reference imports every module.
    xllamacpp: Any = importlib.import_module("xllamacpp")
    params = xllamacpp.CommonParams()
    params.model.path = weights
    params.n_ctx = _CONTEXT_TOKENS
    params.n_parallel = 1
    params.port = 0
    params.api_keys = [key]
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.verbosity = -1
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdin.readline().strip())
