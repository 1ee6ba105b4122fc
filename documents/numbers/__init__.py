"""Numbers of state and party documents: read out of running text and out of a search box.

Pure functions without Django and without a database. `find` reads text, `read_query` reads what
a citizen typed, `Vocabulary` holds the document types and the bodies both of them know.
"""

from documents.numbers.number import Family, Number
from documents.numbers.query import READ_AT_MOST, Query, read_query
from documents.numbers.scanning import Found, find
from documents.numbers.vocabulary import STANDARD, DocumentType, Organ, Vocabulary

__all__ = [
    "READ_AT_MOST",
    "STANDARD",
    "DocumentType",
    "Family",
    "Found",
    "Number",
    "Organ",
    "Query",
    "Vocabulary",
    "find",
    "read_query",
]
