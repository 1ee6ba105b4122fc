"""Models of the ground floor; each lives in the room of its subject."""

from core.pagecache.writes import Change
from core.publishing.addresses import FormerSlug

__all__ = ["Change", "FormerSlug"]
