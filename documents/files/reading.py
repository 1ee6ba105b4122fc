"""The program that takes text out of one file; it runs alone, for files are hostile.

`python -m documents.files.reading <media type> <path>` prints a line of JSON a page and one at
the end. It may use a gigabyte, a minute of a processor and no file to write to; whatever a file
does to it, nothing else is touched. It knows neither Django nor the portal's settings.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator

#: Pages and letters that are read.
MOST_PAGES = 3_000
MOST_LETTERS = 5_000_000
MEMORY = 1024**3
#: Of a processor; it stops by itself a while before, with what it has.
SECONDS = 60
_ENOUGH = 45

ENCRYPTED = "encrypted"
BROKEN = "broken"
#: Notes on text of which something is missing.
CUT = "cut"
PARTLY = "partly"

#: A page: its number, its text (None: it cannot be read) and how many there are, where known.
Page = tuple[int, str | None, int | None]


class UnreadableError(Exception):
    """Says why nothing can be taken out."""


def main() -> None:
    """Read the file that was named; never raises."""
    _limit()
    try:
        _say(_read(*sys.argv[1:3]))
    except UnreadableError as reason:
        _say({"error": str(reason)})
    except BaseException:
        _say({"error": BROKEN})


def _read(media_type: str, path: str) -> dict[str, object]:
    """Say each page; what remains to be said at the end."""
    letters, broken, pages, count = 0, 0, 0, None
    cut = False
    for number, taken, total in _pages(media_type, path):
        pages, count, broken = pages + 1, total, broken + (taken is None)
        text = (taken or "").encode("utf-8", "replace").decode()[: MOST_LETTERS - letters]
        letters += len(text)
        _say({"page": number, "text": text})
        if letters >= MOST_LETTERS or _is_late():
            cut = True
            break
    if broken == pages:
        raise UnreadableError(BROKEN)
    cut = cut or (count or 0) > MOST_PAGES
    return {"pages": count, "note": PARTLY if broken else CUT if cut else ""}


def _is_late() -> bool:
    return time.process_time() > _ENOUGH


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _pages(media_type: str, path: str) -> Iterator[Page]:
    if media_type == "application/pdf":
        return _pdf(path)
    if media_type.endswith("wordprocessingml.document"):
        return _docx(path)
    return _xlsx(path)


def _pdf(path: str) -> Iterator[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(ENCRYPTED if "password" in str(error).lower() else BROKEN) from error
    count = len(document)
    for index in range(min(count, MOST_PAGES)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            # One sheet that a scanner spoilt does not cost the others.
            yield index + 1, None, count
            continue
        # A hyphen at the end of a line, as in `30/2020/NĐ-` and `CP`, comes as one of these.
        words = text.get_text_bounded().replace("\x02", "-").replace("\ufffe", "-")
        yield index + 1, words, count
        text.close()
        page.close()


def _docx(path: str) -> Iterator[Page]:
    import mammoth

    with open(path, "rb") as file:  # noqa: PTH123 (a file object is what it takes)
        yield 1, mammoth.extract_raw_text(file).value, None


def _xlsx(path: str) -> Iterator[Page]:
    import openpyxl

    # As an open file: of a path it would ask for a certain ending.
    file = open(path, "rb")  # noqa: PTH123, SIM115
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    for number, sheet in enumerate(book.worksheets[:MOST_PAGES], 1):
        # A row is then as long as it is filled, not as long as the furthest of all.
        sheet.reset_dimensions()
        lines, letters = [], 0
        for row in sheet.iter_rows(values_only=True):
            line = "\t".join(str(cell) for cell in row if cell is not None)
            letters += len(line)
            if line:
                lines.append(line)
            if letters > MOST_LETTERS or _is_late():
                break
        yield number, f"{sheet.title}\n" + "\n".join(lines), None


if __name__ == "__main__":
    main()
