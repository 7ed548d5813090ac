"""A sentence's dependency tree, asked as a grammar asks it: subject, object, agent, noun phrase, negation.

Tokens are numbered within their sentence. Every question looks at a token's own dependents or climbs at most `HEIGHT`
governors, so that its cost does not grow with the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.language.analysis import Analysis, Sentence
from accordingto.language.inflection import forms
from accordingto.language.lemmas import lemma
from accordingto.language.tokens import Token

HEIGHT = 40
"""Governors climbed at most; real sentences stay far below."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
CIRCUMSTANCES = ("obl", "obl:agent", "nmod", "advcl")
"""Relations of nouns with a preposition; a gerund after one may be tagged as the verb it looks like."""
_INSIDE = frozenset(
    """det det:predet amod compound nummod nmod:poss nmod:desc flat fixed goeswith advmod nmod:unmarked list""".split()
)
"""Relations of the words that belong to a noun phrase itself."""
_JOINED = frozenset({"of", "for"})
"""Prepositions whose noun belongs to the phrase; others tell of circumstances."""
_NEGATIONS = frozenset({"not", "n't", "never", "nor", "cannot"})
_LEADERS = frozenset({"--", "—", "–", "-", ":"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The tree of one sentence.

    For token ``i``: ``governors[i]`` the token that governs it (-1 at a root), ``relations[i]`` its relation to that
    token, ``children[i]`` the tokens it governs, in order, ``edges[i]`` the first and last (exclusive) token of all
    that it governs, itself included.
    """

    words: tuple[Token, ...]
    upos: tuple[str, ...]
    governors: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    edges: tuple[tuple[int, int], ...]

    def dependents(self, at: int, *relations: str) -> Iterator[int]:
        """The tokens governed in one of these relations, in order."""
        return iter([i for i in self.children[at] if self.relations[i] in relations])

    def dependent(self, at: int, *relations: str) -> int | None:
        """The first token governed in one of these relations."""
        for i in self.children[at]:
            if self.relations[i] in relations:
                return i
        return None

    def has(self, at: int, relation: str, *words: str) -> bool:
        """Whether a token governs one of these lower-case words in a relation."""
        return any(self.relations[i] == relation and self.words[i].lower in words for i in self.children[at])

    def above(self, at: int) -> Iterator[int]:
        """The governors of a token, the nearest first."""
        for _ in range(HEIGHT):
            at = self.governors[at]
            if at < 0:
                return
            yield at

    def case(self, at: int) -> str:
        """The preposition before a noun phrase, lower-case; empty without one. It may hang on a title before a name."""
        first = self.dependent(at, "case")
        title = self.dependent(at, "nmod:desc") if first is None else None
        if title is not None:
            first = self.dependent(title, "case")
        return "" if first is None else self.words[first].lower

    def coordinated(self, at: int) -> list[int]:
        """A noun and the nouns coordinated with it."""
        return [at, *(i for i in self.dependents(at, "conj") if self.upos[i] in {"NOUN", "PROPN", "PRON", "NUM"})]

    def phrase(self, at: int) -> tuple[int, int]:
        """The noun phrase that a noun heads: without preposition, apposition, clauses and circumstances."""
        first = min([self.edges[i][0] for i in self.children[at] if i < at and self._inside(i)], default=at)
        last = at + 1
        for i in self.children[at]:
            if i < at or self.words[i].text in '"“”':
                continue
            if not self._inside(i):
                break
            last = self._end(i)
        return first, last

    def _inside(self, at: int) -> bool:
        relation = self.relations[at]
        return relation in _INSIDE or (relation == "nmod" and self.case(at) in _JOINED)

    def _end(self, at: int) -> int:
        """End of a noun's own modifier: for a noun after "of" that of its phrase, else of all it governs."""
        return self.phrase(at)[1] if self.relations[at] == "nmod" else self.edges[at][1]

    def passive(self, at: int) -> bool:
        """Whether a past form is a passive: by auxiliary, subject or agent, by coordination, or a bare participle."""
        if self.dependent(at, "aux:pass", "obl:agent") is not None:
            return True
        if self.dependent(at, "aux") is not None:
            return False
        if self.dependent(at, "nsubj:pass") is not None:
            return self._may_be_participle(at) and self._counted_object(at) is None
        if self.dependent(at, "obj", "nsubj") is not None:
            return False
        relation = self.relations[at]
        if relation == "conj":
            return self.passive(self.governors[at])
        return relation in {"acl", "advcl", "xcomp"} and self.dependent(at, "cop", "mark") is None

    def _may_be_participle(self, at: int) -> bool:
        """Whether a form is no mere past tense: "sunk" may be a participle, "sank" may not."""
        word = self.words[at].lower
        verb = forms(lemma(word, "VERB"))
        return word != verb.past or verb.past == verb.participle

    def subject(self, at: int) -> int | None:
        """The noun that a verb's subject stands for, also where it is shared, controlled or a relative pronoun."""
        own = self._own_subject(at)
        if own is not None:
            return own
        governor, relation = self.governors[at], self.relations[at]
        if governor < 0:
            return None
        if relation == "xcomp":
            controller = self._own_object(governor)
            return controller if controller is not None else self._shared(governor)
        if relation in {"conj", "advcl"}:
            return self._shared(governor)
        if relation in {"acl", "acl:relcl"}:
            return self._possessor(governor) if self.has(at, "mark", "to") else governor
        return None

    def _own_subject(self, at: int) -> int | None:
        """The subject beside a verb."""
        own = self.subjects(at)
        return self.antecedent(own[0]) if own else None

    def subjects(self, at: int) -> list[int]:
        """The subjects beside a verb: before it if any are; nouns sooner than relative pronouns, and no datelines."""
        own = list(self.dependents(at, *SUBJECTS))
        own += [i for i in self.dependents(at, "csubj") if self.upos[i] == "NOUN"]
        own = [i for i in own if i < at] or own
        named = [i for i in own if self.words[i].lower not in _RELATIVES and not self._leads(i)]
        return named or own

    def _leads(self, at: int) -> bool:
        """Whether a dash or colon follows, as after the place of a dateline."""
        return at + 1 < len(self.words) and self.words[at + 1].text in _LEADERS

    def _shared(self, at: int) -> int | None:
        """The subject of the nearest governor that has one, for verbs that leave theirs out."""
        for verb in (at, *self.above(at)):
            own = self._own_subject(verb)
            if own is not None:
                return own
            if self.relations[verb] in {"acl", "acl:relcl"}:
                return self.governors[verb]
            if self.relations[verb] not in {"conj", "advcl", "xcomp"}:
                return None
        return None

    def _possessor(self, noun: int) -> int | None:
        """Whose plan a plan is: "the army's plan to", or the subject of the verb it is the object of."""
        owner = self.dependent(noun, "nmod:poss")
        if owner is not None:
            return owner
        verb = self.governors[noun]
        return self._shared(verb) if verb >= 0 and self.relations[noun] == "obj" else None

    def antecedent(self, at: int) -> int:
        """The noun that a relative pronoun stands for; any other token itself."""
        if self.words[at].lower not in _RELATIVES or self.upos[at] not in {"PRON", "SCONJ", "DET"}:
            return at
        clause = next((i for i in self.above(at) if self.relations[i] == "acl:relcl"), None)
        return at if clause is None else self.governors[clause]

    def object(self, at: int) -> int | None:
        """The noun that a verb's direct object stands for, also the noun of an object relative clause."""
        own = self._own_object(at)
        if own is not None:
            return self.antecedent(own)
        if self.relations[at] == "acl:relcl":
            subject = self.dependent(at, "nsubj")
            if subject is not None and self.words[subject].lower not in _RELATIVES and not self._owned(subject):
                return self.governors[at]
        return None

    def _owned(self, noun: int) -> bool:
        """Whether a relative pronoun owns a noun: "the man whose wife was killed"."""
        return self.has(noun, "nmod:poss", "whose")

    def _own_object(self, at: int) -> int | None:
        """The object after a verb, or a relative pronoun before it, even where the tree gives it to what follows."""
        objects = (*self.dependents(at, "obj"), *self.dependents(at, "iobj"))
        own = [i for i in objects if i > at or self.words[i].lower in _RELATIVES]
        counted = self._counted_object(at)
        own += [] if counted is None else [counted]
        own += [i for after in self.dependents(at, "xcomp") for i in self.dependents(after, "obj") if at < i < after]
        own += [i for after in self.dependents(at, "obl") for i in self.dependents(after, "nsubj") if at < i < after]
        if not own:  # "the storm left 12 people dead", with both nouns as subjects
            subjects = list(self.dependents(at, "nsubj"))
            own = [i for i in subjects if i > at > subjects[0]]
        return own[0] if own else None

    def _counted_object(self, at: int) -> int | None:
        """A counted noun straight behind a verb that the tree takes for a circumstance: "arrested over 50 workers"."""
        beside = (i for i in self.dependents(at, "obl") if self.edges[i][0] == at + 1 and self.case(i) == "")
        return next((i for i in beside if self.upos[i] == "NOUN" and self.dependent(i, "nummod") is not None), None)

    def agent(self, at: int) -> int | None:
        """The noun after "by" that a passive or an event noun takes."""
        return self.oblique(at, frozenset({"by"}))

    def oblique(self, at: int, prepositions: frozenset[str]) -> int | None:
        """The first noun that a word takes with one of these prepositions."""
        return next(
            (i for i in self.dependents(at, *CIRCUMSTANCES) if i > at and self.case(i) in prepositions),
            None,
        )

    def auxiliaries(self, at: int) -> list[str]:
        """The lower-case auxiliaries of a verb, those it shares with the verb before a conjunction included."""
        found = [self.words[i].lower for i in self.dependents(at, "aux", "aux:pass", "cop")]
        if not found and self.relations[at] == "conj" and self.dependent(at, *SUBJECTS) is None:
            return [self.words[i].lower for i in self.dependents(self.governors[at], "aux", "aux:pass", "cop")]
        return found

    def negated(self, at: int) -> bool:
        """Whether a verb is denied: "did not attack", "never attacked", "without attacking"."""
        if any(self.words[i].lower in _NEGATIONS for i in self.dependents(at, "advmod", "cc")):
            return True
        if any(word.endswith(("n't", "not")) for word in self.auxiliaries(at)):
            return True
        return self.has(at, "mark", "without")


def dependencies(analysis: Analysis, sentence: Sentence) -> Dependencies:
    """The tree of a sentence, made once for each analysis."""
    own = sentence.first, sentence.last
    if own not in analysis.trees:
        analysis.trees[own] = _made(analysis, sentence)
    return analysis.trees[own]


def _made(analysis: Analysis, sentence: Sentence) -> Dependencies:
    own = slice(sentence.first, sentence.last)
    first = sentence.first
    governors = tuple([head - first if head >= first else -1 for head in analysis.syntax.heads[own]])
    children: list[list[int]] = [[] for _ in governors]
    for i, governor in enumerate(governors):
        if governor >= 0:
            children[governor].append(i)
    return Dependencies(
        words=analysis.words(sentence),
        upos=analysis.syntax.upos[own],
        governors=governors,
        relations=analysis.syntax.relations[own],
        children=tuple(map(tuple, children)),
        edges=tuple(_edges(governors, children)),
    )


def _edges(governors: Sequence[int], children: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """First and last token of everything below each token, from the leaves up."""
    order = [i for i, governor in enumerate(governors) if governor < 0]
    for i in order:
        order.extend(children[i])
    firsts, lasts = list(range(len(governors))), list(range(1, len(governors) + 1))
    for i in reversed(order):
        governor = governors[i]
        if governor >= 0:
            firsts[governor] = min(firsts[governor], firsts[i])
            lasts[governor] = max(lasts[governor], lasts[i])
    return zip(firsts, lasts, strict=True)
