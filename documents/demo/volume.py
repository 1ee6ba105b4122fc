"""Documents in bulk, to see how the registry does with many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from core.publishing import changes
from core.publishing.addresses import SLUG_LENGTH
from core.publishing.states import State
from core.vietnamese.slugs import slugify
from documents.models import (
    Document,
    DocumentType,
    FieldOfWork,
    Issuer,
    IssuerLevel,
    Relation,
    StatusEvent,
    Term,
)
from documents.services import refresh_status
from documents.status import EventKind

from .bodies import NEW_LEVELS
from .loading import load
from .volume_words import ACTS, ENDS, PLACES, SUBJECTS

Progress = Callable[[int, int], None]
BATCH = 500
FIRST, LAST = date(2005, 1, 3), date(2026, 10, 30)

#: Type, weight and the form of the number.
_Kind = tuple[str, int, str]
_STATE: tuple[_Kind, ...] = (
    ("state:quyết định", 40, "{n:02d}/QĐ-{code}"),
    ("letter:công văn", 20, "{n:02d}/{code}-VP"),
    ("state:thông báo", 10, "{n:02d}/TB-{code}"),
    ("state:kế hoạch", 10, "{n:02d}/KH-{code}"),
    ("state:báo cáo", 10, "{n:02d}/BC-{code}"),
    ("state:tờ trình", 4, "{n:02d}/TTr-{code}"),
    ("state:chỉ thị", 2, "{n:02d}/CT-{code}"),
    ("legal:quyết định", 4, "{n:02d}/{year}/QĐ-{code}"),
)
_COUNCIL: tuple[_Kind, ...] = (
    ("state:nghị quyết", 60, "{n:02d}/NQ-{code}"),
    ("legal:nghị quyết", 25, "{n:02d}/{year}/NQ-{code}"),
    ("state:tờ trình", 15, "{n:02d}/TTr-{code}"),
)
_DEPARTMENT: tuple[_Kind, ...] = (
    ("letter:công văn", 65, "{n:02d}/{code}-VP"),
    ("state:quyết định", 12, "{n:02d}/QĐ-{code}"),
    ("state:hướng dẫn", 8, "{n:02d}/HD-{code}"),
    ("state:báo cáo", 15, "{n:02d}/BC-{code}"),
)
_PARTY: tuple[_Kind, ...] = (
    ("party:quyết định", 25, "{n:02d}-QĐ/{code}"),
    ("party:công văn", 25, "{n:02d}-CV/{code}"),
    ("party:thông báo", 12, "{n:02d}-TB/{code}"),
    ("party:kế hoạch", 10, "{n:02d}-KH/{code}"),
    ("party:báo cáo", 10, "{n:02d}-BC/{code}"),
    ("party:kết luận", 8, "{n:02d}-KL/{code}"),
    ("party:nghị quyết", 4, "{n:02d}-NQ/{code}"),
    ("party:quy định", 3, "{n:02d}-QĐ/{code}"),
    ("party:chương trình", 2, "{n:02d}-CTr/{code}"),
    ("party:chỉ thị", 1, "{n:02d}-CT/{code}"),
)
_DEPARTMENTS = (
    *(("STC", "Sở Tài chính"), ("SXD", "Sở Xây dựng"), ("STP", "Sở Tư pháp")),
    *(("SYT", "Sở Y tế"), ("SGDĐT", "Sở Giáo dục và Đào tạo")),
)


@dataclass
class _Body:
    """A body with what it issues, and how much of all papers are its own."""

    issuer: Issuer
    kinds: tuple[_Kind, ...]
    share: int
    terms: list[Term]

    def term_on(self, day: date) -> Term | None:
        return next((t for t in self.terms if t.starts_on <= day <= (t.ends_on or day)), None)


def fill_up(total: int, progress: Progress) -> int:
    """Make documents until there are `total`; returns how many it made, those of the demo too."""
    if total <= Document.objects.count():
        return 0
    made = load()
    missing = max(0, total - Document.objects.count())
    maker = _Maker(total)
    papers = maker.papers(missing)
    for start in range(0, missing, BATCH):
        with transaction.atomic():
            maker.store([next(papers) for _ in range(min(BATCH, missing - start))])
        progress(min(missing, start + BATCH), missing)
    return made + missing


class _Maker:
    """Makes papers in the order of their days, as registries number them."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - content of a demo
        self.bodies = _bodies()
        rows = DocumentType.objects.all()
        self.types = {f"{kind.family}:{kind.name}": kind for kind in rows}
        self.fields = dict(FieldOfWork.objects.values_list("name", "pk"))
        self.last = Document.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.high = _highest()
        #: Papers that later ones may refer to, a few of each kind.
        self.earlier: dict[tuple[int, int], list[Document]] = defaultdict(list)

    def papers(self, count: int) -> Iterator[tuple[Document, str]]:
        """Documents that are not stored yet, each with the name of its field of work."""
        # Registries grow: half of all papers are of the last third of the time.
        span = (LAST - FIRST).days
        days = sorted(
            FIRST + timedelta(days=int(span * self.chance.random() ** 0.6)) for _ in range(count)
        )
        for day in days:
            yield self._paper(day)

    def _paper(self, day: date) -> tuple[Document, str]:
        chance = self.chance
        bodies = [body for body in self.bodies if body.issuer.existed_on(day)]
        body = chance.choices(bodies, [body.share for body in bodies])[0]
        name, _, form = chance.choices(body.kinds, [kind[1] for kind in body.kinds])[0]
        kind, term = self.types[name], body.term_on(day)
        scope = f"term-{term.pk}" if term and kind.scope == "term" else str(day.year)
        self.high[body.issuer.pk, kind.pk, scope] += 1
        counter = self.high[body.issuer.pk, kind.pk, scope]
        subject, field = chance.choice(SUBJECTS)
        act = chance.choice(ACTS[kind.name])
        document = Document(
            number=form.format(n=counter, year=day.year, code=body.issuer.code),
            type=kind,
            issuer=body.issuer,
            term=term if kind.scope == "term" else None,
            issued_on=day,
            summary=f"{act} {subject} {chance.choice(ENDS)} {day.year}.",
            state=State.PUBLISHED,
        )
        self._vary(document)
        self._date(document)
        return document, field

    def _vary(self, document: Document) -> None:
        """Some papers end by themselves, some take effect later, some are no one's business."""
        chance, day = self.chance, document.issued_on
        if document.type.is_normative and chance.random() < 0.95:
            document.effective_on = day + timedelta(days=chance.randint(10, 40))
        if document.type.name == "kế hoạch" and chance.random() < 0.7:
            document.expires_on = date(day.year + 1, 1, 1)
            document.expiry_reason = f"Kế hoạch của năm {day.year}."
        if chance.random() < 0.01:
            document.state = State.DRAFT
            document.confidentiality = chance.choice(("normal", "internal", "secret"))

    def _date(self, document: Document) -> None:
        if document.state == State.PUBLISHED:
            moment = timezone.make_aware(datetime.combine(document.issued_on, time(8)))
            document.published_at = document.first_published_at = moment
        self.last += 1
        words = slugify(document.address_words, SLUG_LENGTH - 12)
        document.slug = f"{words}-{self.last}"
        document.set_derived()

    def store(self, papers: list[tuple[Document, str]]) -> None:
        """Store a batch with fields, relations, events and statuses."""
        documents = Document.objects.bulk_create([document for document, _ in papers])
        through = Document.fields.through
        through.objects.bulk_create(
            through(document_id=document.pk, fieldofwork_id=self.fields[field])
            for document, (_, field) in zip(documents, papers, strict=True)
        )
        relations = [r for d in documents if (r := self._relation(d)) is not None]
        Relation.objects.bulk_create(relations)
        StatusEvent.objects.bulk_create(e for d in documents if (e := self._event(d)) is not None)
        changes.tell(documents)
        refresh_status([*(d.pk for d in documents), *(r.target_id for r in relations)])

    def _relation(self, document: Document) -> Relation | None:
        """Every tenth paper moves an earlier one of its kind, or rests on it."""
        earlier = self.earlier[document.issuer_id, document.type_id]
        relation = None
        if earlier and self.chance.random() < 0.1:
            kinds = ("based_on", "replaces", "amends", "repeals", "refers_to", "stops")
            kind = self.chance.choices(kinds, (8, 5, 3, 1, 2, 0.2))[0]
            ends = kind in {"replaces", "repeals"}
            target = earlier.pop(self.chance.randrange(len(earlier))) if ends else earlier[-1]
            relation = Relation(source=document, kind=kind, target=target)
            relation.set_words()
        if document.state == State.PUBLISHED:
            earlier.append(document)
            del earlier[:-50]
        return relation

    def _event(self, document: Document) -> StatusEvent | None:
        if self.chance.random() >= 0.004:
            return None
        kind = self.chance.choice((EventKind.UNSUITABLE, EventKind.SUSPENDED))
        day = document.issued_on + timedelta(days=self.chance.randint(90, 1500))
        return StatusEvent(document=document, kind=kind, on=day, note="Theo kết quả rà soát.")


