"""Small drawings that stand beside a word, for who reads with difficulty. Each is a path on 24 by 24, of our own."""

from __future__ import annotations

DRAWINGS: dict[str, str] = {
    "arrow": "M4 12h15M13 6l6 6-6 6",
    "baby": "M12 9a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM8 21c-2-3-2-9 4-9s6 6 4 9zM8 17h8",
    "bicycle": "M6 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM18 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM6 16l4-8h6l2 8M10 8L8 5H6"
    "M16 8l-4 8M15 4h3",
    "calendar": "M4 5h16v16H4zM4 10h16M8 2v5M16 2v5M8 14h2M14 14h2M8 18h2",
    "change": "M4 9h14l-4-5M20 15H6l4 5",
    "check": "M4 13l5 6L20 5",
    "child": "M12 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 8v7M7 11l5-1 5 1M9 22l3-7 3 7",
    "clock": "M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM12 6v6l4 3",
    "document": "M6 2h8l5 5v15H6zM14 2v5h5M9 12h7M9 16h7",
    "energy": "M13 2L5 14h6l-1 8 9-13h-7z",
    "exit": "M14 3H4v18h10M9 12h12M17 8l4 4-4 4",
    "family": "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM17 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 22v-7a5 5 0 0 1 9-3v10"
    "M13 22v-4a4 4 0 0 1 8 0v4",
    "globe": "M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM2 12h20M12 2c5 5 5 15 0 20c-5-5-5-15 0-20z",
    "health": "M12 21C4 15 2 11 3 7.5a5 5 0 0 1 9-1.5 5 5 0 0 1 9 1.5c1 3.5-1 7.5-9 13.5zM12 9v6M9 12h6",
    "help": "M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM9 9.5a3 3 0 1 1 4.5 2.5c-1 .5-1.5 1-1.5 2.5M12 17.5v1",
    "home": "M3 12l9-9 9 9M5 10v11h14V10M10 21v-7h4v7",
    "letter": "M2 5h20v14H2zM2 6l10 8L22 6",
    "lock": "M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2",
    "money": "M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM16 8a5 5 0 1 0 0 8M6 10.5h7M6 13.5h7",
    "pencil": "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
    "people": "M8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
    "M16 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 21v-3a6 6 0 0 1 10-4 6 6 0 0 1 10 4v3",
    "person": "M12 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 22v-2a8 8 0 0 1 16 0v2",
    "phone": "M7 2h10v20H7zM11 18h2",
    "place": "M12 22c-5-6-7-9-7-13a7 7 0 0 1 14 0c0 4-2 7-7 13zM12 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "print": "M7 8V2h10v6M7 17H3V8h18v9h-4M7 14h10v8H7z",
    "save": "M12 3v12M7 10l5 5 5-5M4 17v4h16v-4",
    "school": "M1 9l11-5 11 5-11 5zM6 12v5c3 3 9 3 12 0v-5M23 9v6",
    "search": "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15 15l6 6",
    "shopping": "M2 3h3l3 12h11l2-9H6"
    "M9 21a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM17 21a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
    "speaker": "M3 9h4l6-5v16l-6-5H3zM16 9c2 1.5 2 4.5 0 6M18.5 6c4 3 4 9 0 12",
    "stop": "M5 5h14v14H5z",
    "study": "M12 6c-3-2-6-2-10-1.5v14c4-.5 7-.5 10 1.5 3-2 6-2 10-1.5v-14C18 4 15 4 12 6zM12 6v14",
    "talk": "M3 4h18v13h-9l-6 5v-5H3zM8 9h8M8 13h5",
    "trash": "M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15M10 10v7M14 10v7",
    "warning": "M12 3L2 21h20zM12 9v6M12 17.5v1",
    "work": "M3 8h18v12H3zM8 8V4h8v4M3 13h18M11 13v2h2v-2",
}
"""Name -> path. Lines only: they take the colour of the text, also in a high-contrast mode."""

POINTS_ONWARD = frozenset({"arrow", "exit", "search", "speaker", "talk"})
"""Mirrored where text runs from right to left."""
