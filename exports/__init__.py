"""From graph to people: Turtle, TriG and the interactive HTML page."""
