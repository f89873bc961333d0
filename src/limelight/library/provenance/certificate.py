"""The studio's own signing identity: a local root and one signing certificate, made on first use
and kept.

Profile: C2PA 2.x, "X.509 Certificates": ECDSA P-256, end entity with digitalSignature alone, the
C2PA claim-signing purpose, and e-mail protection beside it because readers that still follow the
1.x list look for that one.
"""

import os
import secrets
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from limelight.library.provenance.errors import IdentityDamaged

CLAIM_SIGNING = ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
FOLDER = "signing"
ROOT, ROOT_KEY = "root.pem", "root-key.pem"
SIGNING, SIGNING_KEY = "signing.pem", "signing-key.pem"
_ROOT_YEARS, _SIGNING_YEARS = 20, 10
_NO_USE = {
    "digital_signature": False,
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "key_cert_sign": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}


@dataclass(frozen=True)
class Identity:
    """Who signs. `chain_pem` is the signing certificate followed by the root; `fingerprint` the
    root's SHA-256 in hex.
    """

    name: str
    fingerprint: str
    root_pem: str
    chain_pem: str
    key_pem: str = field(repr=False)


def studio_identity(data_folder: Path) -> Identity:
    """The identity kept in `<data_folder>/signing/`, made there on the first call.

    Files are readable by their owner alone. The folder appears whole or not at all, so processes
    that start together end with one identity. A damaged or expired one raises IdentityDamaged and
    is left as it is.
    """
    folder = data_folder / FOLDER
    if not _is_filled(folder):
        _create(folder)
    return _read(folder)


def _is_filled(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError as trouble:
        raise IdentityDamaged(f"{folder} cannot be read: {trouble.strerror}.") from trouble


def _create(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(f".{folder.name}-{secrets.token_hex(8)}")
    fresh.mkdir(mode=0o700)
    try:
        for name, content in _new_files().items():
            _write_private(fresh / name, content)
        _sync_folder(fresh)
        try:
            fresh.rename(folder)
        except OSError:
            if not _is_filled(folder):
                raise
        _sync_folder(folder.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _new_files() -> dict[str, bytes]:
    studio = secrets.token_hex(4)
    root_key = ec.generate_private_key(ec.SECP256R1())
    signing_key = ec.generate_private_key(ec.SECP256R1())
    root = _root_certificate(root_key, f"Limelight root {studio}")
    signing = _signing_certificate(signing_key, root_key, root, f"Limelight studio {studio}")
    return {
        ROOT: _pem(root),
        ROOT_KEY: _key_pem(root_key),
        SIGNING: _pem(signing),
        SIGNING_KEY: _key_pem(signing_key),
    }


def _root_certificate(key: ec.EllipticCurvePrivateKey, name: str) -> x509.Certificate:
    subject = _name(name)
    return (
        _draft(subject, subject, key.public_key(), _ROOT_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(**_NO_USE | {"key_cert_sign": True, "crl_sign": True}), critical=True
        )
        .sign(key, hashes.SHA256())
    )


def _signing_certificate(
    key: ec.EllipticCurvePrivateKey,
    root_key: ec.EllipticCurvePrivateKey,
    root: x509.Certificate,
    name: str,
) -> x509.Certificate:
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    purposes = x509.ExtendedKeyUsage([CLAIM_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
    return (
        _draft(_name(name), root.subject, key.public_key(), _SIGNING_YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**_NO_USE | {"digital_signature": True}), critical=True)
        .add_extension(purposes, critical=False)
        .add_extension(issuer, critical=False)
        .sign(root_key, hashes.SHA256())
    )


def _draft(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, years: int
) -> x509.CertificateBuilder:
    # Midnight of the day before: hides the time of day and bears a clock that is a little off.
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = today - timedelta(days=1)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Limelight"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _read(folder: Path) -> Identity:
    try:
        root_pem, signing_pem, key_pem = (
            (folder / name).read_bytes() for name in (ROOT, SIGNING, SIGNING_KEY)
        )
        root = x509.load_pem_x509_certificate(root_pem)
        signing = x509.load_pem_x509_certificate(signing_pem)
        key = serialization.load_pem_private_key(key_pem, password=None)
        _check(root, signing, key.public_key())
    except (OSError, ValueError, TypeError, InvalidSignature) as trouble:
        raise _damaged(folder, _reason(trouble)) from trouble
    if datetime.now(UTC) >= signing.not_valid_after_utc:
        raise _damaged(folder, f"it ended on {signing.not_valid_after_utc:%Y-%m-%d}")
    return Identity(
        name=str(signing.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value),
        fingerprint=root.fingerprint(hashes.SHA256()).hex(),
        root_pem=root_pem.decode(),
        chain_pem=_pem(signing).decode() + _pem(root).decode(),
        key_pem=key_pem.decode(),
    )


def _check(root: x509.Certificate, signing: x509.Certificate, public_key: object) -> None:
    signing.verify_directly_issued_by(root)
    if signing.public_key() != public_key:
        raise ValueError("the key does not belong to the certificate")
    if not signing.subject.get_attributes_for_oid(NameOID.COMMON_NAME):
        raise ValueError("the certificate has no name")


def _reason(trouble: Exception) -> str:
    if isinstance(trouble, FileNotFoundError):
        return f"{Path(str(trouble.filename)).name} is missing"
    if isinstance(trouble, OSError):
        return str(trouble.strerror)
    if isinstance(trouble, InvalidSignature):
        return "the certificate was not issued by this root"
    return str(trouble).splitlines()[0] if str(trouble) else "a file is not readable as PEM"


def _damaged(folder: Path, reason: str) -> IdentityDamaged:
    return IdentityDamaged(
        f"The signing identity in {folder} cannot be used: {reason}. Put the folder back from a "
        "backup, or move it away and a new identity is made; files signed with the old one will "
        "then show as another signer's.",
        folder=str(folder),
    )
