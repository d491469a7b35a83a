"""Decoding and model in a process of their own: what kills it costs one photo, never the window."""
