"""Who says so, in words, also where it is the report itself or somebody it does not name."""

from __future__ import annotations

OWN_VOICES = {"narrator": "the report's own voice", "headline": "the headline's own voice"}
UNNAMED = "a source not named"


def source(voice: str, according_to: str | None, through: str | None = None) -> str:
    """Who says so, in words: a source, the report itself, or somebody it does not name; and who passes it on."""
    named = according_to or OWN_VOICES.get(voice, UNNAMED)
    return named if through is None else f"{named}, {through}"
