"""Search: one record for each thing a reader may look for, made from the Library and not scraped from pages."""
