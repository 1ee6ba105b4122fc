"""The upload of a picture from the editor, in the JSON that CKEditor 4 speaks.

CKEditor's `imageUploadUrl` (paste and drop) reads the reply's message only under a 2xx
status; under any other it prints a sentence of its own about HTTP. So a picture that is
refused is answered with 200 and `"uploaded": 0`, and the officer reads why. Who may not
upload at all gets 403: that is the status logs and proxies understand, and the dialog of
`filebrowserImageUploadUrl` shows the sentence in the body even so.
"""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from core.images.processing import process, store
from core.images.queue import ask

FIELD = "upload"


def upload_view(permissions: Sequence[str]) -> Callable[[HttpRequest], HttpResponse]:
    """A view that stores one picture for users with any one of the permissions.

    It takes POST with the CSRF token and one file in the field `upload`, and answers
    `{"uploaded": 1, "fileName", "url", "width", "height"}` (px), or
    `{"uploaded": 0, "error": {"message"}}`: with 403 when the user may not upload, with
    200 when the picture was refused.
    """

    @require_POST
    @csrf_protect
    def upload(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return _refused("Phiên đăng nhập đã hết; hãy đăng nhập lại rồi tải ảnh.", status=403)
        if not any(request.user.has_perm(permission) for permission in permissions):
            return _refused("Tài khoản này không có quyền tải ảnh lên.", status=403)
        try:
            return _stored(_only_file(request))
        except ValidationError as refusal:
            return _refused(" ".join(refusal.messages))

    return upload


def _refused(message: str, status: int = 200) -> JsonResponse:
    return JsonResponse({"uploaded": 0, "error": {"message": message}}, status=status)


def _only_file(request: HttpRequest) -> UploadedFile:
    files = [file for _, files in request.FILES.lists() for file in files]
    if len(files) > 1:
        raise ValidationError("Mỗi lần chỉ tải lên được một ảnh.")
    wanted = request.FILES.get(FIELD)
    if wanted is None:
        raise ValidationError("Máy chủ không nhận được ảnh nào; hãy chọn ảnh rồi tải lại.")
    return wanted


def _stored(file: UploadedFile) -> JsonResponse:
    picture = process(file)
    name = store(picture)
    ask(name)
    return JsonResponse(
        {
            "uploaded": 1,
            "fileName": PurePosixPath(name).name,
            "url": default_storage.url(name),
            "width": picture.width,
            "height": picture.height,
        }
    )
