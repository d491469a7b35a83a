"""Decoders, one behind the other: which of them make a photo's pixels is decided by what the file holds."""
