import json

from click.testing import CliRunner, Result

from accordingto.cli import main

TEXT = "The bridge fell on 3 May 2029. The day before, it had shaken. It opened again in early June."


def times(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["times", *arguments], input=text)


def test_each_expression_comes_with_its_value_interval_basis_and_rule() -> None:
    rows = json.loads(times(TEXT, "--published", "2031-05-14", "--json").stdout)
    assert [(row["text"], row["value"], row["mod"], row["basis"], row["basis_text"], row["rule"]) for row in rows] == [
        ("3 May 2029", "2029-05-03", None, "stated", None, "day_first"),
        ("The day before", "2029-05-02", None, "expression", "3 May 2029", "next_to"),
        ("early June", "2030-06", "START", "publication", "2031-05-14", "opened"),
    ]
    assert (rows[2]["earliest"], rows[2]["latest"]) == ("2030-06-01", "2030-07-01")
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]


def test_a_table_is_for_the_eye() -> None:
    lines = times("It rained last Friday.", "--published", "2031-05-14").stdout.splitlines()
    assert lines[0].split() == ["words", "type", "value", "from", "until", "basis", "rule"]
    assert lines[1].startswith("last Friday  DATE  2031-05-09  2031-05-09  2031-05-10  publication 2031-05-14")


def test_without_a_date_nothing_relative_is_resolved() -> None:
    (row,) = json.loads(times("It rained yesterday.", "--json").stdout)
    assert (row["value"], row["basis"], row["earliest"]) == ("XXXX-XX-XX", "unresolved", None)


def test_a_dateline_stands_in_for_the_day_of_publication() -> None:
    text = "Tarn Port, 25 Aug 88 (Tarn Radio) -- [Text] The bridge fell yesterday near the harbour.\n"
    row = json.loads(times("-", "--json", text=text).stdout)[-1]
    assert (row["value"], row["basis"], row["basis_text"]) == ("1988-08-24", "dateline", "1988-08-25")


def test_standard_input_must_be_utf_8() -> None:
    result = times("-", text=b"caf\xe9 yesterday")
    assert result.exit_code == 1
    assert "byte 3: not UTF-8" in result.stderr


def test_a_wrong_date_is_misuse() -> None:
    result = times("It rained yesterday.", "--published", "14 May")
    assert result.exit_code == 2
    assert "Write it as 2031-05-04" in result.stderr


def test_a_text_without_times_says_so() -> None:
    result = times("It rained.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No dates or times" in result.stderr
