"""What must be learnt: specialties, their editions and objectives, as values."""
