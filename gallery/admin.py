"""The photo library in the admin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from core.images.checks import ACCEPT
from core.images.queue import ask, failed
from core.images.renditions import missing
from core.publishing.admin import LABELLED_MOMENTS
from core.vietnamese.folding import fold

from .grid import grid_of, page_of, save_grid, sent_photos
from .models import Album, Photo, next_order
from .uploading import Result, order_from, take
from .views import album_context, photo_context

#: Letters of a search that are read.
LONGEST_SEARCH = 250
#: Names of refused files that a message spells out.
TOLD = 20
TOO_MANY = (
    "Mỗi lần gửi được tối đa 100 tệp; hãy chia làm nhiều lần. "
    "Khi bật JavaScript, trang tự gửi từng ảnh một nên không bị giới hạn này."
)


@admin.register(Album)
class AlbumAdmin(admin.ModelAdmin):
    """Album ảnh: a form for the album, a page for its photos."""

    formfield_overrides = LABELLED_MOMENTS
    list_display = ["title", "state", "published_at", "number_of_photos"]
    list_filter = ["state", "published_at"]
    search_fields = ["title_folded"]
    search_help_text = "Tìm theo tên album, có dấu hay không dấu đều được."
    ordering = ["-changed_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/gallery/album/change_form.html"
    fieldsets = [
        (None, {"fields": ["title", "taken_on", "description"]}),
        ("Xuất bản", {"fields": ["state", "published_at"]}),
        ("Địa chỉ", {"fields": ["slug"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Album]:
        """With the number of photos, and how many of them lack a description."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                all_photos=Count("photos"),
                bare_photos=Count("photos", filter=Q(photos__is_described=False)),
            )
        )

    @admin.display(description="số ảnh", ordering="all_photos")
    def number_of_photos(self, album: Any) -> str:
        """The number of photos, and of those that readers do not see yet."""
        bare = f" ({album.bare_photos} chưa có mô tả)" if album.bare_photos else ""
        return f"{album.all_photos}{bare}"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Album], search_term: str
    ) -> tuple[QuerySet[Album], bool]:
        """Titles are searched in folded form, so the words are folded too."""
        return super().get_search_results(request, queryset, fold(search_term)[:LONGEST_SEARCH])

    def view_on_site(self, obj: Album) -> str:
        """The public page, or the preview while there is none."""
        # A form that came back with an error may have emptied the address.
        if obj.slug and Album.objects.published().filter(pk=obj.pk).exists():
            return obj.get_absolute_url()
        return reverse("admin:gallery_album_preview", args=[obj.pk])

    def response_add(
        self, request: HttpRequest, obj: Album, post_url_continue: str | None = None
    ) -> HttpResponse:
        """A new album needs photos next."""
        if {"_addanother", "_continue", "_popup"} & set(request.POST):
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, "Đã tạo album; bây giờ hãy tải ảnh lên.", messages.SUCCESS)
        return HttpResponseRedirect(photos_address(obj))

    def get_urls(self) -> list[URLPattern]:
        """The pages of the photos beside Django's own addresses."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/anh/", view(self.photos), name="gallery_album_photos"),
            path("<int:pk>/anh/tao-lai/", view(self.make_again), name="gallery_album_make_again"),
            path("<int:pk>/tai-len/", self.upload, name="gallery_album_upload"),
            path("<int:pk>/xem-truoc/", view(self.preview), name="gallery_album_preview"),
            path(
                "<int:pk>/xem-truoc/<int:photo>/",
                view(self.preview_photo),
                name="gallery_album_preview_photo",
            ),
            *super().get_urls(),
        ]

    def _album(self, request: HttpRequest, pk: int, allowed: Callable[..., bool]) -> Album:
        """The album, for those who may. Raises Http404."""
        album = self.get_object(request, str(pk))
        if album is None or not allowed(request, album):
            raise Http404
        return album

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as readers would see it. Raises Http404."""
        album = self._album(request, pk, self.has_view_permission)
        return render(
            request, "gallery/album.html", album_context(request, album) | {"preview": True}
        )

    def preview_photo(self, request: HttpRequest, pk: int, photo: int) -> HttpResponse:
        """The page of a photo, as readers would see it. Raises Http404."""
        album = self._album(request, pk, self.has_view_permission)
        found = album.photos.shown().select_related("album").filter(pk=photo).first()
        if found is None:
            raise Http404
        context = photo_context(found) | {"preview": True}
        return render(request, "gallery/photo.html", context)

    def photos(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The grid of an album's photos, and the place to drop new ones. Raises Http404."""
        album = self._album(request, pk, self.has_change_permission)
        may_change = request.user.has_perm("gallery.change_photo")
        may_delete = request.user.has_perm("gallery.delete_photo")
        page = page_of(request, album)
        grid = grid_of(page.object_list, may_delete=may_delete)
        if request.method == "POST" and may_change:
            rows = sent_photos(album, request.POST)
            grid = grid_of(rows, request.POST, may_delete=may_delete)
            if grid.is_valid():
                self._saved(request, album, save_grid(album, grid, request.POST.get("cover")))
                return HttpResponseRedirect(request.get_full_path())
        context = self.admin_site.each_context(request) | {
            "title": f"Ảnh của album “{album.title}”",
            "album": album,
            "page": page,
            "numbers": page.paginator.get_elided_page_range(page.number),
            "grid": grid,
            "rows": list(zip(grid.forms, picture_states(grid.forms), strict=True)),
            "bare": album.photos.filter(is_described=False).count(),
            "opts": self.opts,
            "accept": ACCEPT,
            "next_order": next_order(album),
            "may_change": may_change,
            "may_upload": request.user.has_perm("gallery.add_photo"),
        }
        status = 400 if grid.is_bound else 200
        return render(request, "admin/gallery/album/photos.html", context, status=status)

    def _saved(self, request: HttpRequest, album: Album, changed: int) -> None:
        self.log_change(request, album, [{"changed": {"fields": ["ảnh"]}}])
        words = f"Đã lưu {changed} thay đổi." if changed else "Không có gì thay đổi."
        self.message_user(request, words, messages.SUCCESS)
        bare = album.photos.filter(is_described=False).count()
        if bare and album.is_public():
            self.message_user(
                request, f"Còn {bare} ảnh chưa có mô tả nên độc giả chưa thấy.", messages.WARNING
            )

    @method_decorator(require_POST)
    def make_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for what is missing of the pictures of one page. Raises Http404."""
        album = self._album(request, pk, self.has_change_permission)
        names = [str(photo.image) for photo in page_of(request, album)]
        lacking = [name for name in names if missing(name)]
        for name in lacking:
            ask(name)
        self.message_user(
            request, f"Đã yêu cầu tạo lại các cỡ của {len(lacking)} ảnh.", messages.SUCCESS
        )
        return HttpResponseRedirect(f"{photos_address(album)}?{request.GET.urlencode()}")

    @method_decorator(csrf_exempt)
    def upload(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take photos: one by one from the page's script, or many from its plain form.

        Rights come first, so that only an officer's body is read; the token is looked at
        after the body, since a body of too many files has to be answered in words. The
        script is answered in JSON, the form by a page.

        Raises PermissionDenied for the form of someone who may not.
        """
        wants_json = "application/json" in request.headers.get("Accept", "")
        back = reverse("admin:gallery_album_photos", args=[pk])
        if not request.user.is_authenticated:
            if not wants_json:
                return redirect_to_login(back, reverse("admin:login"))
            return _refusal("Phiên đăng nhập đã hết; hãy đăng nhập lại rồi tải ảnh.", 403)
        album = self.get_object(request, str(pk)) if request.method == "POST" else None
        may = request.user.has_perm("gallery.add_photo")
        if not may or (album and not self.has_change_permission(request, album)):
            if not wants_json:
                raise PermissionDenied
            return _refusal("Tài khoản này không có quyền tải ảnh lên.", 403)
        if request.method != "POST":
            return _refusal("Địa chỉ này chỉ nhận ảnh gửi lên.", 405)
        if album is None:
            return _refusal("Không còn album này.", 404)
        try:
            request.POST.get("csrfmiddlewaretoken")
        except SuspiciousOperation:
            if wants_json:
                return _refusal(TOO_MANY, 413)
            self.message_user(request, TOO_MANY, messages.ERROR)
            return HttpResponseRedirect(back)
        return csrf_protect(lambda request: self._taken(request, album, wants_json))(request)

    def _taken(self, request: HttpRequest, album: Album, wants_json: bool) -> HttpResponse:
        files = [file for _, files in request.FILES.lists() for file in files]
        first = order_from(request.POST.get("thu-tu"))
        orders = [first + number if first else None for number in range(len(files))]
        results = [take(album, file, order) for file, order in zip(files, orders, strict=True)]
        if wants_json:
            if not results:
                return _refusal("Máy chủ không nhận được ảnh nào; hãy chọn ảnh rồi tải lại.", 400)
            return JsonResponse({"results": [_as_json(result) for result in results]})
        self._tell(request, results)
        return HttpResponseRedirect(photos_address(album))

    def _tell(self, request: HttpRequest, results: list[Result]) -> None:
        added = sum(result.state == "added" for result in results)
        if added or not results:
            words = f"Đã thêm {added} ảnh." if added else "Chưa chọn ảnh nào."
            self.message_user(request, words, messages.SUCCESS if added else messages.WARNING)
        others = [result for result in results if result.state != "added"]
        for result in others[:TOLD]:
            level = messages.WARNING if result.is_good else messages.ERROR
            self.message_user(request, f"{result.name}: {result.message}", level)
        if others[TOLD:]:
            self.message_user(
                request, f"… và {len(others) - TOLD} tệp khác không được thêm.", messages.ERROR
            )


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """Ảnh: one photo, to replace its picture; the grid of the album is for all the rest."""

    fields = ["image", "alt", "is_decorative", "caption", "credit", "order"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Photos are reached through their album."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Photos come in through the page of their album."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is no list of all photos: the albums are the list."""
        return HttpResponseRedirect(reverse("admin:gallery_album_changelist"))

    def response_post_save_change(self, request: HttpRequest, obj: Photo) -> HttpResponseRedirect:
        """Back to the other photos."""
        return HttpResponseRedirect(photos_address(obj.album))

    def view_on_site(self, obj: Photo) -> str:
        """The public page, or the preview of the album while there is none."""
        if Photo.objects.published().filter(pk=obj.pk).exists():
            return obj.get_absolute_url()
        return reverse("admin:gallery_album_preview", args=[obj.album_id])


def photos_address(album: Album) -> str:
    """The page of an album's photos in the admin."""
    return reverse("admin:gallery_album_photos", args=[album.pk])


def picture_states(forms: list[Any]) -> list[str]:
    """How far the files of each row are: done, waiting or failed."""
    names = [str(form.instance.image) for form in forms]
    lacking = {name for name in names if missing(name)}
    in_vain = failed(sorted(lacking)) if lacking else set()
    return [
        "failed" if name in in_vain else "waiting" if name in lacking else "done" for name in names
    ]


def _refusal(message: str, status: int) -> JsonResponse:
    return JsonResponse({"error": message}, status=status)


def _as_json(result: Result) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": result.name,
        "state": result.state,
        "message": result.message,
    }
    if result.photo is not None:
        data |= {"id": result.photo.pk, "url": result.photo.image.url}
    return data
