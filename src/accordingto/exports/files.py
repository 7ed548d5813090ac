"""A ledger written out as files, each complete or not there at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from accordingto.exports import csv, json, layers
from accordingto.ledger import Ledger
from accordingto.reading import Reading


class OverwritesLedgerError(ValueError):
    """The export was to be written over the ledger itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is the ledger itself: give the export another name.")


def readings(ledger: Ledger) -> Iterator[tuple[int, Reading]]:
    """The newest reading of every report with the report's version, by day of publication."""
    for row in ledger.reports():
        yield row.version, ledger.reading(row.id, version=row.version)


def json_lines(ledger: Ledger, file: BinaryIO) -> int:
    """Write all readings as JSON lines; gives their number."""
    return json.write((reading for _, reading in readings(ledger)), file)


def claims_csv(ledger: Ledger, file: BinaryIO) -> int:
    """Write tolls, events and attributions as one CSV table; gives the number of rows."""
    rows = (row for version, reading in readings(ledger) for row in layers.rows("claims", reading, version))
    return csv.write(rows, file, fields=layers.FIELDS["claims"])


def csv_folder(ledger: Ledger, folder: Path) -> dict[str, int]:
    """Write one CSV file for each layer into a folder, which is made if it is not there.

    Returns:
        Number of rows by name of the layer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = dict.fromkeys(layers.FIELDS, 0)
    with ExitStack() as stack:
        files = {layer: stack.enter_context(whole(folder / f"{layer}.csv", ledger.path)) for layer in layers.FIELDS}
        for layer, file in files.items():
            csv.write_heading(layers.FIELDS[layer], file)
        for version, reading in readings(ledger):
            for layer, file in files.items():
                written[layer] += csv.write_rows(
                    layers.rows(layer, reading, version), file, fields=layers.FIELDS[layer]
                )
    return written


@contextmanager
def whole(path: Path, ledger: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is written to the end.

    Raises:
        OverwritesLedgerError: if it is the ledger.
    """
    if path.exists() and ledger.exists() and path.samefile(ledger):
        raise OverwritesLedgerError(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        _publish(Path(name), path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _publish(written: Path, path: Path) -> None:
    # mkstemp's files are for their owner alone; a file that a person asked for has the usual rights.
    mask = os.umask(0)
    os.umask(mask)
    written.chmod(path.stat().st_mode if path.exists() else 0o666 & ~mask)
    written.replace(path)
