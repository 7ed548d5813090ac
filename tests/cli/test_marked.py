import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from accordingto.cli.marked import coloured, plain, shortened
from accordingto.reading import Entity, Reading, Time
from accordingto.report import Zone
from tests.exports.readings import READING

LABEL = re.compile(r"\[(?:e|t)\d+: |\]")


def reading_of(text: str, *spans: tuple[int, int]) -> Reading:
    layers = {
        "zones": (),
        "attributions": (),
        "tolls": (),
        "events": (),
        "entities": (),
        "times": tuple(
            Time(start=start, end=end, type="DATE", value=f"t{n}", earliest=None, latest=None)
            for n, (start, end) in enumerate(spans)
        ),
    }
    return msgspec.structs.replace(READING, text=text, **layers)


def test_each_layer_is_marked_with_its_label() -> None:
    text = plain(READING)
    assert text.startswith("[title: Ferry sinks off [place: Port Elsin]]\n")
    assert "[a1 Lorvan Coast Guard: At least [t1 killed: 40] people, including [t2 killed: 6] children, " in text
    assert "when a ferry [v1 ACCIDENT: sank] off [place: Port Elsin] [2031-05-05: on Monday]], the " in text
    assert "“[a2 Ida Morrow: We heard the hull break,]” Captain [person: Ida Morrow] told" in text
    assert "“[a2 Ida Morrow: and then it was dark.]”" in text


def test_a_mark_that_crosses_the_edge_of_another_is_cut_there() -> None:
    assert plain(reading_of("one two three", (0, 7), (4, 13))) == "[t0: one [t1: two]][t1:  three]"


def test_a_long_label_is_shortened() -> None:
    assert shortened("a4 Lorvan Coast Guard") == "a4 Lorvan Coast Guard"
    assert shortened("a4 " + "the heroic captain " * 5) == "a4 the heroic captain the heroic captai…"


def test_marks_of_the_same_words_nest() -> None:
    assert plain(reading_of("one two", (0, 3), (0, 3))) == "[t0: [t1: one]] two"


def test_a_zone_is_marked_without_the_white_space_around_it() -> None:
    reading = msgspec.structs.replace(
        reading_of("\nFerry sinks\n\nBody."), zones=(Zone("title", 0, 14), Zone("body", 14, 19))
    )
    assert plain(reading) == "\n[title: Ferry sinks]\n\nBody."


def test_colour_shows_the_names_and_leaves_out_their_brackets() -> None:
    text = coloured(READING)
    assert "Captain Ida Morrow told Radio Elsin" in text.plain
    assert "[t1 killed: 40]" in text.plain
    start = text.plain.index("Ida Morrow told")
    assert [str(span.style) for span in text.spans if span.start == start] == ["bold cyan"]


def test_characters_that_steer_a_terminal_are_spelled_in_words_and_labels() -> None:
    reading = msgspec.structs.replace(
        reading_of("Port \x1b[31mElsin\r\nnext \u202eline"),
        times=(Time(start=0, end=4, type="DATE", value="\x9b2J", earliest=None, latest=None),),
    )
    assert plain(reading) == "[⟨U+009B⟩2J: Port] ⟨U+001B⟩[31mElsin\nnext ⟨U+202E⟩line"
    assert "\x1b" not in coloured(reading).plain


def test_markup_of_rich_in_a_report_stays_text() -> None:
    reading = msgspec.structs.replace(
        reading_of("[bold red]Elsin[/] :boom:"),
        entities=(Entity(id="e", type="place", name="Elsin", mentions=((10, 15),)),),
    )
    assert coloured(reading).plain == "[bold red]Elsin[/] :boom:"


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda s: (min(s), max(s))), max_size=8)


@given(st.text("ab c\n", min_size=20, max_size=20), SPANS)
def test_without_its_marks_the_text_is_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marked = plain(reading_of(text, *spans))
    assert LABEL.sub("", marked) == text
    assert marked.count("[") == marked.count("]")


@given(st.text("ab c\n", min_size=20, max_size=20), SPANS)
def test_each_mark_holds_its_own_words(text: str, spans: list[tuple[int, int]]) -> None:
    marked = plain(reading_of(text, *spans))
    held: dict[str, str] = {}
    stack: list[str] = []
    for part in re.findall(r"\[t\d+: |\]|[^\[\]]", marked):
        if part.startswith("["):
            stack.append(part)
        elif part == "]":
            stack.pop()
        else:
            for label in stack:
                held[label] = held.get(label, "") + part
    assert held == {f"[t{n}: ": text[s:e] for n, (s, e) in enumerate(spans) if s < e}