def _highest() -> dict[tuple[int, int, str], int]:
    """The highest counter in each series."""
    high: dict[tuple[int, int, str], int] = defaultdict(int)
    rows = Document.objects.exclude(counter=None)
    for issuer, kind, scope, counter in rows.values_list(
        "issuer_id", "type_id", "scope_key", "counter"
    ).iterator():
        high[issuer, kind, scope] = max(high[issuer, kind, scope], counter or 0)
    return high


def _bodies() -> list[_Body]:
    """The city's bodies of all years, and the wards since there are any."""
    city: dict[str, object] = {"level": IssuerLevel.PROVINCE}
    made = [
        _body("Ủy ban nhân dân thành phố Biển Bạc", "UBND", _STATE, 400, city),
        _body("Hội đồng nhân dân thành phố Biển Bạc", "HĐND", _COUNCIL, 40, city),
        _body("Thành ủy Biển Bạc", "TU", _PARTY, 150, city),
        _body("Sở Nội vụ thành phố Biển Bạc", "SNV", _DEPARTMENT, 60, city),
        *(_body(f"{n} thành phố Biển Bạc", c, _DEPARTMENT, 60, city) for c, n in _DEPARTMENTS),
    ]
    new: dict[str, object] = {"valid_from": NEW_LEVELS, "level": IssuerLevel.COMMUNE}
    for place in PLACES:
        made.append(_body(f"Ủy ban nhân dân phường {place}", "UBND", _STATE[:6], 30, new))
        made.append(_body(f"Hội đồng nhân dân phường {place}", "HĐND", _COUNCIL[:1], 4, new))
    return made


def _body(
    name: str, code: str, kinds: tuple[_Kind, ...], share: int, values: dict[str, object]
) -> _Body:
    issuer, _ = Issuer.objects.get_or_create(
        name=name, defaults={"code": code, "order": 200} | values
    )
    if code == "TU":
        for first in (2005, 2010, 2015):
            Term.objects.get_or_create(
                issuer=issuer,
                starts_on=date(first, 10, 15) if first > 2005 else date(2005, 1, 1),
                defaults={
                    "name": f"nhiệm kỳ {first} - {first + 5}",
                    "ends_on": date(first + 5, 10, 14),
                },
            )
    return _Body(issuer, kinds, share, list(issuer.terms.order_by("starts_on")))
