"""The one kind of error a user sees: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable


class LeafletError(Exception):
    """Something that stops a leaflet: a message, the place it is about, and what to do.

    `where` is a place the user can go to ("vitamin-mk-7.md:12", "leaflet.toml", "vitamin-mk-7.en.large, page 3").
    """

    def __init__(self, message: str, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def each(self) -> tuple[LeafletError, ...]:
        """Return every single mistake in this error, in the order found."""
        return (self,)

    def __str__(self) -> str:
        """Return the error as the command line prints it, hint indented under the message."""
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}\n  hint: {self.hint}" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        """Let a worker process hand the error to its parent."""
        return type(self), (self.message, self.where, self.hint)


class ManyErrors(LeafletError):
    """Several mistakes found in one go; `each()` lists them."""

    def __init__(self, errors: Iterable[LeafletError]) -> None:
        self.errors = tuple(single for error in errors for single in error.each())
        super().__init__("\n".join(str(error) for error in self.errors))

    def each(self) -> tuple[LeafletError, ...]:
        """Return the mistakes, in the order found."""
        return self.errors

    def __str__(self) -> str:
        """Return all mistakes, one under the other."""
        return self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Let a worker process hand the errors to its parent."""
        return type(self), (self.errors,)


def refuse(errors: Iterable[LeafletError]) -> None:
    """Raise what was found wrong, all of it at once; return when nothing was."""
    found = tuple(errors)
    if len(found) == 1:
        raise found[0]
    if found:
        raise ManyErrors(found)
