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
_NAMES = (
    *("url", "model", "key_file", "chars", "timeout", "tries", "pause"),
    *("at_once", "cache"),
)
OFF = "off"

_MOST, _MOST_AT_ONCE = 1e7, 64.0
_CHARS, _TIMEOUT, _TRIES, _PAUSE, _AT_ONCE = 3_000, 300.0, 4, 1.0, 4


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
    at_once: int = _AT_ONCE
    """How many questions it is asked at a time."""
    cache: Path | None = None
    """The folder where replies wait for their article to be stored, if they may."""

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
        int(_figure(values, "at_once", _AT_ONCE, least=1, most=_MOST_AT_ONCE)),
        _cache(environment, values.get("cache")),
    )


def load_cache_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """Return where replies are kept, whether an endpoint is named or not."""
    environment = os.environ if environment is None else environment
    said = environment.get("CLAIMS_LLM_CACHE") or _file(Path(FILE)).get("cache")
    return _cache(environment, said)


def _cache(environment: Mapping[str, str], said: object) -> Path | None:
    """Return the folder for replies; ``None`` where the setting is ``off``."""
    if said is False or str(said).lower() == OFF:
        return None
    if said and said is not True:
        return Path(str(said)).expanduser()
    usual = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    base = Path(usual) if usual else Path("~/.cache").expanduser()
    return base / "claims" / "llm"


def _figure(
    values: Mapping[str, object],
    name: str,
    usual: float,
    *,
    least: float,
    most: float = _MOST,
) -> float:
    """Return a setting that is a number from ``least`` to ``most``."""
    said = values.get(name, usual)
    try:
        value = float(str(said))
    except ValueError:
        value = math.nan
    if not least <= value <= most:
        raise UsageError(
            f"CLAIMS_LLM_{name.upper()} is {str(said)!r};"
            f" it takes a number from {least:g} to {most:g}"
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
