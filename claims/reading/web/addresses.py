"""Which network addresses a URL may lead to."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# NAT64's well-known prefix (RFC 6052): the last 32 bits are an IPv4 address.
_NAT64 = IPv6Network("64:ff9b::/96")
# These lead wherever the own network, or a long gone tunnel, likes: IPv4-compatible
# (RFC 4291), NAT64 inside one's own network (RFC 8215) and Teredo (RFC 4380).
_ELSEWHERE = (
    IPv6Network("::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2001::/32"),
)


def is_public(address: str) -> bool:
    """Tell whether ``address`` is that of one machine on the open internet.

    Not so are loopback, private, link-local, shared, reserved, unspecified and
    multicast addresses, nor the IPv6 forms that carry one of these. What is no address
    is not public.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return _is_public_ipv4(ip)
    carried = _carried_by(ip)
    if carried is not None:
        return _is_public_ipv4(carried)
    if any(ip in network for network in _ELSEWHERE):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_site_local)


def _is_public_ipv4(ip: IPv4Address) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _carried_by(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
