"""From facts to a valid graph: IRIs, assembly with evidence, the store, checks and comparisons."""
