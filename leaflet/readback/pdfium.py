"""PDFium's functions that are asked of every object on a page, without what `pypdfium2` does around each call.

That makes an object for every pointer, and lets other threads in. Here a pointer is a number.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

_POINTER, _NUMBER = ctypes.c_void_p, ctypes.c_int
_SHAPES: dict[str, tuple[Any, ...]] = {
    "FPDFPage_CountObjects": (_NUMBER, _POINTER),
    "FPDFPage_GetObject": (_POINTER, _POINTER, _NUMBER),
    "FPDFFormObj_CountObjects": (_NUMBER, _POINTER),
    "FPDFFormObj_GetObject": (_POINTER, _POINTER, ctypes.c_ulong),
    "FPDFPageObj_GetType": (_NUMBER, _POINTER),
    "FPDFPageObj_GetMatrix": (_NUMBER, _POINTER, _POINTER),
    "FPDFPageObj_GetBounds": (_NUMBER, *[_POINTER] * 5),
    "FPDFPageObj_GetMarkedContentID": (_NUMBER, _POINTER),
    "FPDFPageObj_CountMarks": (_NUMBER, _POINTER),
    "FPDFPageObj_GetMark": (_POINTER, _POINTER, ctypes.c_ulong),
    "FPDFPageObjMark_GetName": (_NUMBER, _POINTER, _POINTER, ctypes.c_ulong, _POINTER),
    "FPDFTextObj_GetFontSize": (_NUMBER, _POINTER, _POINTER),
    "FPDFTextObj_GetText": (ctypes.c_ulong, _POINTER, _POINTER, _POINTER, ctypes.c_ulong),
    "FPDFText_GetText": (_NUMBER, _POINTER, _NUMBER, _NUMBER, _POINTER),
    "FPDFText_IsGenerated": (_NUMBER, _POINTER, _NUMBER),
    "FPDFText_GetLooseCharBox": (_NUMBER, _POINTER, _NUMBER, _POINTER),
    "FPDFText_GetCharOrigin": (_NUMBER, _POINTER, _NUMBER, _POINTER, _POINTER),
}


def address(pointer: Any) -> int:
    """Return where a pointer of `pypdfium2` points to; a cast would tie it to itself, for the garbage collector."""
    return _POINTER.from_buffer(pointer).value or 0


@cache
def function(name: str) -> Callable[..., Any]:
    """Return a function of the library that takes and gives numbers for pointers."""
    import pypdfium2  # noqa: PLC0415 - loading the library is a cost that only a finished leaflet should bear

    return ctypes.PYFUNCTYPE(*_SHAPES[name])(address(getattr(pypdfium2.raw, name)))


def page_objects(page: Any) -> list[int]:
    """Return the objects of a page of `pypdfium2`, in the order in which they are drawn."""
    place = address(page.raw)
    return [function("FPDFPage_GetObject")(place, at) for at in range(function("FPDFPage_CountObjects")(place))]


def form_objects(form: int) -> list[int]:
    """Return the objects in a form."""
    count = function("FPDFFormObj_CountObjects")(form)
    return [function("FPDFFormObj_GetObject")(form, at) for at in range(count)]
