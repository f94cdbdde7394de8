"""The only rooms with SQLAlchemy and SQLCipher: the log and the state derived from it."""
