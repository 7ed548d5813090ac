"""The command line. Each command is a few lines around one function of the library; ``group`` names its module."""

from accordingto.cli.group import main

__all__ = ["main"]
