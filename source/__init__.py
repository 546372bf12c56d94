"""From page to facts: readers, repair of noisy text, parsing, mentions, quantities, coreference, relations."""
