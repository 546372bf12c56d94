"""Reading: from files, folders and standard input to articles whose every passage is told apart.

Problem: an article comes as text, Markdown, a saved page or a PDF, in one of several encodings, between menus and
credits.  Method: bytes → text (encoding) → pieces and metadata (plain, markdown, html, pdf) → blocks (boilerplate,
blocks) → Article.  Tables come by the same way in and are read in ``source.tables``.
"""

from source.reading.articles import DuplicateError, Inputs, Raw, read, read_articles

__all__ = ["DuplicateError", "Inputs", "Raw", "read", "read_articles"]
