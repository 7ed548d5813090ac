"""Reads news reports as evidence: every claim with its source, its date and its exact words."""
