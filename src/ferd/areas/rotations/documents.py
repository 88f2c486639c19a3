"""The board as a document."""
