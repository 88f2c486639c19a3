"""Plans as code: YAML to and from a plan, with the line of every fault."""
