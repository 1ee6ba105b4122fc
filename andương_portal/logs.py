"""What the log says, and what it leaves out."""

import logging


class BriefOutages(logging.Filter):
    """A page that could not be made because the database was away is a line, not a trace.

    There may be hundreds a second, all for one reason.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything pass."""
        if getattr(record, "status_code", None) == 503:
            record.exc_info = None
        return True
