"""From a link, a file or a paste to the text of an article. Knows nothing of Discord or the record."""
