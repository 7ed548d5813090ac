"""Codes of other projects over the program's own type of event.

``tables`` says what the codes mean that events carry (PLOVER, CAMEO). ``suggestions`` says which codes of ACLED and
UCDP an event may get, with the reason; ``parties`` is what it must know of actors and recipients for that. The tables
stand in ``data/codes.toml``, each with its source.
"""

from accordingto.codes.columns import COLUMNS, columns
from accordingto.codes.parties import Party, parties
from accordingto.codes.suggestions import Deed, suggested
from accordingto.codes.tables import Code, coded

__all__ = ["COLUMNS", "Code", "Deed", "Party", "coded", "columns", "parties", "suggested"]
