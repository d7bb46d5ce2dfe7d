"""Errors a fact-checker can act on.

Every exception that is allowed to reach the terminal derives from ``ClaimsError``.
Anything else is a bug and keeps its traceback. A message reads as a clause without a
full stop, names its subject, and says the way out where there is one.
"""

from shlex import quote


class ClaimsError(Exception):
    """Base for every expected failure; ``exit_code`` is what the shell sees."""

    exit_code = 1


class NotFoundError(ClaimsError):
    """The record named on the command line does not exist."""

    def __init__(self, kind: str, key: object, hint: str = "") -> None:
        super().__init__(f"no {kind} {key}" + (f"; {hint}" if hint else ""))
        self.kind = kind
        self.key = key


class ConflictError(ClaimsError):
    """The change contradicts something already recorded."""


class ChangedError(ConflictError):
    """Somebody else changed what was shown before a ruling on it was recorded."""

    def __init__(self, name: object) -> None:
        super().__init__(
            f"{name} was changed by somebody else meanwhile; nothing was recorded yet"
        )
        self.name = name


class NeedsEvidenceError(ConflictError):
    """A rating needs evidence, and the ruling cites none."""


class OverError(ConflictError):
    """A ruling would go over somebody who holds the claim, or ruled on it since."""

    def __init__(self, what: str, name: str, people: tuple[str, ...]) -> None:
        over = " ".join(f"--over {quote(each)}" for each in people)
        super().__init__(
            f"{what}; look at it with claims show {name}, then rule all the same"
            f" with {over}"
        )
        self.what = what
        self.name = name
        self.people = people


class QuoteError(ClaimsError):
    """A quotation does not say which words of the text are meant."""


class ReadError(ClaimsError):
    """A document cannot be taken in."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name


class WrongEncodingError(ReadError):
    """The bytes are in another encoding than was said."""


class FetchError(ReadError):
    """A URL cannot be fetched, or may not be."""


class WriteError(ClaimsError):
    """A file cannot be written."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}")
        self.path = path


class ScaleError(ClaimsError):
    """A rating scale does not say what it must."""


class PolicyError(ClaimsError):
    """A policy does not say what it must."""


class CalculationError(ClaimsError):
    """What was to be calculated is no calculation, or comes to nothing."""


class InstallationError(ClaimsError):
    """What is needed is not installed, or not as it was published."""

    exit_code = 3


class MissingExtraError(InstallationError):
    """A library that sits in an extra is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs: {install_command(extra)}")
        self.extra = extra


class DataFileError(InstallationError):
    """A data file of the package's own is not there, or cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the installation lacks its data file {name}; install claims-desk again"
        )
        self.name = name


class ModelError(InstallationError):
    """A language model is missing, or is not the one that was published."""

    def __init__(self, name: object, reason: str) -> None:
        super().__init__(f"{name} {reason}")
        self.name = name


class EndpointError(ClaimsError):
    """A language model cannot be asked, or does not answer as it should."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host} {reason}")
        self.host = host


class NoEndpointError(EndpointError):
    """Nobody is there, or the key or the model is wrong: no text can be read."""


class ConsentError(ClaimsError):
    """Nobody agreed that a text leaves the machine."""


class UsageError(ClaimsError):
    """What was typed cannot be understood."""

    exit_code = 2


class UrlError(UsageError):
    """The database is not named by a path or a URL that we can read."""

    def __init__(self, url: str, reason: str = "is not a database URL") -> None:
        super().__init__(f"{url!r} {reason}")
        self.url = url


class DatabaseError(ClaimsError):
    """The database cannot be reached, read or written."""

    exit_code = 3


class SchemaError(DatabaseError):
    """The database is missing, foreign, too old or too new for this version."""


def install_command(extra: str) -> str:
    """Return the command that installs the libraries of an extra.

    It names them one by one, as the installation's own metadata does: wherever the
    package came from, its wheel or checkout may be gone, and no index has it.
    """
    from importlib.metadata import PackageNotFoundError, requires

    try:
        listed = [entry.partition(";") for entry in requires("claims-desk") or ()]
    except PackageNotFoundError:
        listed = []
    marker = f'extra == "{extra}"'
    wanted = [name for name, _, condition in listed if condition.strip() == marker]
    if not wanted:
        return f"the extra {extra} of claims-desk"
    return "pip install " + " ".join(f"'{name.strip()}'" for name in wanted)
