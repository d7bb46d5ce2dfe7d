"""Ed25519 keys and signatures for checkpoints, by the library ``cryptography``.

A private key lives in a file of its own and never in a desk.
"""

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, cast

from claims.errors import ConflictError, MissingExtraError, ReadError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

ALGORITHM = "Ed25519"


def make_key() -> tuple[bytes, bytes]:
    """Return a new private key and its public key, as PEM."""
    serialization, ed25519 = _library()
    key: Ed25519PrivateKey = ed25519.Ed25519PrivateKey.generate()
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private, _as_pem(key.public_key())


def sign(content: bytes, name: str, private: bytes) -> dict[str, str]:
    """Return the signature of ``content`` by the private key in the file ``name``."""
    serialization, ed25519 = _library()
    try:
        key = serialization.load_pem_private_key(private, password=None)
    except (ValueError, TypeError) as error:
        raise ReadError(
            name, "it is no private key in PEM without a passphrase"
        ) from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise ReadError(name, "it is no Ed25519 key; make one: claims ledger key")
    return {
        "algorithm": ALGORITHM,
        "public_key": _as_pem(key.public_key()).decode(),
        "value": b64encode(key.sign(content)).decode(),
    }


def check_signature(
    content: bytes, signature: Any, key: tuple[str, bytes] | None
) -> str:
    """Return the public key, as PEM, by which ``content`` is signed.

    ``key`` is the name of a file and the public key in it, by which it must be signed;
    without it the signature must fit the key that it names itself. Raises
    ``ConflictError`` when it does not, ``ReadError`` for what is no key.
    """
    _library()
    from cryptography.exceptions import InvalidSignature

    try:
        said = str(signature["public_key"]).encode()
        value = b64decode(signature["value"], validate=True)
    except (TypeError, LookupError, ValueError) as error:
        raise ConflictError("the checkpoint's signature cannot be read") from error
    name, pem = key or ("the key in the checkpoint", said)
    public = _public_key(name, pem)
    try:
        public.verify(value, content)
    except InvalidSignature as error:
        raise ConflictError(
            f"the checkpoint is not signed by {name}, or it was altered"
        ) from error
    return _as_pem(public).decode()


def _public_key(name: str, pem: bytes) -> "Ed25519PublicKey":
    serialization, ed25519 = _library()
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, TypeError) as error:
        raise ReadError(name, "it is no public key in PEM") from error
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise ReadError(name, "it is a key of another kind than Ed25519")
    return cast("Ed25519PublicKey", key)


def _as_pem(key: "Ed25519PublicKey") -> bytes:
    serialization, _ = _library()
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ModuleNotFoundError as error:
        raise MissingExtraError("signing a checkpoint", "ledger") from error
    return serialization, ed25519
