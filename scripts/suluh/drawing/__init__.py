"""Pictures: geometry computed here, drawn as SVG by templates."""
