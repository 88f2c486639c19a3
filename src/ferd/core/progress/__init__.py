"""Progress: what is enough, who says so, and what an assessment may ask."""
