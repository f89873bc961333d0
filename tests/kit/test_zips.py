"""Archives that are sent while they are written are whole ones."""

import io
import zipfile
from pathlib import Path

from limelight.kit.zips import zip_blocks


def test_an_archive_comes_in_blocks_and_holds_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 200_000)
    (tmp_path / "b.mp4").write_bytes(bytes(range(256)) * 4000)
    files = [("x/Ä.txt", tmp_path / "a.txt"), ("x/media/b.mp4", tmp_path / "b.mp4")]
    blocks = list(zip_blocks(files))
    assert len(blocks) > 3
    assert max(map(len, blocks)) < 400_000
    with zipfile.ZipFile(io.BytesIO(b"".join(blocks))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [name for name, _ in files]
        assert all(archive.read(name) == path.read_bytes() for name, path in files)
        kinds = [entry.compress_type for entry in archive.infolist()]
    assert kinds == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
    assert b"".join(zip_blocks(files)) == b"".join(blocks)
