"""Every table that the render core is judged by, in one go, on a quiet machine.

    python -m benchmarks.render.all [--runs 5] [--moviepy /path/to/python]

About twelve minutes for medians of five on two cores: whole processes beside FFmpeg and MoviePy
(stills and films), then warm renders beside the encode floor (stills, scenery, talking), each with
one and two at work; wall and CPU seconds and the peak memory of the process tree. MoviePy runs once
on a few seconds and is compared by the second of video.
"""

import argparse
import subprocess
import sys
import time

_PEERS_SECONDS, _FLOOR_SECONDS, _MOVIEPY_SECONDS = "12", "6", "4"
_CASES = ("stills", "scenery", "talking")


def main() -> None:
    """Run one benchmark after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--moviepy", help="a Python that has MoviePy 2 installed")
    options = parser.parse_args()
    runs, began = ["--runs", str(options.runs)], time.perf_counter()
    peers = ["benchmarks.render.peers", "--seconds", _PEERS_SECONDS, *runs]
    if options.moviepy:
        peers += ["--moviepy", options.moviepy, "--moviepy-seconds", _MOVIEPY_SECONDS]
    floor = ["benchmarks.render", "--seconds", _FLOOR_SECONDS, *runs, "--cases", *_CASES]
    for told in (peers, floor):
        subprocess.run([sys.executable, "-u", "-m", *told], check=True)
    print(f"all in {(time.perf_counter() - began) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
