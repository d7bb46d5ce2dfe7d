"""What the HTML files have in common: they stand alone and ask the network for nothing.

Jinja2 escapes everything; what a file may do is nailed down by a
Content-Security-Policy that names its style and its script by their hashes.
"""

import base64
import hashlib
from datetime import UTC, datetime
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from claims.data_file import read_data_text


@cache
def template(name: str) -> Template:
    """Return a template that ships as data."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["moment"] = _moment
    return environment.from_string(read_data_text(name))


def policy(style: str, script: str | None = None) -> str:
    """Return a Content-Security-Policy that lets in this style and script alone."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    scripts = f" script-src 'sha256-{digest(script)}';" if script else ""
    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}';"
        f"{scripts} base-uri 'none'; form-action 'none'"
    )


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
