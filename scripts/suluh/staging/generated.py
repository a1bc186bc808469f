"""Pages that no file in `docs/` holds."""

GENERATED: frozenset[str] = frozenset()
