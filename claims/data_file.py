"""Reading a data file that ships with the package, in ``claims.data``."""

from importlib.resources import files

from claims.errors import DataFileError


def read_data(name: str) -> bytes:
    """Return a data file; raise ``DataFileError`` where the installation lacks it."""
    try:
        return (files("claims.data") / name).read_bytes()
    except (OSError, ModuleNotFoundError) as error:
        raise DataFileError(name) from error


def read_data_text(name: str) -> str:
    """Return a data file of text; raise ``DataFileError`` as ``read_data`` does."""
    return read_data(name).decode("utf-8")
