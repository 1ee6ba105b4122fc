"""Visits: who came, how often, to which page; nothing about anyone in particular."""
