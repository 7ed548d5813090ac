"""Labels of the encoder's heads, in the order of its outputs."""

from __future__ import annotations

from typing import Final

UPOS: Final = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATIONS: Final = tuple(
    """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt
    conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list
    mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked
    orphan parataxis punct reparandum root vocative xcomp""".split()
)
ROLES: Final = ("source", "cue", "content")
NAMES: Final = ("person", "organization", "place", "other")


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each kind."""
    return ("O", *(f"{part}-{kind}" for kind in kinds for part in "BI"))


ATTRIBUTION_TAGS: Final = bio(ROLES)
NAME_TAGS: Final = bio(NAMES)
