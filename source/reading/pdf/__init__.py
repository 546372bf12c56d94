"""PDF: from bytes to a text with pages, its lines joined to paragraphs.

Problem: a PDF knows where characters stand on pages, not what a paragraph is; and it may be hostile.  Method: a process
of its own under limits gives lines with positions (``child``); two columns that were written row by row are told apart
(``columns``), running heads and page numbers set aside (``furniture``), lines joined within and over columns and pages
(``paragraphs``, ``joining``), and all put together as a draft (``reader``).
"""

from source.reading.pdf.reader import PdfError, read_pdf

__all__ = ["PdfError", "read_pdf"]
