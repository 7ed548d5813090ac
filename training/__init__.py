"""Trains the encoder that the package ships. Not installed with it."""
