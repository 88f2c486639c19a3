"""What must be learnt: specialties, dated editions, learning objectives.

The catalogue is national reference data: all who work here may read it, and
programme directors and administrators may import it. Other areas use `queries`
for objectives and requirements, and `models` for foreign keys.
"""
