"""A whole audit played through the real services, with an invented story."""
