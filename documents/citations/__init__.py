"""Numbers of documents in public texts: found when a text changes, understood when it is read."""
