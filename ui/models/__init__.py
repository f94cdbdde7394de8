"""What screens show, testable without a window."""
