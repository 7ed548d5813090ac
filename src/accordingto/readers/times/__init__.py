"""Times of a report in TIMEX3, from grammar alone: dates, times of the day, lengths, and times that come again.

The road, in the order of the modules: atoms of the text with their numerals (``scan``); the rules for ``dates``,
``relatives``, ``clocks`` and ``lengths`` find expressions (``mentions``) and say what they mean (``meanings``);
``resolution`` sets each against the day of publication and the dates before it, with the ``tense`` of the clause. A
report without a day of publication is dated by its dateline, else relative expressions keep a value by their words
alone (``XXXX-XX-XX``) and no interval: today's date is never asked.
"""

from accordingto.readers.times.dating import when
from accordingto.readers.times.tagging import Anchor, Tagging, tag

__all__ = ["Anchor", "Tagging", "tag", "when"]
