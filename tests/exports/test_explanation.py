"""Why claims were coded as they were."""

from __future__ import annotations

import msgspec

from accordingto.exports.explanation import Claim, Explanation, Field, explained, find
from accordingto.ledger.keys import keys_of
from accordingto.reading import Attribution
from tests.exports.readings import READING, TEXT, piece


def explanation(claim: str) -> Explanation:
    found = find(READING, claim)
    assert found is not None
    return explained(READING, found)


def field(claim: str, name: str) -> Field:
    return next(field for field in explanation(claim).fields if field.name == name)


def test_a_claim_is_found_by_its_id_and_by_its_key() -> None:
    for kind, claims in (("toll", READING.tolls), ("event", READING.events), ("attribution", READING.attributions)):
        for claim in claims:
            assert find(READING, claim.id) == find(READING, keys_of(READING)[kind, claim.id]) == claim
    assert find(READING, "t9") is None


def test_every_word_shown_is_the_text_at_its_place() -> None:
    claims: tuple[Claim, ...] = (*READING.tolls, *READING.events, *READING.attributions)
    for claim in claims:
        found = explained(READING, claim)
        words = [*found.evidence, *(words for field in found.fields for words in field.words)]
        assert words
        for part in words:
            assert part.words == TEXT[part.start : part.end]
            assert TEXT[: part.start].endswith(part.before)
            assert TEXT[part.end :].startswith(part.after)


def test_fields_come_with_names_and_their_words() -> None:
    figure = field("t1", "figure")
    assert (figure.value, figure.words[0].words) == ("≥ 40", "40")
    assert field("t1", "place").value == "Port Elsin"
    assert [words.words for words in field("t1", "place").words] == ["Port Elsin"]
    assert [words.words for words in field("t2", "who").words] == ["children"]
    assert field("v2", "relations").value == "in response to v1"


def test_the_chain_says_who_is_quoted_by_whom() -> None:
    assert explanation("t1").according_to == "Lorvan Coast Guard"
    outer = Attribution(
        id="a9",
        source=piece("Radio Elsin"),
        cue=piece("told"),
        content=((0, len(TEXT)),),
        kind="indirect",
        speaker="e5",
        addressee=None,
        medium=None,
        parent=None,
        polarity="doubted",
    )
    inner = msgspec.structs.replace(READING.attributions[0], parent="a9")
    nested = msgspec.structs.replace(READING, attributions=(inner, outer))
    found = explained(nested, nested.tolls[0])
    assert [voice.id for voice in found.chain] == ["a1", "a9"]
    assert found.according_to == "Lorvan Coast Guard, quoted by Radio Elsin (doubted)"


def test_the_attribution_that_a_claim_names_is_its_own() -> None:
    named = msgspec.structs.replace(READING.tolls[2], attribution="a2", voice="attributed")
    assert [voice.id for voice in explained(msgspec.structs.replace(READING, tolls=(named,)), named).chain] == ["a2"]


def test_the_reports_own_voice_has_no_chain() -> None:
    assert (explanation("v2").chain, explanation("v2").according_to) == ((), "the report's own voice")


def test_a_chain_that_bites_its_tail_ends() -> None:
    biting = msgspec.structs.replace(READING.attributions[0], parent="a1")
    reading = msgspec.structs.replace(READING, attributions=(biting,))
    assert [voice.id for voice in explained(reading, reading.tolls[0]).chain] == ["a1"]


def test_a_date_comes_with_its_expression_and_what_that_rests_on() -> None:
    date = explanation("t1").date
    assert date is not None
    assert date.words is not None
    assert (date.value, date.words.words) == ("2031-05-05", "on Monday")
    assert date.basis == "counted from the day of publication, 2031-05-06"
    assert explanation("v2").date is None


def test_an_event_comes_with_its_codes_and_suggestions() -> None:
    codes = explanation("v1").codes
    assert [(code.scheme, code.code, code.suggested) for code in codes] == [
        ("own", "ACCIDENT", False),
        ("ACLED", None, True),
        ("UCDP", None, True),
    ]
    assert explanation("t1").codes == ()
