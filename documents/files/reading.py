"""The program that takes text out of one file; it runs alone, for files are hostile.

`python -m documents.files.reading <media type> <path>` prints a line of JSON a page and one at
the end. It may use a gigabyte, a minute of a processor and no file to write to; whatever a file
does to it, nothing else is touched.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator

#: Pages and letters that are read.
MOST_PAGES = 3_000
MOST_LETTERS = 5_000_000
MEMORY = 1024**3
SECONDS = 60

ENCRYPTED = "encrypted"
BROKEN = "broken"
CUT = "cut"


class UnreadableError(Exception):
    """Says why nothing can be taken out."""


def main() -> None:
    """Read the file that was named; never raises."""
    _limit()
    media_type, path = sys.argv[1:3]
    letters, cut = 0, False
    pages: int | None = None
    try:
        for number, taken, count in _pages(media_type, path):
            pages = count
            text = unicodedata.normalize("NFC", taken.replace("\0", ""))
            text = text.encode("utf-8", "replace").decode()[: MOST_LETTERS - letters]
            letters += len(text)
            _say({"page": number, "text": text})
            if letters >= MOST_LETTERS:
                cut = True
                break
        cut = cut or (pages or 0) > MOST_PAGES
        _say({"pages": pages, "note": CUT if cut else ""})
    except UnreadableError as reason:
        _say({"error": str(reason)})
    except BaseException:
        _say({"error": BROKEN})


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def _pages(media_type: str, path: str) -> Iterator[tuple[int, str, int | None]]:
    if media_type == "application/pdf":
        return _pdf(path)
    if media_type.endswith("wordprocessingml.document"):
        return _docx(path)
    return _xlsx(path)


def _pdf(path: str) -> Iterator[tuple[int, str, int | None]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(ENCRYPTED if "password" in str(error).lower() else BROKEN) from error
    count = len(document)
    for index in range(min(count, MOST_PAGES)):
        page = document[index]
        text = page.get_textpage()
        yield index + 1, text.get_text_bounded(), count
        text.close()
        page.close()
    if count == 0:
        raise UnreadableError(BROKEN)


def _docx(path: str) -> Iterator[tuple[int, str, int | None]]:
    import mammoth

    with open(path, "rb") as file:  # noqa: PTH123 (a file object is what it takes)
        yield 1, mammoth.extract_raw_text(file).value, None


def _xlsx(path: str) -> Iterator[tuple[int, str, int | None]]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    for number, sheet in enumerate(book.worksheets[:MOST_PAGES], 1):
        lines, letters = [], 0
        for row in sheet.iter_rows(values_only=True):
            line = "\t".join(str(cell) for cell in row if cell is not None)
            letters += len(line)
            if line:
                lines.append(line)
            if letters > MOST_LETTERS:
                break
        yield number, f"{sheet.title}\n" + "\n".join(lines), None


if __name__ == "__main__":
    main()
