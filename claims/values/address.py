"""A web address normalised, to tell whether two of them lead to one page.

It is for comparing alone: what a person wrote is what is stored and shown.
"""

import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit

_PORTS = {"http": 80, "https": 443}
_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid"
    r"|igshid|igsh|mc_[ce]id|_hsenc|_hsmi|mkt_tok|vero_id|oly_\w+_id|s_cid|ncid|cmpid"
    r"|__twitter_impression|at_(?:medium|campaign|custom\d|link_\w+)|xtor|wt_mc",
    re.IGNORECASE,
)
"""Parameters that say whence a reader came; they choose no page."""
_PLAIN = "!$&'()*+,;=:@/~"


def is_address(words: str) -> bool:
    """Say whether ``words`` are a web address."""
    return words.strip().casefold().startswith(("http://", "https://"))


def same_address(address: str) -> str:
    """Return what all addresses of one page have in common.

    That leaves out the scheme, a leading ``www.``, the scheme's own port, the slash at
    the end, the fragment, the order of the query and what only tracks readers. What is
    no web address is returned without the white space around it.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return address
    scheme = parts.scheme.casefold()
    if scheme not in _PORTS or not host:
        return address
    host = _ascii(host.rstrip(".")).removeprefix("www.")
    port_said = f":{port}" if port not in (None, *_PORTS.values()) else ""
    user = parts.netloc.rpartition("@")[0]
    path = quote(unquote(parts.path, errors="surrogateescape"), safe=_PLAIN,
                 errors="surrogateescape")  # fmt: skip
    path = re.sub(r"//+", "/", path).rstrip("/")
    query = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKERS.fullmatch(pair[0])
    )
    asked = "&".join(f"{quote(name)}={quote(value)}" for name, value in query)
    whole = f"{user}@" * bool(user) + host + port_said + path
    return f"//{whole}" + f"?{asked}" * bool(asked)


def _ascii(host: str) -> str:
    """Return a host's name as the network has it: IDNA, in small letters."""
    try:
        return host.encode("idna").decode("ascii").casefold()
    except UnicodeError:
        return host.casefold()
