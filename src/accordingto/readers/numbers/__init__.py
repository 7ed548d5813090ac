"""Numbers of a text with their bounds and kinds, from grammar alone.

The road, in the order of the modules: atoms of the text; ``numerals`` (``spelled`` words and ``digits``); ``ranges`` of
two; for each what it is a number of (``kinds``) and what the words around it allow (``bounds``); at last the part's
``wholes`` ("nine of the 12").

``1.200`` is read the English way, as a broken number; only a second group (``1.200.000``) makes the points groups.
"Nearly", "almost" and "close to" are ``about``: the figure after them is the one reported, and what they allow below it
nobody can say.
"""

from accordingto.readers.numbers.figure import COUNTING, Figure, Kind
from accordingto.readers.numbers.figures import figures
from accordingto.readers.numbers.wholes import share

__all__ = ["COUNTING", "Figure", "Kind", "figures", "share"]
