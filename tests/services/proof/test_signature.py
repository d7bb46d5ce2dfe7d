"""Checkpoints are signed with Ed25519, and proved by the public key."""

import pytest

from claims.errors import ConflictError, ReadError
from claims.services.proof.signature import check_signature, make_key, sign


def test_a_signature_fits_its_content_and_its_key_alone() -> None:
    private, public = make_key()
    signed = sign(b"so", "desk.pem", private)

    assert check_signature(b"so", signed, ("pub", public)) == public.decode()
    assert check_signature(b"so", signed, None) == public.decode()
    with pytest.raises(ConflictError, match="not signed by pub, or it was altered"):
        check_signature(b"else", signed, ("pub", public))
    with pytest.raises(ConflictError, match="not signed by theirs"):
        check_signature(b"so", signed, ("theirs", make_key()[1]))


def test_what_is_no_key_is_named() -> None:
    private, public = make_key()
    signed = sign(b"so", "desk.pem", private)

    with pytest.raises(ReadError, match=r"desk\.pem: it is no private key in PEM"):
        sign(b"so", "desk.pem", public)
    with pytest.raises(ReadError, match="pub: it is no public key in PEM"):
        check_signature(b"so", signed, ("pub", private))
    with pytest.raises(ConflictError, match="signature cannot be read"):
        check_signature(b"so", {"value": 3}, None)
