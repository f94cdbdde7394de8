"""Colours, sizes, type, icons: the one stylesheet."""
