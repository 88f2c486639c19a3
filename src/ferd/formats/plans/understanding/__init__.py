"""A `Document` to the values of a plan: times, places, objectives, prerequisites."""
