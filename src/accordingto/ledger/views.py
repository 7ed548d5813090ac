"""Views that answer the usual questions in the ``sqlite3`` shell and in Datasette, without a join.

They show the reading of each report that was written last. Columns are those of the tables; ``dated`` is a claim's
own date, ``published`` its report's.
"""

from __future__ import annotations

from sqlalchemy import Connection

_CURRENT_READING = """
CREATE VIEW current_reading AS
SELECT reading.serial, report.serial AS report_serial, report.id AS report, report.version, reading.reader_version,
  reading.title, reading.outlet, reading.published, reading.published_day
FROM reading JOIN report ON report.serial = reading.report
WHERE NOT EXISTS (SELECT 1 FROM reading AS later WHERE later.report = reading.report AND later.serial > reading.serial)
"""

_BOUND = "CASE WHEN bound IN ('exact', 'range', 'vague') THEN '' ELSE replace(bound, '_', ' ') || ' ' END"
# The words for the victims may hold the number ("three policemen") or not ("policemen").
_VICTIMS = "CASE WHEN instr(who, number_text) > 0 THEN who ELSE number_text || coalesce(' ' || who, '') END"
TOLL = f"effect || ': ' || {_BOUND} || {_VICTIMS}"
EVENT = "category || ': ' || coalesce(actor || ' – ', '') || trigger_text || coalesce(' – ' || recipient, '')"
_STATEMENT = "coalesce(cue || ': ', '') || coalesce(content, '')"

_CLAIMS = f"""
CREATE VIEW claims AS
SELECT 'toll' AS kind, toll."key" AS claim, r.report, r.version, r.published, r.outlet, according_to, dated,
  {TOLL} AS what, evidence_text AS evidence, start, "end", toll.id
FROM toll JOIN current_reading AS r ON r.serial = toll.reading
UNION ALL
SELECT 'event', event."key", r.report, r.version, r.published, r.outlet, according_to, dated,
  {EVENT}, evidence_text, start, "end", event.id
FROM event JOIN current_reading AS r ON r.serial = event.reading
UNION ALL
SELECT 'attribution', attribution."key", r.report, r.version, r.published, r.outlet, coalesce(speaker, source), NULL,
  {_STATEMENT}, substr(text, start + 1, "end" - start), start, "end", attribution.id
FROM attribution JOIN current_reading AS r ON r.serial = attribution.reading
  JOIN report ON report.serial = r.report_serial
"""

_TOLLS_BY_SOURCE = """
CREATE VIEW tolls_by_source AS
SELECT effect, who, place, "count", low, high, bound, according_to, voice, status, denied_by, dated,
  r.published, r.outlet, r.report, r.version, cause, actor, number_text AS number, evidence_text AS evidence,
  start, "end", "key" AS claim
FROM toll JOIN current_reading AS r ON r.serial = toll.reading
ORDER BY effect, according_to IS NULL, according_to, coalesce(first_day, r.published_day), r.report, r.version, start,
  number_start
"""

_TIMELINE = f"""
CREATE VIEW timeline AS
SELECT first_day AS day, nullif(last_day, first_day) AS to_day, 'toll' AS kind, effect, NULL AS category,
  {TOLL} AS what, according_to, voice, place, r.report, r.version, r.published, r.outlet,
  evidence_text AS evidence, start, "end", "key" AS claim
FROM toll JOIN current_reading AS r ON r.serial = toll.reading WHERE first_day IS NOT NULL
UNION ALL
SELECT first_day, nullif(last_day, first_day), 'event', NULL, category,
  {EVENT}, according_to, voice, place, r.report, r.version, r.published, r.outlet,
  evidence_text, start, "end", "key"
FROM event JOIN current_reading AS r ON r.serial = event.reading WHERE first_day IS NOT NULL
ORDER BY day, to_day, report, version, start, kind, claim
"""

VIEWS = {
    "current_reading": _CURRENT_READING,
    "claims": _CLAIMS,
    "tolls_by_source": _TOLLS_BY_SOURCE,
    "timeline": _TIMELINE,
}


def create(connection: Connection) -> None:
    """Lay the views out in a ledger that has its tables, in the place of those of before."""
    for name, view in VIEWS.items():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(view)
