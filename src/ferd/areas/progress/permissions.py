"""Who may do what with evidence and objectives."""
