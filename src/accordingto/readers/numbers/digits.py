"""Numbers in digits: grouped, broken, scaled, with letters or chains of digits that are dates and names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.grammar import grammar
from accordingto.readers.numbers.numeral import Numeral, whole
from accordingto.readers.numbers.spelled import following, read_scale

LONGEST: Final = 15
"""Digits of the longest number read as one; a longer chain is a serial number."""

YEARS: Final = range(1000, 2200)

_GAPS: Final = str.maketrans("", "", ",'’\u00a0\u202f\u2009 ")
_DATE_CHAIN: Final = re.compile(
    r"(?:[12]\d{3}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:[12]\d)?\d\d)(?:t.*)?\Z"
)
_DOTTED: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,5}\Z")
_ORDINAL_ENDS: Final = frozenset(["st", "nd", "rd", "th"])
_COMMON_PARTS: Final = frozenset([2, 3, 4, 5, 8, 16, 32])
_DATE_OPENERS: Final = frozenset(["on", "since", "until", "by", "before", "after", "dated"])
_DATED: Final = frozenset(["mid", "pre", "post", "early", "late", "since", "until", "from", "to", "the", "in"])


def read_digits(pieces: Atoms, index: int) -> Numeral:
    """The numeral that starts with digits at ``index``."""
    atom = pieces.word(index)
    base = Numeral(first=index, last=index + 1, shape="identifier")
    if ":" in atom and "t" not in atom:
        return replace(base, shape="clock")
    if _DOTTED.match(atom):
        return _scaled(pieces, replace(base, shape="count", value=int(atom.replace(".", ""))))
    if sum(map(atom.count, "/-")) or atom.count(".") > 1:
        return replace(base, shape="date" if _DATE_CHAIN.match(atom) else "identifier")
    if _named(pieces, index):
        return replace(base, last=_name_end(pieces, index + 1))
    return _number(pieces, index)


def _number(pieces: Atoms, index: int) -> Numeral:
    digits, last = _joined_groups(pieces, index)
    if len(digits) > LONGEST:
        return Numeral(first=index, last=last, shape="identifier")
    value = float(digits) if "." in digits else int(digits)
    bare = last == index + 1 and pieces.word(index).isdecimal()
    numeral = Numeral(first=index, last=last, shape="count", value=value, plain=bare)
    if pieces.word(last) == "/" and pieces.touches(last) and pieces.touches(last + 1):
        return _slashed(pieces, numeral)
    if pieces.touches(last) and pieces.word(last).isalpha():
        return _lettered(pieces, numeral)
    return _scaled(pieces, numeral)


def _joined_groups(pieces: Atoms, index: int) -> tuple[str, int]:
    """The digits of ``5 000`` and of ``1,5 million``, and where they end."""
    atom, last = pieces.word(index).translate(_GAPS), index + 1
    if _decimal_comma(pieces, index):
        return f"{atom}.{pieces.word(index + 2)}", index + 3
    words = grammar().words
    if len(atom) > 3 or not atom.isdecimal() or pieces.word(index - 1) in words.months or atom[0] == "0":
        return atom, last
    while _spaced_group(pieces, last) and len(atom) <= LONGEST:
        atom, last = atom + pieces.word(last), last + 1
    return atom, last


def _spaced_group(pieces: Atoms, index: int) -> bool:
    """Whether a group of three digits stands at ``index``, one space after the atom before."""
    group = pieces.word(index)
    return len(group) == 3 and group.isdecimal() and pieces.text[pieces.ends[index - 1] : pieces.starts[index]] == " "


def _decimal_comma(pieces: Atoms, index: int) -> bool:
    """Whether a comma at ``index + 1`` is the decimal mark, which only a scale or percent sign after it tells."""
    if pieces.word(index + 1) != "," or not (pieces.touches(index + 1) and pieces.touches(index + 2)):
        return False
    tail = pieces.word(index + 2)
    if not (pieces.word(index).isdecimal() and tail.isdecimal() and len(tail) < 3):
        return False
    return read_scale(pieces, index + 3) is not None or pieces.word(index + 3) in {"%", "percent"}


def _scaled(pieces: Atoms, numeral: Numeral) -> Numeral:
    """The numeral with the scale words after it (``1.2 million``, ``3 hundred thousand``, ``2 and a half million``)."""
    value = numeral.value if numeral.value is not None else 0
    last, scale = numeral.last, 1
    if pieces.words(last, last + 3) == ("and", "a", "half"):
        value, last = value + 0.5, last + 3
    start = following(pieces, last)
    if pieces.word(start) == "hundred":
        value, scale, last = value * 100, 100, start + 1
    step = read_scale(pieces, last)
    if step is not None:
        value, scale, last = value * step.value, step.value, step.last
    return (
        numeral if last == numeral.last else replace(numeral, last=last, value=whole(value), scale=scale, plain=False)
    )


def _lettered(pieces: Atoms, numeral: Numeral) -> Numeral:
    """Digits with letters that touch them: ``3rd``, ``1990s``, ``12m``, ``7.62mm``, ``5G``."""
    letters, last = pieces.word(numeral.last), numeral.last + 1
    words, value = grammar().words, numeral.value or 0
    if letters in _ORDINAL_ENDS or (letters == "d" and value % 10 in {2, 3}):
        return replace(numeral, shape="ordinal", last=last, plain=False)
    if letters == "s":
        return replace(numeral, shape="date" if value % 10 == 0 else "identifier", value=None, last=last, plain=False)
    if _is_model(pieces, numeral):
        return replace(numeral, shape="identifier", value=None, last=last, plain=False)
    metres = letters == "m" and (pieces.word(last) in words.dimensions or pieces.word(last) == "-")
    if letters in words.suffixes and not metres:
        scale = int(words.suffixes[letters].value)
        return replace(numeral, last=last, value=whole(value * scale), scale=scale, plain=False)
    if metres or grammar().contexts_after.after(pieces, numeral.last) is not None:
        return replace(numeral, plain=False)
    if letters in words.scales:
        return _scaled(pieces, numeral)
    return replace(numeral, shape="identifier", value=None, last=last, plain=False)


def _is_model(pieces: Atoms, numeral: Numeral) -> bool:
    """Whether a capital letter on the digits ends a name: ``Marlin 208B``; not ``2M people``, ``$5M``."""
    letter = pieces.text[pieces.starts[numeral.last] : pieces.ends[numeral.last]]
    return len(letter) == 1 and letter.isupper() and pieces.capital(numeral.first - 1)


def _slashed(pieces: Atoms, numeral: Numeral) -> Numeral:
    """``1/3 of``, ``9/11``, ``2014/15``, ``24/7``."""
    other, last = pieces.word(numeral.last + 1), numeral.last + 2
    if not other.isdecimal() or len(other) > 4 or numeral.value is None:
        return numeral
    if _is_share(pieces, numeral, int(other)):
        return replace(numeral, shape="fraction", value=numeral.value / int(other), last=last, plain=False)
    dated = (0 < numeral.value <= 31 and 0 < int(other) <= 31) or numeral.value in YEARS
    return replace(numeral, shape="date" if dated else "identifier", value=None, last=last, plain=False)


def _is_share(pieces: Atoms, numeral: Numeral, parts: int) -> bool:
    """Whether digits with a slash are a share (``1/3 of``, ``5/8``) and no date ("on 3/8")."""
    if not 0 < (numeral.value or 0) < parts:
        return False
    dated = pieces.word(numeral.first - 1) in _DATE_OPENERS
    return pieces.word(numeral.last + 2) == "of" or (parts in _COMMON_PARTS and not dated)


def _named(pieces: Atoms, index: int) -> bool:
    """Whether letters and a hyphen make the digits a name: ``F-16``, ``Covid-19``; not ``mid-1990s`` or ``two-12``."""
    if pieces.word(index - 1) != "-" or not (pieces.touches(index) and pieces.touches(index - 1)):
        return False
    word, words = pieces.word(index - 2), grammar().words
    known = word in _DATED or word in words.months or word in words.cardinals or word in words.scales
    return word[:1].isalpha() and not known and f"{word} -" not in words.age_before


def _name_end(pieces: Atoms, index: int) -> int:
    return index + 1 if pieces.touches(index) and pieces.word(index).isalpha() else index
