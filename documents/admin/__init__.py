"""The registry in the admin, a module per subject."""

from . import documents, issuers, taxonomy

__all__ = ["documents", "issuers", "taxonomy"]
