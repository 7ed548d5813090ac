"""What a user adds to the program's own knowledge: entries of the lexicon of events, and actors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from accordingto.readers.actors import Actors
from accordingto.readers.happenings import Lexicon


class File(NamedTuple):
    """A file that readings were made with: ``lexicon`` or ``actors``, its name, and the SHA-256 of its bytes."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Additions:
    """What is added; null adds nothing of that kind.

    Attributes:
        lexicon: the built-in lexicon of events with a user's entries before it.
        actors: a user's actors.
        files: that these were taken from.
    """

    lexicon: Lexicon | None = None
    actors: Actors | None = None
    files: tuple[File, ...] = ()

    def version(self, program: str) -> str:
        """The program's version with a mark of the files: readings with other files are other readings."""
        if not self.files:
            return program
        marks = "".join(f"{file.kind}:{file.sha256}" for file in self.files)
        return f"{program}+{hashlib.sha256(marks.encode()).hexdigest()[:8]}"


NOTHING = Additions()
