"""The command line: `ferd import`, `ferd check`. No database, no Django."""
