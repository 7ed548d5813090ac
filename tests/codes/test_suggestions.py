from __future__ import annotations

import pytest

from accordingto.codes import Deed, Party, suggested
from accordingto.codes.parties import sectors_of

ARMY = Party.of("Velm Army", "organization", "MIL")
REBELS = Party.of("rebels", None, None)
GUNMEN = Party.of("gunmen", None, None)
VILLAGERS = Party.of("12 villagers", None, None)
FRONT = Party.of("Velm Front", "organization", None)
NORWAY = Party.of("Norway", "place", None)
VELM = Party.of("Velm", "place", None)


def deed(
    actors: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    *,
    words: tuple[str, ...] = ("attacked",),
    category: str = "ASSAULT",
    cameo: str | None = "190",
    modality: str = "asserted",
) -> Deed:
    return Deed(category, cameo, modality, words, actors, recipients)


@pytest.mark.parametrize(
    ("actors", "recipients", "code"),
    [
        ((ARMY,), (REBELS,), "1"),
        ((GUNMEN,), (ARMY,), "1"),
        ((NORWAY,), (REBELS,), "1"),
        ((ARMY,), (ARMY,), "1"),
        ((GUNMEN,), (REBELS,), "2"),
        ((GUNMEN,), (VILLAGERS,), "3"),
        ((ARMY,), (VILLAGERS,), "3"),
        ((VILLAGERS,), (ARMY,), None),
        ((FRONT,), (ARMY,), None),
        ((), (VILLAGERS,), None),
        ((GUNMEN,), (VELM,), None),
        ((GUNMEN,), (VILLAGERS, ARMY), None),
    ],
)
def test_the_type_of_violence_follows_from_the_sides(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], code: str | None
) -> None:
    _, ucdp = suggested(deed(actors, recipients))
    assert (ucdp.code, ucdp.suggested) == (code, True)
    assert ucdp.why


def test_the_reason_names_the_sides_with_their_sectors() -> None:
    _, ucdp = suggested(deed((GUNMEN,), (VILLAGERS,)))
    assert ucdp.why == (
        "by gunmen (UAF) against 12 villagers (CVL), without arms; UCDP counts it if at least one person was killed"
    )
    _, ucdp = suggested(deed((FRONT,), (ARMY,)))
    assert ucdp.why == "the words do not tell the sector of who did it"


@pytest.mark.parametrize(
    ("words", "cameo", "sub_type"),
    [
        (("suicide bombing",), "183", "Suicide bomb"),
        (("shelled",), "194", "Shelling/artillery/missile attack"),
        (("fired", "40 rockets"), "190", "Shelling/artillery/missile attack"),
        (("attacked", "hand grenades"), "190", "Grenade"),
        (("airstrike",), None, "Air/drone strike"),
        (("struck",), "195", "Air/drone strike"),
        (("abducted",), "181", "Abduction/forced disappearance"),
        (("clashed",), "190", "Armed clash"),
    ],
)
def test_weapons_and_codes_tell_the_sub_event(words: tuple[str, ...], cameo: str | None, sub_type: str) -> None:
    acled, _ = suggested(deed((ARMY,), (REBELS,), words=words, cameo=cameo))
    assert (acled.code, acled.suggested) == (sub_type, True)


def test_people_without_arms_are_attacked() -> None:
    acled, _ = suggested(deed((), (VILLAGERS,)))
    assert (acled.label, acled.code) == ("Violence against civilians", "Attack")


@pytest.mark.parametrize(
    ("category", "cameo", "sub_type"),
    [
        ("PROTEST", "141", "Peaceful protest"),
        ("PROTEST", "145", "Violent demonstration"),
        ("COERCE", "173", "Arrests"),
        ("CONSULT", "040", None),
        ("HAZARD", None, None),
    ],
)
def test_other_events_go_by_their_code(category: str, cameo: str | None, sub_type: str | None) -> None:
    acled, ucdp = suggested(deed(category=category, cameo=cameo))
    assert acled.code == sub_type
    assert ucdp.code is None


@pytest.mark.parametrize("modality", ["planned", "threatened", "requested", "conditional", "denied"])
def test_what_did_not_happen_gets_no_code(modality: str) -> None:
    codes = suggested(deed((ARMY,), (REBELS,), modality=modality))
    assert [code.code for code in codes] == [None, None]
    assert all(code.why == f"it is {modality}, not said to have happened" for code in codes)


def test_sectors_stand_together_once_each() -> None:
    assert sectors_of((GUNMEN, REBELS, GUNMEN, FRONT)) == "UAF; REB"
    assert sectors_of((FRONT, NORWAY)) is None
