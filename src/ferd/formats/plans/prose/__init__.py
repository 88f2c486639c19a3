"""Understanding the running text of a plan: sections, promises, facts."""
