"""Measuring how fast this machine could sort, and how fast it does."""
