"""Plans as code: YAML to and from the values of a plan, with the line of every fault."""
