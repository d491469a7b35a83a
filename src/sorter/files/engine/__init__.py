"""Carrying out: the only code that touches a user's file, and what puts it back."""
