from pathlib import Path

import pytest

from tests.cli.ledgers import HOSTILE, filled


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder, with no ledger named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ACCORDINGTO_LEDGER", raising=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two reports on a ferry."""
    return filled(tmp_path / "case.db")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A report full of characters that a terminal, rich or a spreadsheet would act on."""
    return filled(tmp_path / "hostile.db", [HOSTILE])
