"""Models of the ground floor; each lives in the room of its subject."""

from core.publishing.addresses import FormerSlug

__all__ = ["FormerSlug"]
