"""Rows on their way out: a table for the eye, aligned text for a pipe, JSON or CSV for machines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import click
import msgspec
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.exports import csv, json
from accordingto.exports.visible import one_line

Row = TypeVar("Row", bound=msgspec.Struct)
Shown_contra = TypeVar("Shown_contra", contravariant=True, bound=msgspec.Struct)
Form = Literal["table", "json", "csv"]

NARROWEST = 12
"""A column of words is folded to this many cells before a column is left out for want of room."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Shown_contra]):
    """A column of a table.

    Attributes:
        title: its heading.
        cell: what it shows of a row; null shows nothing.
        right: whether it is set to the right, as figures are.
        spare: columns with a higher number are left out first on a narrow terminal; 0 always stays.
        style: how it looks on a terminal.
    """

    title: str
    cell: Callable[[Shown_contra], str | None]
    right: bool = False
    spare: int = 0
    style: str = ""


def show(kind: type[Row], rows: Sequence[Row], columns: Sequence[Column[Row]], form: Form, *, empty: str) -> None:
    """Print rows on standard output.

    Args:
        kind: what the rows are.
        rows: in order.
        columns: of the table; JSON and CSV have every field of the rows instead.
        form: a table, one JSON array of objects, or CSV with a heading.
        empty: what to say on standard error when there are no rows.
    """
    if not rows:
        click.echo(one_line(empty), err=True)
    if form == "json":
        write_bytes(_json_array(rows))
    elif form == "csv":
        sys.stdout.flush()
        csv.write(map(msgspec.structs.asdict, rows), sys.stdout.buffer, fields=kind.__struct_fields__)
    elif rows:
        _table(rows, columns)


def console() -> Console:
    """A console that takes text as it is: report text holds no markup, and no smileys by name."""
    return Console(markup=False, highlight=False, emoji=False)


def in_colour(screen: Console) -> bool:
    """Whether this console can tell things apart by colour."""
    return screen.is_terminal and screen.color_system is not None and not screen.no_color


def write_bytes(parts: Iterable[bytes]) -> None:
    """Write to standard output whatever the encoding of the terminal."""
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def _json_array(rows: Sequence[msgspec.Struct]) -> Iterator[bytes]:
    yield b"["
    for number, row in enumerate(rows):
        yield b"\n " if number == 0 else b",\n "
        yield json.encode(row)
    yield b"\n]\n" if rows else b"]\n"


def _table(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> None:
    cells = [[one_line(column.cell(row) or "") for column in columns] for row in rows]
    filled = [number for number in range(len(columns)) if any(row[number] for row in cells)]
    columns = [columns[number] for number in filled]
    cells = [[row[number] for number in filled] for row in cells]
    screen = console()
    if screen.is_terminal:
        _for_the_eye(screen, cells, columns)
    else:
        _for_a_pipe(cells, columns)


def _for_a_pipe(cells: Sequence[Sequence[str]], columns: Sequence[Column[Row]]) -> None:
    table = [[column.title for column in columns], *cells]
    widths = [max(cell_len(row[number]) for row in table) for number in range(len(columns))]
    lines = ("  ".join(map(_padded, row, columns, widths)).rstrip() for row in table)
    click.echo("\n".join(lines))


def _padded(cell: str, column: Column[Row], width: int) -> str:
    room = " " * (width - cell_len(cell))
    return room + cell if column.right else cell + room


def _for_the_eye(screen: Console, cells: Sequence[Sequence[str]], columns: Sequence[Column[Row]]) -> None:
    kept = _fitting(cells, columns, screen.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for number in kept:
        column = columns[number]
        justify: Literal["left", "right"] = "right" if column.right else "left"
        table.add_column(column.title, justify=justify, style=column.style, overflow="fold", no_wrap=column.right)
    for row in cells:
        table.add_row(*(Text(row[number]) for number in kept))
    screen.print(table)
    left_out = [column.title for number, column in enumerate(columns) if number not in kept]
    if left_out:
        note = f"Left out for want of room: {', '.join(left_out)}. A wider terminal or --csv shows all."
        screen.print(note, style="dim")


def _fitting(cells: Sequence[Sequence[str]], columns: Sequence[Column[Row]], width: int) -> list[int]:
    """The columns that fit, leaving out those that can be spared most."""
    kept = list(range(len(columns)))
    needs = [_need(column, [row[number] for row in cells]) for number, column in enumerate(columns)]
    while sum(needs[number] + 2 for number in kept) > width:
        spare = max(kept, key=lambda number: columns[number].spare)
        if columns[spare].spare == 0:
            break
        kept.remove(spare)
    return kept


def _need(column: Column[Row], cells: Sequence[str]) -> int:
    widest = max(map(cell_len, (column.title, *cells)))
    return widest if column.right else min(widest, NARROWEST)
