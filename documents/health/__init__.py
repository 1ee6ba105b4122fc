"""The health of the registry: what is wrong in it without being forbidden."""
