#!/usr/bin/env python
"""Run a management command of the portal."""

import os
import sys

from core.startup import require_utf8


def main() -> None:
    """Hand the command line to Django."""
    require_utf8()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andương_portal.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
