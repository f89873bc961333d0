"""Compile the render kernel (src/limelight/renders/kernel) with the C compiler of the `ziglang`
wheel, so that no machine needs one of its own.

The build of the package runs it, for a wheel as for an editable install. By hand:
`python -m tools.build_kernel`.
"""

import importlib.util
import platform
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCES = ("scene.c", "sampling.c", "blocks.c", "pixels.c")
_FLAGS = (
    "-shared", "-O3", "-std=c11", "-ffreestanding", "-fvisibility=hidden", "-s",
    # the same numbers whether or not a processor multiplies and adds in one step
    "-ffp-contract=off", "-fno-math-errno",
    "-fno-sanitize=all", "-Wall", "-Wextra", "-Werror", "-Wno-psabi",
)  # fmt: skip
# Linux and macOS need nothing of any C library, so one file serves all of them.
_SYSTEMS = {
    "linux": ("linux-musl", "so", ("-nostdlib",)),
    "darwin": ("macos", "dylib", ("-nostdlib",)),
    "win32": ("windows-gnu", "dll", ()),
}
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
_LEVELS = {"x86_64": {"-v2": "x86_64_v2", "-v3": "x86_64_v3"}, "aarch64": {"": "generic"}}


class KernelHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled kernel into what hatchling builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile for this machine, and say that the wheel is for machines like it."""
        kernel = Path(self.root) / "src" / "limelight" / "renders" / "kernel"
        for path in build(kernel, kernel / "built"):
            build_data["artifacts"].append(path.relative_to(self.root).as_posix())
        build_data["pure_python"] = False
        system = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"py3-none-{system}"


def build(kernel: Path, target: Path, *more: str) -> list[Path]:
    """Compile the sources in `kernel` into `target`; `more` are further flags. Raises SystemExit
    naming a machine that there is no compiler for, CalledProcessError with the compiler's words.
    """
    told = platform.machine().lower()
    machine = _MACHINES.get(told, told)
    if machine not in _LEVELS or sys.platform not in _SYSTEMS:
        raise SystemExit(f"the render kernel cannot be built for {sys.platform} on {told}")
    system, ending, own = _SYSTEMS[sys.platform]
    target.mkdir(parents=True, exist_ok=True)
    sources = f'-DLIMELIGHT_SOURCES="{_digest_of(kernel)}"'
    built = []
    for level, processor in _LEVELS[machine].items():
        path = target / f"kernel-{machine}{level}.{ending}"
        with tempfile.TemporaryDirectory(dir=target) as folder:
            fresh = Path(folder) / path.name
            command = [sys.executable, "-m", "ziglang", "cc", "-target", f"{machine}-{system}"]
            command += [f"-mcpu={processor}", *_FLAGS, *own, sources, *more, "-o", str(fresh)]
            subprocess.run([*command, *(str(kernel / name) for name in _SOURCES)], check=True)
            fresh.replace(path)  # what runs keeps the file it has opened
        built.append(path)
    return built


def _digest_of(kernel: Path) -> str:
    """What the program will ask the compiled file for. The package may not be importable yet."""
    found = importlib.util.spec_from_file_location("kernel_sources", kernel / "sources.py")
    if found is None or found.loader is None:
        raise SystemExit(f"{kernel / 'sources.py'} is missing")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return str(module.digest_of(kernel))


if __name__ == "__main__":
    KERNEL = Path(__file__).resolve().parent.parent / "src" / "limelight" / "renders" / "kernel"
    for made in build(KERNEL, KERNEL / "built"):
        sys.stdout.write(f"{made}\n")
