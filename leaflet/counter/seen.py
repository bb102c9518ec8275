"""What staff have seen: shown pages carry a seal of all that was chosen, and only what is sealed is printed."""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Mapping

from leaflet.counter.entry import FIELDS
from leaflet.counter.session import Sessions

_FIELDS = (*FIELDS, "language", "beside", "edition", "paper")
"""What changes the pages."""

_MOST_USED = 10_000


class Seen:
    """The seals of shown pages; each lets a leaflet be printed once: an impatient second click prints nothing."""

    def __init__(self, sessions: Sessions) -> None:
        """Prepare to seal with the secret of `sessions`."""
        self._sessions = sessions
        self._used: OrderedDict[str, None] = OrderedDict()

    def seal(self, session: str, medicine: str, form: Mapping[str, str]) -> str:
        """Return a new seal for the pages of a `medicine`, by its key, as chosen in `form`."""
        return self._seal(secrets.token_hex(8), session, medicine, form)

    def _seal(self, number: str, session: str, medicine: str, form: Mapping[str, str]) -> str:
        chosen = (f"{name}={form[name]}" for name in _FIELDS)
        return f"{number}.{self._sessions.seal(session, 'seen', number, medicine, *chosen)}"

    def is_seal_of(self, seal: str, session: str, medicine: str, form: Mapping[str, str]) -> bool:
        """Tell whether pages of exactly what `form` says were shown with this `seal`."""
        number = seal.partition(".")[0]
        return hmac.compare_digest(seal.encode(), self._seal(number, session, medicine, form).encode())

    def use(self, seal: str) -> bool:
        """Take a good seal for one print; False when it has been taken before."""
        if seal in self._used:
            return False
        self._used[seal] = None
        while len(self._used) > _MOST_USED:
            self._used.popitem(last=False)
        return True

    def release(self, seal: str) -> None:
        """Give a seal back with which nothing was printed."""
        self._used.pop(seal, None)
