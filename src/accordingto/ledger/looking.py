"""What people who look through a whole ledger ask of it: lists in pages, counts by fields, likeness, who is who."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from accordingto.ledger import cast, echoes, lookup, overview, search
from accordingto.ledger import query as questions
from accordingto.ledger.answers import (
    ClaimRow,
    ClaimSpot,
    Echo,
    Facets,
    Named,
    OutletDay,
    ReportRow,
    RoleRow,
    SaidRow,
    SourceRow,
    Value,
)
from accordingto.ledger.filters import Day, Filter

Answer = TypeVar("Answer")
Claim = TypeVar("Claim", bound=ClaimRow)


class Overview(ABC):
    """The questions of the room; ``Ledger`` has the way to the database."""

    @abstractmethod
    def _answer(self, question: Callable[[Connection, Filter], Answer], wanted: Filter) -> Answer:
        """What a question says in a transaction of its own."""

    def names(
        self, *, part: str | None = None, kind: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[Named]:
        """Names by the number of reports that have them, most first.

        Args:
            part: words in the name.
            kind: type of the entities, as ``person``.
            limit: most names to give.
            offset: names to leave out first.
        """
        return self._answer(
            lambda connection, _: cast.names(connection, part=part, kind=kind, limit=limit, offset=offset), Filter()
        )

    def roles(self, name: str) -> list[RoleRow]:
        """The offices that reports give the entities of a whole name, by day of publication."""
        return self._answer(lambda connection, _: cast.roles(connection, name), Filter())

    def sources(self, *, name: str | None = None, limit: int | None = None, offset: int = 0) -> list[SourceRow]:
        """Sources by the number of claims according to them, most first.

        Args:
            name: words in the source's name.
            limit: most sources to give.
            offset: sources to leave out first.
        """
        return self._answer(
            lambda connection, _: overview.sources(connection, name=name, limit=limit, offset=offset), Filter()
        )

    def outlet_days(self) -> list[OutletDay]:
        """The number of reports of each outlet on each day."""
        return self._answer(lambda connection, _: overview.outlet_days(connection), Filter())

    def dated_claims(self, wanted: Filter) -> list[Value]:
        """How many tolls and events happened on each day that a text gives, in order."""
        return self._answer(overview.dated_claims, wanted)

    def claims_of(self, kind: type[Claim], wanted: Filter) -> list[Claim]:
        """The claims of a kind that a filter lets through.

        Args:
            kind: ``TollRow``, ``CodedEventRow``, ``TimelineRow`` or ``SaidRow``.
            wanted: which, how many, and in which order.
        """
        return self._answer(partial(questions.claims_of, kind), wanted)

    def newest_reports(
        self,
        limit: int,
        *,
        offset: int = 0,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        warned: bool = False,
    ) -> list[ReportRow]:
        """Reports by day of publication, the last first; arguments are those of ``reports``.

        Args:
            limit: most rows to give.
            offset: rows to leave out first.
            outlet: words in the outlet's name.
            since: first day of publication wanted.
            until: last day of publication wanted.
            warned: whether to give only reports whose reading has warnings.
        """
        wanted = Filter(
            outlet=outlet, since=since, until=until, limit=limit, offset=offset, order="latest", warned=warned
        )
        return self._answer(questions.reports, wanted)

    def facets(
        self, kind: questions.ClaimKind, fields: Sequence[str], wanted: Filter, *, most: int = 12
    ) -> dict[str, list[Value]]:
        """For some fields of claims, which values they have and how many claims have each, most first.

        Args:
            kind: of claims.
            fields: ``outlet``, or names of their columns.
            wanted: which claims are counted.
            most: values of each field to give.
        """
        return self._answer(partial(questions.facets, kind=kind, fields=fields, most=most), wanted)

    def number_of(self, kind: questions.ClaimKind, wanted: Filter | None = None) -> int:
        """How many tolls, events or attributions a filter lets through, whatever its limit."""
        return self._answer(partial(questions.number_of, kind=kind), Filter() if wanted is None else wanted)

    def echoes(self, id: str, *, version: int | None = None) -> dict[str, list[Echo]]:  # noqa: A002 - the field's name
        """Where other reports have a figure or a statement of this one, by the ids of its tolls and statements.

        Arguments and errors are those of ``report``.
        """
        return self._answer(
            lambda connection, _: echoes.echoes(connection, lookup.address(connection, id, version)), Filter()
        )

    def has_report(self, id: str) -> bool:  # noqa: A002 - the field's name
        """Whether a report has this very id."""
        return self._answer(lambda connection, _: lookup.is_id(connection, id), Filter())

    def search_facets(self, query: str) -> Facets:
        """The most frequent values of fields among the claims that a query finds.

        Raises:
            BadQuery: naming the place in the query that cannot be understood.
        """
        return self._answer(partial(search.facets, query=query), Filter())

    def spots(self, claim: str) -> list[ClaimSpot]:
        """Where the claim with a key stands, by report."""
        return self._answer(lambda connection, _: lookup.spots(connection, claim), Filter())

    def about(self, name: str, wanted: Filter) -> list[SaidRow]:
        """Statements of others that name somebody, by day of publication.

        Args:
            name: whole, of the one who is named.
            wanted: which statements.
        """
        return self._answer(partial(questions.about, name=name), wanted)
