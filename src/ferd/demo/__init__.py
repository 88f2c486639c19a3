"""The fictional hospital, built only through the actions of the areas."""
