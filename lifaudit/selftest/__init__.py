"""A test of the installed program by itself: every part that a record rests on does its work."""
