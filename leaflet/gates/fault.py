"""What a gate finds wrong with a translated block."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and what to do about it."""

    message: str
    hint: str
