"""The signing identity: made once, private, kept, never replaced in silence."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtensionOID

from limelight.library.provenance import certificate
from limelight.library.provenance.errors import IdentityDamaged


def test_the_identity_is_made_on_first_use_and_kept(tmp_path: Path) -> None:
    first = certificate.studio_identity(tmp_path)
    assert certificate.studio_identity(tmp_path) == first
    assert first.name.startswith("Limelight studio ")


def test_two_studios_have_different_identities(tmp_path: Path) -> None:
    one = certificate.studio_identity(tmp_path / "a")
    other = certificate.studio_identity(tmp_path / "b")
    assert one.fingerprint != other.fingerprint


def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    certificate.studio_identity(tmp_path)
    folder = tmp_path / "signing"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert [entry.name for entry in tmp_path.iterdir()] == ["signing"]


def test_the_private_key_does_not_show_when_printed(tmp_path: Path) -> None:
    assert "PRIVATE" not in repr(certificate.studio_identity(tmp_path))


def test_the_certificate_has_the_purposes_c2pa_asks_for(tmp_path: Path) -> None:
    identity = certificate.studio_identity(tmp_path)
    signing, root = x509.load_pem_x509_certificates(identity.chain_pem.encode())
    purposes = signing.extensions.get_extension_for_oid(ExtensionOID.EXTENDED_KEY_USAGE).value
    assert isinstance(purposes, x509.ExtendedKeyUsage)
    assert certificate.CLAIM_SIGNING in list(purposes)
    usage = signing.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert not usage.value.key_cert_sign
    assert not signing.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert root.not_valid_after_utc > signing.not_valid_after_utc


def test_the_certificate_tells_neither_machine_nor_user_nor_time_of_day(tmp_path: Path) -> None:
    identity = certificate.studio_identity(tmp_path)
    for cert in x509.load_pem_x509_certificates(identity.chain_pem.encode()):
        names = {str(part.value).rsplit(" ", 1)[0] for part in cert.subject}
        assert names <= {"Limelight", "Limelight root", "Limelight studio"}
        begins = cert.not_valid_before_utc
        assert (begins.hour, begins.minute, begins.second) == (0, 0, 0)


@pytest.mark.parametrize("name", ["root.pem", "signing.pem", "signing-key.pem"])
@pytest.mark.parametrize("damage", ["missing", "empty", "garbage", "foreign"])
def test_a_damaged_identity_is_reported_and_left_alone(
    tmp_path: Path, name: str, damage: str
) -> None:
    certificate.studio_identity(tmp_path)
    certificate.studio_identity(tmp_path / "other")
    file = tmp_path / "signing" / name
    if damage == "missing":
        file.unlink()
    elif damage == "foreign":
        file.write_bytes((tmp_path / "other" / "signing" / name).read_bytes())
    else:
        file.write_bytes(b"" if damage == "empty" else b"\xff\x00 not a certificate")
    before = sorted(path.name for path in file.parent.iterdir())
    with pytest.raises(IdentityDamaged, match="backup"):
        certificate.studio_identity(tmp_path)
    assert sorted(path.name for path in file.parent.iterdir()) == before


def test_an_empty_folder_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "signing").mkdir()
    assert certificate.studio_identity(tmp_path).key_pem


def test_a_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "signing").write_text("not a folder")
    with pytest.raises(IdentityDamaged):
        certificate.studio_identity(tmp_path)


def _fingerprint(folder: Path) -> str:
    return certificate.studio_identity(folder).fingerprint


def test_processes_that_start_together_end_with_one_identity(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.map(_fingerprint, [tmp_path] * 4, chunksize=1)
    assert len(set(found)) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["signing"]
