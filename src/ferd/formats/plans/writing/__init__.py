"""A training plan laid out as a document, before a format is chosen."""
