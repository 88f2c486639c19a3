"""Tags of the progress area."""
