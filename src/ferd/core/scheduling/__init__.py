"""Where and when each trainee serves: the values, the clock and the layout."""
