"""The first door: the start page, the menu, error pages and the style guide."""
