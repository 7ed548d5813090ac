"""What a person points at: files, folders, patterns and addresses, each as the sources it stands for."""

from __future__ import annotations

import glob
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from accordingto.intake.source import Options, Problem, Source, printable
from accordingto.intake.web import fetch

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://")
_CHECK_PATH = "Check the path"


def find(place: str | Path, options: Options) -> Iterator[Source | Problem]:
    """The sources at a place, in order of their names.

    Args:
        place: a file, a folder, a pattern with ``*``, ``?``, ``[...]`` or ``**``, or an http or https address. A file
            of that very name comes before a pattern.
        options: bounds for fetching.
    """
    scheme = _SCHEME.match(str(place)) if isinstance(place, str) else None
    if scheme is not None:
        yield _fetched(str(place), scheme["scheme"].lower(), options)
    elif not str(place):
        yield Problem("''", "the path is empty", "Name a file, a folder or an address")
    else:
        yield from _local(Path(place))


def _fetched(address: str, scheme: str, options: Options) -> Source | Problem:
    if scheme in {"http", "https"}:
        return fetch(address, options)
    return Problem(printable(address), f"{scheme} addresses are not read", "Give an http or https address, or a file")


def _local(path: Path) -> Iterator[Source | Problem]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if glob.has_magic(str(path)):
            yield from _matching(str(path))
        else:
            yield _problem(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif stat.S_ISREG(mode):
        yield Source.of_file(path)
    else:  # a pipe that a person names is read; those that lie about in folders are not
        yield Source(location=printable(str(path)), open=lambda: path.open("rb"))


def _problem(path: Path, error: Exception) -> Problem:
    location = printable(str(path))
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return Problem(location, "a link to nothing", "Mend the link or remove it")
        return Problem(location, "there is no such file or folder", _CHECK_PATH)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(location, f"it cannot be opened: {reason}", "Check the path, and that you may read it")


def _matching(pattern: str) -> Iterator[Source | Problem]:
    """Files and folders that the pattern matches; with ``**`` the files alone, which are all there."""
    paths = [Path(name) for name in sorted(set(glob.glob(pattern, recursive=True)))]  # noqa: PTH207  one pattern, absolute or not
    if not paths:
        yield Problem(printable(pattern), "no file matches this pattern", _CHECK_PATH)
    for path in paths:
        if "**" not in pattern or not path.is_dir():
            yield from _local(path)


def _walk(folder: Path) -> Iterator[Source | Problem]:
    """All files under a folder but hidden ones; a folder that is reached again, as by a link to itself, is left out."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    visible = (entry for entry in path.iterdir() if not entry.name.startswith("."))
                    waiting.extend(sorted(visible, key=_name, reverse=True))
            elif stat.S_ISREG(status.st_mode):
                yield Source.of_file(path)
            else:
                yield Problem(printable(str(path)), "not a regular file", "Remove it, or name it by itself")
        except OSError as error:
            yield _problem(path, error)


def _name(path: Path) -> str:
    return path.name
