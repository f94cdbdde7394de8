"""Where Qt meets the services."""
