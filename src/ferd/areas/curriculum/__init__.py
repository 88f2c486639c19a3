"""What must be learnt: specialties, dated editions, learning objectives."""
