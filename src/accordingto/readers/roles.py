"""Offices, occupations, ranks and memberships that the grammar gives a person.

An office's noun is found in one of these places, and its organization beside the noun:

1. straight before the name: "Velm's Prime Minister Ida Holm", "the chairman of the Velm Society Ida Holm";
2. in apposition, on either side: "Ida Holm, the mayor of Velm,", "The mayor of Velm, Ida Holm,";
3. in a copula or relative clause: "Holm is the mayor of Velm", "who is the mayor", "who heads the clinic";
4. after "as" or a verb of appointing: "was appointed as head of", "became mayor of";
5. without an office, whom the person belongs to: "Ida Holm of The Velm Bell".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accordingto.language import Analysis
from accordingto.language.dependencies import SUBJECTS, Dependencies
from accordingto.readers import offices
from accordingto.readers.names import Name
from accordingto.readers.offices import bare, is_honorific, is_modifier, is_occupation, is_office
from accordingto.reading import Role

_OF = frozenset({"of", "for", "at", "to", "in", "with", "from"})
_TAILS = {("secretary", "state"), ("minister", "state"), ("chief", "staff"), ("undersecretary", "state")}
"""Offices whose name goes on after "of"."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_ENDS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ"})


def read(analysis: Analysis, tree: Dependencies, name: Name) -> Iterator[Role]:
    """The roles that a name's sentence gives it; ``tree`` is that sentence's."""
    base = analysis.sentences[name.sentence].first
    own = range(name.first - base, name.last - base)
    top = next((i for i in own if tree.governors[i] not in own), own[0])
    seen: set[int] = set()
    for found in _nouns(tree, own, top):
        for noun in (found, *_joined(tree, found)):
            if noun not in seen and noun not in own:
                seen.add(noun)
                yield _role(analysis, tree, noun, own)
    yield from _led(analysis, tree, top)
    if not seen:
        yield from _membership(analysis, tree, own)


def gender(analysis: Analysis, name: Name, held: Sequence[Role]) -> str | None:
    """ "male" or "female" where the word before a name or an office tells."""
    before = analysis.tokens[name.first - 1].text if name.first > 0 else ""
    words = [before, *(word for role in held if role.title is not None for word in role.title.split())]
    return next(filter(None, map(offices.gender, words)), None)


def _nouns(tree: Dependencies, own: range, top: int) -> Iterator[int]:
    """The nouns for offices of the person whose name has the tokens ``own``, ``top`` governing the others."""
    before = _noun_before(tree, own[0])
    if before is not None:
        yield before
        yield from _outer(tree, before)
    elif (opening := _noun_of(tree, own)) is not None:
        yield opening
    governor = tree.governors[top]
    if 0 <= governor < own[0] and tree.relations[top] == "appos":
        yield from _titles(tree, governor, loose=True)
    for child in tree.dependents(top, "appos", "nmod:desc", "acl:relcl"):
        if not _passes_person(tree, own[-1], child):
            yield from _titles(tree, child, loose=tree.relations[child] == "appos")
    yield from _apposed(tree, own[-1] + 1)
    yield from _predicated(tree, top)


def _titles(tree: Dependencies, noun: int, *, loose: bool) -> Iterator[int]:
    """A noun and those coordinated with it, as far as they name offices and no other person stands between them.

    ``loose`` lets an occupation's ending do.
    """
    for i in tree.coordinated(noun):
        if _passes_person(tree, noun, i):
            return
        head = _compound_end(tree, i)
        if is_office(tree.words[head].text) or (loose and is_occupation(tree.words[head].text)):
            yield head


def _passes_person(tree: Dependencies, first: int, last: int) -> bool:
    """Whether a full name stands between two tokens."""
    return any(tree.relations[i] == "flat" for i in range(first + 1, last))


def _compound_end(tree: Dependencies, at: int) -> int:
    """The last noun of the run of nouns that a noun stands in, whatever the tree makes of "practising homeopath"."""
    while at + 1 < len(tree.words) and tree.upos[at + 1] == "NOUN" and tree.governors[at + 1] in {at, at + 1}:
        at += 1
    return at


def _outer(tree: Dependencies, noun: int) -> Iterator[int]:
    """The office straight before another: "police spokesman Major Holm"."""
    at = _title_start(tree, noun) - 1
    if at >= 0 and is_office(tree.words[at].text):
        yield at


def _joined(tree: Dependencies, noun: int) -> Iterator[int]:
    """The office that "and" joins straight to another: "president and chief executive"."""
    last = noun + 2
    if last >= len(tree.words) or tree.words[noun + 1].lower != "and":
        return
    while last < len(tree.words) and tree.upos[last] in {"NOUN", "ADJ"}:
        last += 1
    if is_office(tree.words[last - 1].text):
        yield last - 1


