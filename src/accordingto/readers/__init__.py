"""From a report to a reading: the language analysis, then one reader for each layer."""

from __future__ import annotations

from accordingto.language import analyse
from accordingto.readers import actors, attributions, entities, events, names, times, tolls, wordings
from accordingto.readers.additions import NOTHING, Additions
from accordingto.readers.cast import Cast
from accordingto.readers.sources import Sourced
from accordingto.reading import Reading
from accordingto.report import Report


def read(report: Report, additions: Additions = NOTHING) -> Reading:
    """What one report says. A pure function: the same report gives the same reading on every machine.

    1. Paragraphs, zones, sentences, tokens and quotations.
    2. Names, and these joined into entities.
    3. Dates and times.
    4. Attributions: who says what; quoted wording that is no statement.
    5. Tolls, each under the attribution that governs it.
    6. Events, likewise, with the tolls they bear.

    Args:
        report: what to read.
        additions: entries of the lexicon of events and actors of the user's own.
    """
    analysis = analyse(report)  # 1
    own = {} if additions.actors is None else additions.actors.find(analysis)
    found = actors.named(analysis, names.read(analysis), own)  # 2
    cast = Cast(analysis, actors.known(analysis, entities.read(analysis, found), own))  # 2
    tagged = times.tag(analysis)  # 3
    dated = tagged.times
    said = attributions.read(analysis, cast)  # 4
    sourced = Sourced(said)
    counted = tolls.read(analysis, cast, sourced, dated)  # 5
    done = events.read(analysis, cast, sourced, dated, counted, additions.lexicon)  # 6
    return Reading(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        byline=report.byline,
        language=report.language,
        published=report.published,
        text=report.text,
        zones=analysis.zones,
        sentences=tuple((s.start, s.end) for s in analysis.sentences),
        names=names.finish(found),
        entities=entities.finish(analysis, cast.drafts),
        times=dated,
        attributions=said,
        wordings=wordings.read(analysis, said),
        tolls=counted,
        events=done,
        warnings=(*report.warnings, *tagged.warnings),
    )
