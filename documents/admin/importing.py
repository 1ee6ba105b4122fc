"""Import and export in the admin: upload, dry run, confirmation, progress; the list as a file."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from core.publishing.states import State
from documents.imports import exporting, store
from documents.imports.columns import COLUMNS, REQUIRED
from documents.imports.tasks import (
    DONE,
    FAILED,
    MOST_AT_ONCE,
    WAITING,
    carry_out,
    import_list,
    importer_of,
)
from documents.models import Document

#: Good rows that the dry run shows; all that need a look are shown anyway.
SHOWN = 200
#: Without a sign of life for so long, an import waits for a worker that does not run, or has died.
LATE_SECONDS, STALLED_SECONDS = 60, 900
MOST_LIST_BYTES = 30 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """An Excel list, and a ZIP of its files."""

    list_file = forms.FileField(
        label="Danh sách Excel (.xlsx)", widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )
    zip_file = forms.FileField(
        label="Tệp ZIP chứa các tệp văn bản",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text="PDF, Word, Excel; tên tệp có số ký hiệu (35-CT-TW.pdf), "
        "hoặc ghi tên tệp vào cột “Tệp”.",
    )
    state = forms.ChoiceField(
        label="Dòng không ghi trạng thái thì",
        choices=[(State.DRAFT, "để là bản nháp"), (State.PUBLISHED, "xuất bản ngay")],
        initial=State.DRAFT,
        help_text="Văn bản mật hoặc nội bộ luôn là bản nháp.",
    )

    def clean_list_file(self) -> Any:
        """Raises ValidationError for what is larger than any list."""
        file = self.cleaned_data["list_file"]
        if file.size > MOST_LIST_BYTES:
            most = MOST_LIST_BYTES // 1024 // 1024
            raise ValidationError(f"Danh sách nặng quá {most} MB; hãy chia thành nhiều tệp.")
        return file


class ImportExport:
    """For the admin of documents."""

    model: Any
    admin_site: Any
    opts: Any
    has_add_permission: Any
    has_change_permission: Any
    has_view_permission: Any
    get_changelist_instance: Any

    change_list_template: Any = "admin/documents/document/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """The pages of the import and the two files of the export."""
        view = self.admin_site.admin_view
        name = "documents_document"
        return [
            path("nhap/", view(self.upload), name=f"{name}_import"),
            path("nhap/mau.xlsx", view(self.template), name=f"{name}_import_template"),
            path("nhap/<str:token>/", view(self.dry_run), name=f"{name}_import_check"),
            path("nhap/<str:token>/tien-do/", view(self.progress), name=f"{name}_import_progress"),
            path("xuat.xlsx", view(self.as_xlsx), name=f"{name}_export_xlsx"),
            path("xuat.csv", view(self.as_csv), name=f"{name}_export_csv"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def may_import(self, request: HttpRequest) -> bool:
        """An import may add and change."""
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The list, with its buttons."""
        extra = {"may_import": self.may_import(request)} | (extra_context or {})
        return super().changelist_view(request, extra)  # type: ignore[misc]

    def upload(self, request: HttpRequest) -> HttpResponse:
        """The form, and what it sends. Raises PermissionDenied."""
        self._need_import(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            data = form.cleaned_data
            zip_file = data["zip_file"]
            waiting = store.keep(
                data["list_file"].chunks(),
                zip_file.chunks() if zip_file else None,
                user=request.user.pk,
                name=data["list_file"].name[-200:],
                publish=data["state"] == State.PUBLISHED,
                stage=WAITING,
            )
            return redirect("admin:documents_document_import_check", waiting.token)
        columns = {"columns": COLUMNS, "required": REQUIRED}
        return self._page(request, "upload.html", "Nhập từ Excel", {"form": form} | columns)

    def dry_run(self, request: HttpRequest, token: str) -> HttpResponse:
        """What the import would do; a POST carries it out. Raises PermissionDenied, Http404."""
        waiting = self._waiting(request, token)
        if not waiting.is_offered:
            return redirect("admin:documents_document_import_progress", token)
        if request.method == "POST":
            return self._begin(waiting)
        try:
            with ExitStack() as stack:
                plan = importer_of(waiting, stack).plan()
        except ValidationError as error:
            return self._refused(request, waiting, error)
        state = waiting.state
        waiting.note(rows=len(plan.lines), files=len(plan.new_files))
        if state["stage"] == FAILED:
            messages.error(request, state["sentence"])
        context = {"plan": plan, "name": state["name"], "shown": plan.lines[:SHOWN]}
        return self._page(request, "check.html", "Kiểm tra danh sách", context)

    def _begin(self, waiting: store.Waiting) -> HttpResponse:
        """Carry it out; what is wrong in it by now is told there. A long one goes on by itself."""
        if waiting.claim():
            state = waiting.state
            if state.get("rows", 0) + state.get("files", 0) <= MOST_AT_ONCE:
                carry_out(waiting)
            else:
                waiting.note(stage=WAITING, total=0)
                import_list.enqueue(waiting.token)
        return redirect("admin:documents_document_import_progress", waiting.token)

    def _refused(
        self, request: HttpRequest, waiting: store.Waiting, error: ValidationError
    ) -> HttpResponse:
        """The form again, with the sentence: the whole list or ZIP cannot be read."""
        waiting.drop_files()
        for sentence in error.messages:
            messages.error(request, f"Danh sách “{waiting.state['name']}”: {sentence}")
        return redirect("admin:documents_document_import")

    def progress(self, request: HttpRequest, token: str) -> HttpResponse:
        """How far it is; the end leads to the list. Raises PermissionDenied, Http404."""
        waiting = self._waiting(request, token)
        state = waiting.state
        if state["stage"] == DONE:
            messages.success(request, state["sentence"])
            return redirect("admin:documents_document_changelist")
        if not waiting.is_offered and waiting.idle_seconds > STALLED_SECONDS:
            # Whoever worked on it is gone, and with it all that it had written.
            waiting.note(stage=FAILED, sentence="Việc nhập đã bị dừng giữa chừng; chưa ghi gì.")
            waiting.offer_again()
        if waiting.is_offered:
            return redirect("admin:documents_document_import_check", token)
        context = {"state": state, "is_late": waiting.idle_seconds > LATE_SECONDS}
        return self._page(request, "progress.html", "Đang nhập danh sách", context)

    def template(self, request: HttpRequest) -> HttpResponseBase:
        """An empty list with the right headings. Raises PermissionDenied."""
        self._need_import(request)
        return _file(exporting.workbook(iter(())), "mau-danh-sach-van-ban.xlsx")

    def as_xlsx(self, request: HttpRequest) -> HttpResponseBase:
        """The documents of the filter, as a list that can be imported again."""
        rows = exporting.rows_of(self._filtered(request))
        return _file(exporting.workbook(rows), f"van-ban-{timezone.localdate():%Y-%m-%d}.xlsx")

    def as_csv(self, request: HttpRequest) -> HttpResponseBase:
        """The same for other programs."""
        lines = exporting.csv_lines(exporting.rows_of(self._filtered(request)))
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = f"van-ban-{timezone.localdate():%Y-%m-%d}.csv"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def _filtered(self, request: HttpRequest) -> QuerySet[Document]:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows: QuerySet[Document] = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters as error:
            raise BadRequest("The filter cannot be understood") from error
        return rows

    def _need_import(self, request: HttpRequest) -> None:
        if not self.may_import(request):
            raise PermissionDenied

    def _waiting(self, request: HttpRequest, token: str) -> store.Waiting:
        self._need_import(request)
        waiting = store.find(token, request.user.pk)
        if waiting is None:
            raise Http404
        return waiting

    def _page(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        site = self.admin_site.each_context(request)
        page = {"title": title, "opts": self.opts} | context
        return TemplateResponse(request, f"admin/documents/import/{template}", site | page)


def _file(file: Any, name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
