"""A course in thematic analysis, source critique and policy comparison."""
