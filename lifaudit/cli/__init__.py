"""The doors without a window."""
