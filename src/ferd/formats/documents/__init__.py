"""Documents out: one neutral composition, written as PDF, Word or HTML."""
