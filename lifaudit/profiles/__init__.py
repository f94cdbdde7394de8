"""Profiles as files: read with care into frozen values."""
