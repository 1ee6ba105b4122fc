"""The registry: what is recorded of documents, their issuers, relations, files and citations."""

from .citations import Citation
from .documents import Confidentiality, Document, DocumentQuerySet
from .events import StatusEvent, StatusPeriod
from .files import DocumentFile, FileKind, FilePage, TextState
from .issuers import Issuer, IssuerLevel, Signer, Term
from .relations import EFFECTS, Relation, RelationKind
from .shelves import ShelfChange
from .taxonomy import DocumentType, FieldOfWork, ScopeKind

__all__ = [
    "EFFECTS",
    "Citation",
    "Confidentiality",
    "Document",
    "DocumentFile",
    "DocumentQuerySet",
    "DocumentType",
    "FieldOfWork",
    "FileKind",
    "FilePage",
    "Issuer",
    "IssuerLevel",
    "Relation",
    "RelationKind",
    "ScopeKind",
    "ShelfChange",
    "Signer",
    "StatusEvent",
    "StatusPeriod",
    "Term",
    "TextState",
]
