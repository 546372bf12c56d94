"""The bundled sample articles, as files of this package; ``README.md`` beside them says what is invented."""
