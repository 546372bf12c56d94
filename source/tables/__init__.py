"""Tables: from CSV, TSV and workbooks, with a mapping that says what their columns mean, to facts.

Problem: a table states facts in rows, and only people know what its columns mean.  Method: a small TOML file beside the
table says it (``mapping``); rows become lines of text (``delimited``, ``workbook``, ``rendering``), so that a quote is
a passage as in any article; each cell that the mapping names becomes a statement (``facts``, ``ends``, ``figures``),
which is then checked as any other.  Advice: ``drafting`` writes a first mapping for a table.
"""

from source.tables.drafting import draft_mapping
from source.tables.facts import TableReader
from source.tables.mapping import MappingError
from source.tables.rendering import SUFFIXES, read_table

__all__ = ["SUFFIXES", "MappingError", "TableReader", "draft_mapping", "read_table"]
