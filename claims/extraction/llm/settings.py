"""Settings of the language model: where it is, and how it is asked."""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from claims.errors import UsageError
from claims.small_file import MOST_TOML, parse_toml, read_small

FILE = "claims.toml"
_NAMES = ("url", "model", "key_file", "chars", "timeout", "tries", "pause")

_MOST = 1e7
_CHARS, _TIMEOUT, _TRIES, _PAUSE = 12_000, 120.0, 4, 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """An OpenAI-compatible endpoint; the key shows in no message and no record."""

    url: str
    """Up to and without ``/chat/completions``."""
    model: str
    key: str | None = field(default=None, repr=False)
    chars: int = _CHARS
    """How many code points of an article go into one question."""
    timeout: float = _TIMEOUT
    """Seconds for one answer."""
    tries: int = _TRIES
    pause: float = _PAUSE
    """Seconds before the second try; each further one waits twice as long."""

    @property
    def host(self) -> str:
        """Return the host, with its port where it is not the usual one."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return what ``CLAIMS_LLM_…`` says, else the table ``[llm]`` of ``claims.toml``.

    Raise ``UsageError`` when the endpoint or the model is not named, a value is
    none, or a key would travel unencrypted to another machine.
    """
    environment = os.environ if environment is None else environment
    values = _file(Path(FILE))
    for name in _NAMES:
        if given := environment.get(f"CLAIMS_LLM_{name.upper()}"):
            values[name] = given
    url, model = str(values.get("url", "")), str(values.get("model", ""))
    if not url or not model:
        raise UsageError(
            "the engine llm is not set up; set CLAIMS_LLM_URL and CLAIMS_LLM_MODEL,"
            f" or url and model below [llm] in {FILE}"
        )
    _check_address(url)
    given = environment.get("CLAIMS_LLM_KEY", "").strip()
    key = given or _key(values.get("key_file"))
    if key is not None and not (key.isascii() and key.isprintable()):
        raise UsageError(
            "the key of the engine llm has characters that no key has;"
            " look at CLAIMS_LLM_KEY or key_file"
        )
    return Settings(
        url.rstrip("/").removesuffix("/chat/completions"),
        model,
        key,
        max(500, int(_figure(values, "chars", _CHARS, least=1))),
        _figure(values, "timeout", _TIMEOUT, least=0.001),
        int(_figure(values, "tries", _TRIES, least=1)),
        _figure(values, "pause", _PAUSE, least=0),
    )


def _figure(
    values: Mapping[str, object], name: str, usual: float, *, least: float
) -> float:
    """Return a setting that is a number, not less than ``least``."""
    said = values.get(name, usual)
    try:
        value = float(str(said))
    except ValueError:
        value = math.nan
    if not least <= value <= _MOST:
        raise UsageError(
            f"CLAIMS_LLM_{name.upper()} is {str(said)!r};"
            f" it takes a number from {least:g} to {_MOST:g}"
        )
    return value


def _file(path: Path) -> dict[str, object]:
    try:
        content = parse_toml(read_small(path, MOST_TOML).decode())
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    table = content.get("llm", {})
    if not isinstance(table, dict):
        raise UsageError(f"{path}: llm is no table")
    unknown = sorted(set(table) - set(_NAMES))
    if unknown:
        raise UsageError(
            f"{path}: [llm] knows no {unknown[0]}; it knows {', '.join(_NAMES)}"
        )
    return dict(table)


def _key(path: object) -> str | None:
    if not path:
        return None
    try:
        return Path(str(path)).expanduser().read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the key file {path} cannot be read") from error


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise UsageError("CLAIMS_LLM_URL is not an http(s) address")
    if parts.username or parts.password:
        raise UsageError("CLAIMS_LLM_URL holds a password; put it in CLAIMS_LLM_KEY")
    if parts.scheme == "http" and not _is_here(host):
        raise UsageError(
            f"{host} would get the text unencrypted; use https, or this machine"
        )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
