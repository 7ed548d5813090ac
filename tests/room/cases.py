"""A ledger to look at: two floods, a ferry, and reports by somebody who means harm."""

from __future__ import annotations

from pathlib import Path

import msgspec

from accordingto.ledger import Ledger
from tests.cli.ledgers import HOSTILE, report_of
from tests.exports.readings import READING as FERRY
from tests.ledger.example import READING as FLOOD
from tests.ledger.example import REPORT, copy, plain

SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
MEGABYTE = "x" * 1_000_000

ATTACK = plain(
    f"{SCRIPT}\n\n\u202enettirw sdrawkcab\u202c\n\nA plain paragraph.",
    id="attack/../'\"<b>",
    title=f"{SCRIPT}\u202eeltit",
    outlet="\u202etuo</title>",
    url="javascript:alert(1)",
    published="2031-05-06",
)
LONG = plain(MEGABYTE, id="long", title=MEGABYTE[:5000], published="2031-05-06")


def fill(path: Path) -> Path:
    """Write the ledger."""
    with Ledger(path) as ledger:
        ledger.add(REPORT, FLOOD)
        ledger.add(*copy(id="wire", outlet="Radio Ostra", published="2031-05-05"))
        ledger.add(report_of(FERRY), FERRY)
        ledger.add(report_of(HOSTILE), msgspec.structs.replace(HOSTILE, published="2031-05-07"))
        ledger.add(*ATTACK)
        ledger.add(*LONG)
    return path
