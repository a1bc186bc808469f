"""The kinds of record and their schemas."""
