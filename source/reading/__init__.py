"""Reading: from files, folders and standard input to articles whose every passage is told apart.

Problem: an article comes as text, Markdown or a saved page, in one of several encodings, between menus and credits.
Method: bytes → text (encoding) → pieces and metadata (plain, markdown, html) → blocks (boilerplate, blocks) → Article.
"""

from source.reading.articles import DuplicateError, Inputs, Raw, read, read_articles

__all__ = ["DuplicateError", "Inputs", "Raw", "read", "read_articles"]
