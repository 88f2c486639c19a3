"""The subjects, one Django app each, all with the same file names."""
