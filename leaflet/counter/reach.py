"""Where the counter is reached: the names that browsers may call it by, on this machine and from others."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from typing import Any

from leaflet.configuration import Configuration


def hosts(settings: Configuration, port: int) -> frozenset[str]:
    """Return the names, with the port where it is not the usual one, that browsers may call the counter by.

    Where it listens at every address of this machine, those and the machine's own name are among them.
    """
    counter = settings.counter
    names = ["localhost", "127.0.0.1", "[::1]", *filter(None, map(str.strip, counter.hosts.lower().split(",")))]
    names += _own_names() if ipaddress.ip_address(counter.address).is_unspecified else [_spelt(counter.address)]
    usual = _usual_port(settings)
    return frozenset(name if ":" in name.rpartition("]")[2] else f"{name}:{port}" for name in names) | (
        frozenset(names) if port == usual else frozenset()
    )


def address(settings: Configuration, port: int) -> str:
    """Return where the counter is reached on this machine."""
    own = settings.counter.address
    host = "localhost" if ipaddress.ip_address(own).is_unspecified or own == "127.0.0.1" else _spelt(own)
    return _link(settings, host, port)


def elsewhere(settings: Configuration, port: int) -> tuple[str, ...]:
    """Return where other machines reach the counter, by every name and address that it is known to have."""
    if not ipaddress.ip_address(settings.counter.address).is_unspecified:
        return ()
    named = [name.strip() for name in settings.counter.hosts.split(",") if name.strip()]
    return tuple(_link(settings, name, port) for name in dict.fromkeys((*named, *_own_names())))


def _link(settings: Configuration, host: str, port: int) -> str:
    shown = host if port == _usual_port(settings) or ":" in host.rpartition("]")[2] else f"{host}:{port}"
    return f"{'https' if settings.counter.certificate else 'http'}://{shown}/"


def _usual_port(settings: Configuration) -> int:
    return 443 if settings.counter.certificate else 80


def _own_names() -> list[str]:
    """Return this machine's name, and its addresses that others use."""
    name = socket.gethostname().lower()
    found = [str(each[4][0]) for each in _looked_up(name)]
    for family, other in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((other, 9))  # nothing is sent; the address is that of the way out
            found.append(way.getsockname()[0])
    known = (each for each in found if "%" not in each and not ipaddress.ip_address(each).is_loopback)
    return list(dict.fromkeys((name, *map(_spelt, known))))


def _looked_up(name: str) -> list[Any]:
    try:
        return list(socket.getaddrinfo(name, None))
    except OSError:
        return []


def _spelt(own: str) -> str:
    return f"[{own}]" if ":" in own else own
