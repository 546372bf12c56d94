"""The explorer: one HTML file that opens anywhere, without a network, and shows for every statement its sentence.

``write_page`` is all that the other rooms need.  The page is a pyvis network with a template of our own: pyvis brings
vis-network, Python chooses and places what is drawn first, the viewer (TypeScript in ``exports/viewer``, bundled into
``assets``) does the rest in the browser.
"""

from exports.page.writer import Extras, write_page

__all__ = ["Extras", "write_page"]
