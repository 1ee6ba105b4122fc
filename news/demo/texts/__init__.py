"""Texts of the demo articles, one module per category."""
