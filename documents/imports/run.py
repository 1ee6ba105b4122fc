"""An import from beginning to end: looked at without a write, then carried out as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import IO, Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.publishing import changes
from core.publishing.addresses import SLUG_LENGTH, FormerSlug
from core.vietnamese.folding import fold
from core.vietnamese.slugs import slugify, unique_slug
from documents.files.checks import Checked
from documents.files.services import attach
from documents.files.storage import storage
from documents.models import Document, DocumentFile, Signer
from documents.services import documents_changed

from .bundle import Bundle
from .lookups import Lookups
from .matching import Match, match
from .resource import CHANGED, NEW, SAME, SETTABLE, WRONG, DocumentResource, Line
from .sheet import Sheet, read_sheet

BATCH = 500
#: What is being done, how many of it are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass
class Plan:
    """What an import would do."""

    sheet: Sheet
    lines: list[Line]
    files: list[Match] = field(default_factory=list)
    checked: dict[int, Checked] = field(default_factory=dict)

    @property
    def new_signers(self) -> list[Signer]:
        """People who sign and are not in the registry yet, each once."""
        signers = (line.document.signer for line in self.stored if line.document)
        new = {id(signer): signer for signer in signers if signer and signer._state.adding}
        return [signer for signer in new.values() if signer]

    @property
    def stored(self) -> list[Line]:
        """The rows of which something is written."""
        return [line for line in self.lines if line.outcome in {NEW, CHANGED}]

    @property
    def counts(self) -> Counter[str]:
        """How many rows end how."""
        return Counter(line.outcome for line in self.lines)

    @property
    def wrong(self) -> list[Line]:
        """The rows with errors; nothing is imported as long as there are any."""
        return [line for line in self.lines if line.outcome == WRONG]

    @property
    def with_remarks(self) -> list[Line]:
        """Good rows in which something looks wrong."""
        return [line for line in self.lines if line.remarks and line.outcome != WRONG]

    @property
    def new_files(self) -> list[Match]:
        """Files that would be stored."""
        return [file for file in self.files if id(file) in self.checked]

    @property
    def left_out(self) -> list[Match]:
        """Files that would not be, each with a sentence."""
        return [file for file in self.files if file.sentence]

    @property
    def changes_nothing(self) -> bool:
        """Whether the registry would stay as it is."""
        return not self.new_files and set(self.counts) <= {SAME}


@dataclass(frozen=True)
class Outcome:
    """What an import did."""

    new: int
    changed: int
    same: int
    files: int

    def __str__(self) -> str:
        return (
            f"Đã thêm {self.new} văn bản, cập nhật {self.changed}, không thay đổi {self.same}; "
            f"thêm {self.files} tệp."
        )


class Importer:
    """One list, with its files if there are any."""

    def __init__(
        self,
        list_file: IO[bytes],
        zip_file: IO[bytes] | None = None,
        *,
        publish: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self._list, self._zip = list_file, zip_file
        self._publish = publish
        self._progress = progress or (lambda what, done, total: None)

    def plan(self) -> Plan:
        """Look at everything. Raises ValidationError when list or ZIP cannot be read at all."""
        sheet = read_sheet(self._list)
        resource = DocumentResource(Lookups(), publish=self._publish)
        total = len(sheet.rows)
        lines = resource.check(
            sheet, lambda done, _: self._progress("Kiểm tra từng dòng", done, total)
        )
        plan = Plan(sheet, lines)
        if self._zip is not None:
            with Bundle(self._zip) as bundle:
                self._look_at_files(plan, bundle)
        _note_missing_files(plan)
        return plan

    def _look_at_files(self, plan: Plan, bundle: Bundle) -> None:
        plan.files = match(bundle.members, plan.lines)
        held: set[tuple[int, str]] = set()
        for done, file in enumerate(plan.files, 1):
            if file.line is None:
                continue
            try:
                checked = bundle.check(file.member)
            except ValidationError as error:
                file.sentence = " ".join(error.messages)
                continue
            document = file.line.document
            key = (id(document), checked.sha256)
            if document is None or key in held or checked.sha256 in _sums(document):
                continue
            held.add(key)
            plan.checked[id(file)] = checked
            self._progress("Kiểm tra tệp", done, len(plan.files))

    def carry_out(self, plan: Plan, user: Any = None) -> Outcome:
        """Store what was planned, all of it or nothing.

        Raises ValidationError when the plan has errors, or the registry changed meanwhile.
        """
        if plan.wrong:
            raise ValidationError("Danh sách còn dòng sai; hãy sửa rồi nhập lại.")
        stored: list[str] = []
        try:
            with transaction.atomic():
                self._store(plan, user)
                files = self._store_files(plan, stored)
        except IntegrityError as error:
            _take_back(stored)
            sentence = "Sổ văn bản vừa được người khác sửa; hãy kiểm tra lại danh sách."
            raise ValidationError(sentence) from error
        except BaseException:
            _take_back(stored)
            raise
        counts = plan.counts
        return Outcome(counts[NEW], counts[CHANGED], counts[SAME], files)

    def _store(self, plan: Plan, user: Any) -> None:
        new = [line.document for line in plan.lines if line.outcome == NEW and line.document]
        old = [line.document for line in plan.lines if line.outcome == CHANGED and line.document]
        for signer in plan.new_signers:
            signer.save()
        for document in (*new, *old):
            # Whoever was stored just now has a key only since then.
            document.signer = document.signer
        _address(new)
        for start in range(0, len(new), BATCH):
            Document.objects.bulk_create(new[start : start + BATCH])
            self._progress("Ghi văn bản", start, len(new))
        _update(old)
        _relate([*new, *old])
        self._progress("Cập nhật hiệu lực và dẫn chiếu", 0, 0)
        documents_changed([*new, *old])
        changes.tell([*new, *old])
        if user is not None:
            _log(user, new, ADDITION)
            _log(user, old, CHANGE)

    def _store_files(self, plan: Plan, stored: list[str]) -> int:
        if self._zip is None or not plan.checked:
            return 0
        with Bundle(self._zip) as bundle:
            for done, file in enumerate(plan.new_files, 1):
                if file.line is None or file.line.document is None:
                    continue
                with bundle.open(file.member) as stream:
                    made = attach(
                        file.line.document,
                        stream,
                        file.member.name,
                        kind=file.kind,
                        checked=plan.checked[id(file)],
                    )
                stored.append(str(made.file.name))
                self._progress("Lưu tệp", done, len(plan.checked))
        return len(stored)


def _sums(document: Document) -> set[str]:
    return {file.sha256 for file in document.files.all()} if document.pk else set()


def _note_missing_files(plan: Plan) -> None:
    """Files that a row names and nobody has."""
    given: dict[int, set[str]] = defaultdict(set)
    for file in plan.files:
        if file.line is not None and not file.sentence:
            given[file.line.row] |= {fold(file.member.name), fold(file.member.stem)}
    for line in plan.lines:
        if line.document is None or line.outcome == WRONG:
            continue
        held = (
            {fold(file.name) for file in line.document.files.all()} if line.document.pk else set()
        )
        for name in line.named_files:
            if fold(name) not in given[line.row] | held:
                line.remarks.append(f"Cột “Tệp”: không có tệp “{name[:80]}” trong ZIP.")


def _take_back(names: Iterable[str]) -> None:
    """Remove the files whose rows were rolled back; what somebody else stored meanwhile stays."""
    held = DocumentFile.objects.filter(file__in=names).values_list("file", flat=True)
    for name in set(names) - set(held):
        storage.delete(name)


def _address(documents: list[Document]) -> None:
    """Give each a slug of its own, without a query for each."""
    taken = set(Document.objects.values_list("slug", flat=True)) if documents else set()
    if documents:
        former = FormerSlug.objects.filter(kind=Document.slug_kind())
        taken |= set(former.values_list("slug", flat=True))
    for document in documents:
        wanted = slugify(document.address_words, max_length=SLUG_LENGTH)
        document.slug = unique_slug(wanted, taken.__contains__, max_length=SLUG_LENGTH)
        taken.add(document.slug)


def _update(documents: list[Document]) -> None:
    now = timezone.now()
    columns = [*SETTABLE, "summary_folded", "search_folded", "changed_at"]
    columns += ["published_at", "first_published_at"]
    for document in documents:
        document.changed_at = now
        document.summary_folded = fold(document.summary)
        document.search_folded = fold(document.search_words)
    Document.objects.bulk_update(documents, columns, batch_size=100)


def _relate(documents: list[Document]) -> None:
    """The bodies and fields that the list sets, each table in a few statements."""
    for name in ("co_issuers", "fields"):
        field = Document._meta.get_field(name)
        through: Any = getattr(Document, name).through
        target = field.m2m_reverse_field_name()  # type: ignore[union-attr]
        wanted = [(d, d.many[name]) for d in documents if name in d.many]  # type: ignore[attr-defined]
        through.objects.filter(document__in=[document for document, _ in wanted]).delete()
        rows = [
            through(**{"document_id": document.pk, f"{target}_id": row.pk})
            for document, values in wanted
            for row in values
        ]
        through.objects.bulk_create(rows, batch_size=BATCH)


def _log(user: Any, documents: list[Document], action: int) -> None:
    """The history of each document says where it comes from."""
    for start in range(0, len(documents), BATCH):
        batch = documents[start : start + BATCH]
        LogEntry.objects.log_actions(
            user.pk, batch, action, change_message="Nhập từ danh sách Excel."
        )