def _noun_before(tree: Dependencies, first: int) -> int | None:
    """The office straight before a name, forms of address and one comma between them skipped."""
    at = first - 1
    while at >= 0 and is_honorific(tree.words[at].text) and not is_office(tree.words[at].text):
        at -= 1
    if at > 0 and tree.words[at].text == ",":
        at -= 1
        return at if is_office(tree.words[at].text) and _opens_phrase(tree, at) else None
    if at < 0:
        return None
    word = tree.words[at].text
    if is_office(word) and tree.upos[at] in _NOMINAL:
        return at
    described = is_occupation(word) and tree.upos[at] in {"NOUN", "PROPN"}
    return at if described and tree.governors[at] >= 0 and tree.relations[at] != "conj" else None


def _noun_of(tree: Dependencies, own: range) -> int | None:
    """The office whose "of" phrase ends straight before a name: "the chairman of the Velm Society(,) Ida Holm(,)"."""
    first, after = own[0], own[-1] + 1
    at = first - 1
    if at > 2 and tree.words[at].text == ",":
        if after == len(tree.words) or tree.words[after].text not in {",", "."}:
            return None
        at -= 1
    while at > 0 and is_honorific(tree.words[at].text):
        at -= 1
    if at < 2 or tree.upos[at] not in {"NOUN", "PROPN"}:
        return None
    while at > 1 and first - at < 16 and tree.upos[at] in _NOMINAL | {"DET", "PART", "ADP"}:
        if tree.words[at].lower in _OF and is_office(tree.words[at - 1].text):
            return at - 1
        at -= 1
    return None


def _opens_phrase(tree: Dependencies, noun: int) -> bool:
    """Whether an office before a comma begins what the name after the comma ends: "The spokeswoman, Ida Holm"."""
    start = _title_start(tree, noun)
    return start == 0 or tree.upos[start - 1] in {"DET", "PRON", "PART", "ADP", "VERB"}


def _apposed(tree: Dependencies, at: int) -> Iterator[int]:
    """The office between the comma at ``at`` and the next mark or preposition: ", 42, the spokesman for"."""
    if at + 2 < len(tree.words) and tree.upos[at + 1] == "NUM" and tree.words[at + 2].text == ",":
        at += 2
    if at + 1 >= len(tree.words) or tree.words[at].text != ",":
        return
    stop = at + 1
    while stop < len(tree.words) and stop - at < 10 and _in_phrase(tree, stop):
        stop += 1
    noun = stop - 1
    ends = stop == len(tree.words) or tree.upos[stop] in {"PUNCT", "ADP", "CCONJ", "PRON", "SCONJ"}
    if tree.relations[noun] in SUBJECTS and tree.governors[noun] > noun:
        return
    named = noun > at and tree.upos[noun] != "PART" and is_office(tree.words[noun].text)
    article = tree.upos[at + 1] == "DET"
    if ends and (named or (noun > at + 1 and article and is_occupation(tree.words[noun].text))):
        yield noun


def _in_phrase(tree: Dependencies, at: int) -> bool:
    """Whether a token can belong to a noun phrase, a participle after its article included: "a practising nurse"."""
    return tree.upos[at] in _NOMINAL | {"DET", "PART", "ADV"} or _participle(tree, at)


def _participle(tree: Dependencies, at: int) -> bool:
    """Whether a token is a participle straight behind an article."""
    after_article = at > 0 and tree.upos[at - 1] == "DET"
    return after_article and tree.upos[at] == "VERB" and tree.words[at].lower.endswith(("ing", "ed"))


def _predicated(tree: Dependencies, top: int) -> Iterator[int]:
    """The offices that a verb or copula gives its subject or object."""
    verb, relation = tree.governors[top], tree.relations[top]
    if tree.dependent(top, "cop") is not None:
        for subject in tree.dependents(top, *SUBJECTS):
            yield from _titles(tree, subject, loose=False)
    for clause in tree.dependents(top, "acl:relcl", "appos"):
        yield from _appointed(tree, clause)
    if verb < 0 or relation not in {*SUBJECTS, "obj"}:
        return
    if relation != "obj" and tree.dependent(verb, "cop") is not None:
        yield from _titles(tree, verb, loose=True)
    yield from _appointed(tree, verb)


def _appointed(tree: Dependencies, verb: int) -> Iterator[int]:
    """The office after "as", or as the complement of a verb of appointing."""
    appoints = tree.words[verb].lower in offices.listed("appointing", "verbs")
    for child in tree.dependents(verb, "obl", "xcomp", "obj", "advcl"):
        opens = tree.edges[child][0] == 0
        if tree.case(child) == "as" or tree.has(child, "mark", "as"):
            if appoints or opens:
                yield from _titles(tree, child, loose=False)
        elif appoints and tree.relations[child] in {"xcomp", "obj"} and child > verb:
            yield from _titles(tree, child, loose=False)


def _led(analysis: Analysis, tree: Dependencies, top: int) -> Iterator[Role]:
    """The office that a verb says: "who heads the clinic", "Holm heads the clinic"."""
    verbs = list(tree.dependents(top, "acl:relcl"))
    if tree.relations[top] in SUBJECTS:
        verbs.append(tree.governors[top])
    for verb in verbs:
        title = offices.paired("leading", "verbs").get(tree.words[verb].lower)
        led = tree.dependent(verb, "obj") if title is not None else None
        if led is not None and led > verb and tree.words[led].text[0].isupper():
            first, last = _bounds(tree, tree.edges[led], verb + 1)
            start, end = tree.words[verb].start, tree.words[last - 1].end
            yield Role(title=title, organization=_text(analysis, tree, first, last), start=start, end=end)


