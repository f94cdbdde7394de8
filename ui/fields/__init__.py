"""One field per question type."""
