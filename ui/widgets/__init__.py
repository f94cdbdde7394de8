"""Small parts every page shares."""
