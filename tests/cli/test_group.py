import re
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

import accordingto
from accordingto.cli import main
from accordingto.cli.group import COMMANDS

DOCS = Path(__file__).parents[2] / "docs" / "command-line.md"


def commands() -> dict[str, click.Command]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def section(name: str) -> str:
    """What the documentation says of a command, and of tables where it is one."""
    text = DOCS.read_text(encoding="utf-8")
    own = re.search(rf"^##+ {name}\n(.*?)(?=^##+ |\Z)", text, re.MULTILINE | re.DOTALL)
    tables = re.search(r"^## Tables\n(.*?)(?=^##+ |\Z)", text, re.MULTILINE | re.DOTALL)
    ledger = re.search(r"^## Which ledger\n(.*?)(?=^##+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert own
    assert tables
    assert ledger
    return own[1] + tables[1] + ledger[1]


def test_every_command_is_there() -> None:
    assert set(commands()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = commands()[name]
    help_ = command.help or ""
    assert help_.splitlines()[0] == COMMANDS[name].help
    assert f"accordingto {name}" in help_.partition("Example:")[2]
    shown = command.get_help(click.Context(command))
    assert any(line.strip().startswith(f"accordingto {name}") for line in shown.splitlines())
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented_with_an_example(name: str) -> None:
    text = section(name)
    assert f"    accordingto {name}" in text
    for option in commands()[name].params:
        if isinstance(option, click.Option):
            assert any(f"`{opt}" in text for opt in option.opts), option.opts


def test_the_documentation_has_no_option_that_is_not_there() -> None:
    known = {opt for command in commands().values() for option in command.params for opt in option.opts}
    known |= {"--help", "--version"}
    assert set(re.findall(r"--[a-z][a-z-]+", DOCS.read_text(encoding="utf-8"))) <= known


def test_help_is_printed_without_loading_the_program() -> None:
    check = (
        "import sys; from accordingto.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'sqlalchemy', 'rich', 'msgspec', 'trafilatura', 'numpy', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for name, entry in COMMANDS.items():
        assert name in done.stdout
        assert entry.help.split()[0] in done.stdout


def test_help_comes_at_once() -> None:
    def seconds(*command: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        return time.perf_counter() - started

    # As a multiple of what Python itself needs, so that a busy machine makes no difference.
    python = min(seconds("-c", "import click") for _ in range(3))
    program = min(seconds("-m", "accordingto", "--help") for _ in range(3))
    assert program < 3 * python + 0.1


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"accordingto {accordingto.__version__}\n"


def test_an_unknown_command_is_misuse() -> None:
    result = CliRunner().invoke(main, ["tols"])
    assert result.exit_code == 2
    assert "tolls" in result.stderr


def test_commands_and_values_complete() -> None:
    shell = ShellComplete(main, {}, "accordingto", "_ACCORDINGTO_COMPLETE")
    assert [item.value for item in shell.get_completions([], "re")] == ["read", "reports", "report"]
    assert [item.value for item in shell.get_completions(["tolls", "--effect"], "ki")] == ["killed"]


def test_the_library_has_its_public_names() -> None:
    assert set(accordingto.__all__) == {"Ledger", "Reading", "Report", "__version__", "load_additions", "read"}
    assert set(accordingto.__all__) <= set(dir(accordingto))
    reading = accordingto.read("Nine people were hurt in Port Elsin.", published="2031-05-04")
    assert isinstance(reading, accordingto.Reading)
    with pytest.raises(AttributeError, match="nonsense"):
        accordingto.nonsense  # noqa: B018
