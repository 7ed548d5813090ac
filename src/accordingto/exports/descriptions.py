"""What each field of a reading holds, in one line, for the JSON Schema and the headings of tables."""

from __future__ import annotations

from collections.abc import Mapping

_START = "first character, a 0-based position of a code point in the report's text"
_END = "position after the last character"
_ACCORDING_TO = "the source: an entity id or the words of the text; null when the report says it in its own voice"
_VOICE = (
    "attributed to a source, the report's own (narrator), its headline's, or inside a direct quotation (quoted); "
    "attributed without a source where the words name nobody (reportedly)"
)
_ACTOR = "who did it: entity id, words, or a list of these; null when the words name no agent"
_PLACE = "where: an entity id or the words of the text"
_WHEN = "TIMEX3 value, or an interval of two joined by a slash"
_EVIDENCE = "span of the clause that says so"
_ALSO = "spans that repeat it"
_ATTRIBUTION = "id of the innermost attribution that governs it; its parents are those who quote its source"
_RULE = "the rule, lexicon entry or model that coded it; null in readings of before it was kept"

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Reading": {
        "id": "the id that the input carries, else the first 16 hex digits of the text's SHA-256",
        "title": "headline",
        "outlet": "who published the report",
        "url": "where it was published",
        "byline": "who wrote it, in its own words",
        "language": "ISO 639-1 code",
        "published": "ISO 8601 date or date-time, as the input gives it",
        "text": "the exact text that all positions refer to",
        "zones": "the parts of the page; in order, they cover the text",
        "sentences": "spans of the sentences",
        "names": "every name in the text, in order, before names are joined into entities",
        "entities": "people, organizations, places and groups",
        "times": "dates, times of day, durations and repeated times",
        "attributions": "who says what",
        "wordings": "quoted wording that is no statement: single terms in quotation marks, titles of works",
        "tolls": "counts of people or things that something happened to",
        "events": "who did what to whom",
        "warnings": "what could not be read, in words",
    },
    "Zone": {"kind": "the part that this stretch plays on the page", "start": _START, "end": _END},
    "Name": {
        "start": _START,
        "end": _END,
        "type": "person, organization, place, or misc: a people, an event, a work, a law",
    },
    "Entity": {
        "id": "unique within the reading",
        "type": "person, organization, place or group",
        "name": "its fullest name in the report",
        "aliases": "its other names in the report",
        "roles": "its offices, occupations, memberships and ranks",
        "country": "ISO 3166-1 alpha-3 code",
        "place": "coordinates, for a place that resolves",
        "mentions": "spans of its names",
        "references": "spans of the pronouns and descriptions that stand for it",
        "sector": "the part it plays in public life, a PLOVER agent code, where its own words say so",
    },
    "Role": {
        "title": "office, occupation or rank, in the words of the text",
        "organization": "where it is held, in the words of the text",
        "start": _START,
        "end": _END,
    },
    "Location": {
        "lat": "degrees north",
        "lon": "degrees east",
        "kind": "what sort of place it is",
        "geonames_id": "its number in GeoNames",
        "basis": "why it is this place of all of its name: listed, adjacent, context or population",
    },
    "Time": {
        "start": _START,
        "end": _END,
        "type": "TIMEX3 type",
        "value": "TIMEX3 value",
        "earliest": "start of the calendar interval, included; ISO 8601",
        "latest": "end of the calendar interval, not included; ISO 8601",
        "mod": "how the words bend the value (early, about, more than), as in TIMEX3",
        "basis": "what the value rests on: its words (stated), the day of publication, another expression, or nothing",
        "basis_span": "span of the other expression, or of the dateline's date that gave the day of publication",
    },
    "Attribution": {
        "id": "unique within the reading",
        "source": "spans of the words for who says it",
        "cue": "spans of the words that report it",
        "content": "spans of what is said",
        "kind": "whole in quotation marks (direct), partly (mixed), or not (indirect)",
        "speaker": "entity id of the source",
        "addressee": "whom it is said to: an entity id or the words of the text",
        "medium": "letter, statement, television and the like",
        "parent": "id of the attribution that this one is nested in",
        "polarity": "whether it is said (affirmed), said to be false (denied), not said (negated), or doubted",
        "rule": _RULE,
    },
    "Wording": {
        "start": _START,
        "end": _END,
        "kind": "a single term in quotation marks (term), or the title of a work (title)",
    },
    "Toll": {
        "id": "unique within the reading",
        "effect": "what happened to those counted; killed is any death",
        "count": "the reported figure",
        "low": "the least that the words allow",
        "high": "the most that the words allow; null where they set no end",
        "bound": "how the words bound the figure",
        "who": "the words for those counted",
        "of": "id of the toll that the words make this one a part of",
        "cause": "the words for what did it",
        "actor": _ACTOR,
        "place": _PLACE,
        "when": _WHEN,
        "according_to": _ACCORDING_TO,
        "denied_by": "who denies it: an entity id or the words of the text",
        "voice": _VOICE,
        "cue": "span of the reporting words, kept even where nobody is named",
        "status": "whether the figure is a total, an increment, expected, hypothetical, denied or superseded",
        "evidence": _EVIDENCE,
        "number": "span of the numeral without its bound words, else of the noun phrase or the name",
        "also": _ALSO,
        "rule": _RULE,
        "attribution": _ATTRIBUTION,
    },
    "Event": {
        "id": "unique within the reading",
        "category": "the categories of PLOVER, and HAZARD, ACCIDENT, CRIME, DECIDE",
        "cameo": "CAMEO code",
        "trigger": "span of the word that carries the event",
        "actor": _ACTOR,
        "recipient": "whom it was done to: entity id, words, or a list of these",
        "instrument": "the words for what it was done with",
        "place": _PLACE,
        "when": _WHEN,
        "modality": "whether it is asserted, denied, planned, threatened, requested, alleged, conditional or ongoing",
        "according_to": _ACCORDING_TO,
        "voice": _VOICE,
        "evidence": _EVIDENCE,
        "tolls": "ids of the tolls that it took",
        "relations": "how it stands to other events of the reading",
        "also": _ALSO,
        "rule": _RULE,
        "attribution": _ATTRIBUTION,
    },
    "Relation": {"kind": "how the event stands to the other one", "event": "id of the other event"},
}
