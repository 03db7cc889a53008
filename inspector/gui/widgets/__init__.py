"""Small controls that every page shares."""
