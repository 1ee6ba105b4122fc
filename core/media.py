"""Uploaded files under /media/, answered so that nothing in them can run."""

from pathlib import Path, PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import static
from django.views.decorators.http import require_safe

from core.images.names import is_stored_name, plain_names

#: Kinds of files a browser may show in place; everything else is only saved. Our own list
#: and not `mimetypes`, which reads the machine's files and knows WebP only sometimes.
SHOWN = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
#: In characters; longer than any name in a file field.
LONGEST_PATH = 500
POLICY = "default-src 'none'; sandbox"
#: A file under a random name never changes; another one may be replaced under its name.
FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file below MEDIA_ROOT, or 304 when the reader's copy is still good.

    Raises Http404 for whatever is not the plain path of a file.
    """
    if not _is_plain(path):
        raise Http404("Not the path of a file")
    send_as_it_is(request)
    stored = _stored(path)
    response = static.serve(request, stored, document_root=str(settings.MEDIA_ROOT))
    _dress(response, stored)
    if stored != path:
        response.headers["Cache-Control"] = BRIEFLY
    return response


def _stored(path: str) -> str:
    """The path, or that of the copy which stands for one in WebP until that is made.

    Browsers look at what a picture is, not at what its address says.
    """
    names = [path, *plain_names(path)]
    root = Path(settings.MEDIA_ROOT)
    return path if len(names) == 1 else next((n for n in names if (root / n).is_file()), path)


def _is_plain(path: str) -> bool:
    """Whether every part of the path is a name that could be a public file's."""
    parts = path.split("/")
    return (
        len(path) <= LONGEST_PATH
        and path.isprintable()
        and all(part and not part.startswith(".") and len(part.encode()) <= 255 for part in parts)
    )


def harden(response: HttpResponseBase, policy: str = POLICY) -> None:
    """Let nothing in a stored file run, and nobody take it for something else."""
    # Set here, the policy is the whole policy: CSPMiddleware leaves a response alone that
    # has one.
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"


def send_as_it_is(request: HttpRequest) -> None:
    """Files are compressed by their own format: keep GZipMiddleware from packing this one.

    It would send the file without its length; it only looks at this header.
    """
    request.META.pop("HTTP_ACCEPT_ENCODING", None)


def _dress(response: HttpResponseBase, path: str) -> None:
    harden(response)
    response.headers["Cache-Control"] = FOREVER if is_stored_name(path) else BRIEFLY
    if response.status_code != 200:
        return
    kind = SHOWN.get(PurePosixPath(path).suffix.lower())
    response.headers["Content-Type"] = kind or "application/octet-stream"
    # Guessed from a name such as x.svg.gz, it would make the browser unpack the file.
    del response.headers["Content-Encoding"]
    # Django's own names the file, which would win over the name that a link to it gives.
    response.headers["Content-Disposition"] = "inline" if kind else "attachment"
