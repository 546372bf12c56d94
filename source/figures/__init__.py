"""Figures in running text: numbers, amounts with their units and comparators, dates and spans of time.

Entry points: :func:`source.figures.quantities.find_quantities` and :func:`source.figures.times.find_times`; both take a
sentence and tell nothing of what it is about.
"""
