"""From an article's text to facts: repair, tokens, names, parse, reference, relations."""
