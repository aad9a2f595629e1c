"""A QR code of an address, as a small picture without a style of its own."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET_ZONE = 4
"""White squares around the code, as ISO/IEC 18004 asks."""


def svg(address: str, title: str = "") -> str:
    """The code as `<svg>`, black on white, as large as its place. `title`: what a screen reader says."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, nl=False, omitsize=True, border=QUIET_ZONE, dark="#000",
        light="#fff", title=title or address, svgclass="ps-qr", lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode()
