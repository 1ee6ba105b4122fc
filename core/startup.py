"""What must hold before anything else of the portal may be imported."""

import sys


def require_utf8() -> None:
    """Stop with one ASCII sentence when file names are not UTF-8.

    The package of the settings has Vietnamese letters in its name; under an ASCII
    locale with PYTHONUTF8=0 its import would fail with a riddle instead.

    Raises SystemExit.
    """
    encoding = sys.getfilesystemencoding().lower().replace("-", "")
    if encoding != "utf8":
        sys.exit(
            f"The file system encoding is {encoding}, but the portal needs UTF-8: "
            "set PYTHONUTF8=1 or a UTF-8 locale and start again."
        )
