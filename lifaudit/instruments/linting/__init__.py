"""Linting: what can be said about a form that can be read, one idea to a room."""