def _membership(analysis: Analysis, tree: Dependencies, own: range) -> Iterator[Role]:
    """ "Ann Lee of The Daily Bell": whom she belongs to, without an office."""
    at = own[-1] + 1
    if at + 1 >= len(tree.words) or tree.words[at].lower != "of":
        return
    first = at + 2 if tree.words[at + 1].text == "the" else at + 1
    last = first
    while last < len(tree.words) and (tree.words[last].text[0].isupper() or _links(tree, last)):
        last += 1
    if last > first and tree.upos[last - 1] == "PROPN":
        yield Role(
            title=None,
            organization=_text(analysis, tree, first, last),
            start=tree.words[at].start,
            end=tree.words[last - 1].end,
        )


def _links(tree: Dependencies, at: int) -> bool:
    """Whether "of", "and" stands between capitals."""
    joins = tree.words[at].lower in {"of", "and", "&", "the", "for"}
    return joins and at + 1 < len(tree.words) and tree.words[at + 1].text[0].isupper()


def _role(analysis: Analysis, tree: Dependencies, noun: int, own: range) -> Role:
    """The role that a noun names, with the organization behind or before it."""
    start, end = _title_start(tree, noun), noun + 1
    first, last = _after(tree, end, own)
    if last > first:
        tail = (bare(tree.words[noun].text), tree.words[last - 1].lower) in _TAILS and last == end + 2
        title_end = last if tail else end
        organization = None if tail else _text(analysis, tree, first, last)
        title = _text(analysis, tree, start, title_end)
        return Role(title=title, organization=organization, start=tree.words[start].start, end=tree.words[last - 1].end)
    outer = _owner_start(tree, start)
    owner = _text(analysis, tree, outer, start) if outer < start else None
    return Role(
        title=_text(analysis, tree, start, end),
        organization=owner,
        start=tree.words[outer].start,
        end=tree.words[noun].end,
    )


def _title_start(tree: Dependencies, noun: int) -> int:
    """Where an office begins: with its modifiers, and lower-case nouns and adjectives that are part of it."""
    start = noun
    while start > 0:
        word = tree.words[start - 1]
        if word.text.islower() and tree.words[noun].text[0].isupper():
            break
        common = word.text.islower() and (tree.upos[start - 1] in {"NOUN", "ADJ"} or _participle(tree, start - 1))
        if not (common or is_modifier(word.text) or (is_office(word.text) and not is_honorific(word.text))):
            break
        start -= 1
    return start


def _owner_start(tree: Dependencies, start: int) -> int:
    """Where the words for the office's body begin, straight before it: "New Zealand's", "State Department"."""
    first = start
    while first > 0 and (tree.upos[first - 1] == "PROPN" or _owning(tree, first - 1)):
        if is_honorific(tree.words[first - 1].text):
            break
        first -= 1
    while first < start and not tree.words[first].text[0].isalnum():
        first += 1
    return first


def _owning(tree: Dependencies, at: int) -> bool:
    """Whether a token that is no proper noun belongs to an owner: a possessive, or an adjective with a capital."""
    return tree.words[at].lower in {"'s", "'"} or (
        tree.upos[at] in {"ADJ", "NOUN"} and tree.words[at].text[0].isupper()
    )


def _after(tree: Dependencies, at: int, own: range) -> tuple[int, int]:
    """The organization after an office's "of" or "for": tokens, none if nothing like it follows."""
    if at + 1 >= len(tree.words) or tree.words[at].lower not in _OF or tree.upos[at] not in {"ADP", "PART"}:
        return at, at
    governed = next((i for i in tree.children[at - 1] if tree.edges[i][0] == at), None)
    if governed is None:
        governed = tree.governors[at] if tree.governors[at] > at else None
    edges = (at + 1, tree.edges[governed][1]) if governed is not None else (at + 1, len(tree.words))
    limit = min(edges[1], own[0] if own[0] > at else edges[1])
    return _bounds(tree, (at + 1, limit), at + 1)


def _bounds(tree: Dependencies, edges: tuple[int, int], floor: int) -> tuple[int, int]:
    """A phrase without its article, up to the first mark, verb or clause."""
    first, last = max(floor, edges[0]), edges[1]
    for i in range(first, last):
        if tree.upos[i] in _ENDS and tree.words[i].text not in {"'", "’", "&", "-", "."}:
            last = i
            break
    while first < last and tree.upos[first] in {"DET", "PRON"} and tree.words[first].text != "The":
        first += 1
    while last > first and tree.upos[last - 1] in {"ADP", "CCONJ", "DET", "PUNCT"}:
        last -= 1
    return first, last


def _text(analysis: Analysis, tree: Dependencies, first: int, last: int) -> str:
    """The words of tokens, without a possessive at their end."""
    while last > first + 1 and tree.words[last - 1].lower in {"'s", "'"}:
        last -= 1
    return analysis.text[tree.words[first].start : tree.words[last - 1].end]
