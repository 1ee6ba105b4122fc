"""Demo content of the registry: records, files, volume."""
