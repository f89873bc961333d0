"""An FFmpeg whose hardware encoders work, though there is no such hardware: it takes what FFmpeg's
documentation names for each of them and nothing else, and has x264 do the work. Those named in
BROKEN_ENCODERS fail as they do without a driver; what was asked for is written to ASKED_ENCODERS.
"""

import os
import re
import sys
from pathlib import Path

KNOWN = {
    "h264_nvenc": {
        "-preset": "p[1-7]",
        "-rc": "vbr",
        "-cq": r"\d+",
        "-b:v": "0",
        "-g": r"\d+",
        "-bf": "0",
        "-no-scenecut": "1",
        "-forced-idr": "1",
        "-profile:v": "high",
    },
    "h264_videotoolbox": {
        "-q:v": r"\d+",
        "-g": r"\d+",
        "-bf": "0",
        "-profile:v": "high",
        "-allow_sw": "0",
    },
    "h264_qsv": {
        "-preset": "veryfast|medium|slower",
        "-global_quality": r"\d+",
        "-g": r"\d+",
        "-bf": "0",
        "-idr_interval": "0",
        "-profile:v": "high",
    },
    "h264_vaapi": {
        "-vf": "format=nv12,hwupload",
        "-rc_mode": "CQP",
        "-qp": r"\d+",
        "-g": r"\d+",
        "-bf": "0",
        "-profile:v": "high",
    },
}
SAID = {
    "h264_nvenc": "Cannot load libcuda.so.1",
    "h264_videotoolbox": "Unknown encoder 'h264_videotoolbox'",
    "h264_qsv": "Error creating a MFX session: -9.",
    "h264_vaapi": "No VA display found for device /dev/dri/renderD128.",
}


def translated(arguments: list[str]) -> list[str]:
    """The same for x264; ends the program where an encoder would not take it."""
    at = next((n for n, one in enumerate(arguments) if one in KNOWN), None)
    if at is None:
        return arguments
    name = arguments[at]
    with Path(os.environ["ASKED_ENCODERS"]).open("a") as asked:
        asked.write(f"{name}\n")
    if name in os.environ["BROKEN_ENCODERS"].split():
        sys.exit(f"[{name} @ 0x55d0] {SAID[name]}")
    ends = arguments.index("-color_range", at)
    told = dict(zip(arguments[at + 1 : ends : 2], arguments[at + 2 : ends : 2], strict=True))
    for option, value in told.items():
        if not re.fullmatch(KNOWN[name].get(option, "-"), value):
            sys.exit(f"[{name} @ 0x55d0] Error setting option {option} to value {value}.")
    before = arguments[:at]
    if name == "h264_vaapi":
        if before[before.index("-vaapi_device") + 1] != "/dev/dri/renderD128":
            sys.exit("[h264_vaapi @ 0x55d0] A hardware device is required.")
        device = before.index("-vaapi_device")
        before = before[:device] + before[device + 2 :]
    coded = ["libx264", "-preset", "superfast", "-bf", told["-bf"], "-g", told["-g"]]
    return [*before, *coded, *arguments[ends:]]


if __name__ == "__main__":
    program = os.environ["REAL_FFMPEG"]
    os.execv(program, [program, *translated(sys.argv[1:])])  # noqa: S606 - itself, with what it was given
