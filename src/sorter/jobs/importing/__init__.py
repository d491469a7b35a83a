"""Bringing strangers' models in: looked at and tried in the worker, kept as ordinary tasks."""
