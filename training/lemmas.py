"""Writes the exceptions to the rules of lemmas, as the tree banks have them: words with their lemmas, no sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from accordingto.language.inflection import irregular
from accordingto.language.lemmas import regular
from training.corpora import NON_COMMERCIAL

LEAST = 2
"""How often a word must be seen with a lemma: what is seen once may be a slip."""
MOST = 0.5
"""Share of a word's occurrences that must have the lemma."""
CAPITALS = 0.9
"""The same for a lemma that differs in capitals alone: "American" has one always, "national" in some names only."""
_LETTERS = re.compile(r"'?[^\W\d_]+(?:[.'-][^\W\d_]*)*")
HEAD = """# Lemmas that the rules of language/lemmas.py miss, by part of speech, each as word=lemma.
# Written by `python -m training lemmas`.
"""


def exceptions(paths: Iterable[Path]) -> str:
    """The table, as TOML, of the words in CoNLL-U files whose most frequent lemma is not the one by rules."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for path in paths:
        for word, lemma, upos in rows(path):
            key = word if upos in {"PROPN", "X"} else word.lower().replace("’", "'")
            seen.setdefault((upos, key), Counter())[lemma] += 1
    table: dict[str, list[str]] = {}
    for (upos, word), lemmas in sorted(seen.items()):
        ((lemma, count),) = lemmas.most_common(1)
        by_rule = word if upos in {"PROPN", "X"} else regular(word, upos)
        if not _is_plain(word, upos) or not _LETTERS.fullmatch(lemma):
            continue
        share = CAPITALS if lemma.lower() == by_rule else MOST
        if lemma != by_rule and count >= LEAST and count > share * lemmas.total():
            table.setdefault(upos, []).append(f"{word}={lemma}")
    return HEAD + "".join(f'{upos} = """\n{_lines(pairs)}"""\n' for upos, pairs in table.items())


def _is_plain(word: str, upos: str) -> bool:
    """Whether a word is one of the language: no address, no figure, no name in capitals, no form of a listed verb."""
    if upos == "PROPN" and word.isupper():
        return False
    return _LETTERS.fullmatch(word) is not None and not (upos == "VERB" and word in irregular())


def _lines(pairs: Iterable[str]) -> str:
    return "\n".join(wrap(" ".join(pairs), 120, break_on_hyphens=False, break_long_words=False))


def rows(path: Path, leave_out: Iterable[str] = NON_COMMERCIAL) -> Iterator[tuple[str, str, str]]:
    """Words of a CoNLL-U file with lemma and part of speech, documents of the genres in ``leave_out`` excepted."""
    skipped = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            skipped = any(f"GUM_{genre}_" in line for genre in leave_out)
        cells = line.split("\t")
        if not skipped and cells[0].isdigit() and " " not in cells[1] + cells[2] and cells[2] != "_":
            yield cells[1], cells[2], cells[3]
