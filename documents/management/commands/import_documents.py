"""Import a list of documents from Excel, with a ZIP of their files."""

import resource
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.imports.run import Importer


class Command(BaseCommand):
    """What the admin does after the confirmation; prints its speed and its peak of memory."""

    help = "Import a list of documents (.xlsx) with a ZIP of their files."

    def add_arguments(self, parser: CommandParser) -> None:
        """The list, its files, and whether to write."""
        parser.add_argument("list", type=Path)
        parser.add_argument("--zip", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only check")
        parser.add_argument("--publish", action="store_true", help="publish what has no state")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and import where nothing is wrong. Raises CommandError."""
        begun = time.perf_counter()
        with ExitStack() as stack:
            try:
                files = [
                    stack.enter_context(path.open("rb")) if path else None
                    for path in (options["list"], options["zip"])
                ]
                importer = Importer(files[0], files[1], publish=options["publish"])  # type: ignore[arg-type]
                plan = importer.plan()
                self._say(plan)
                if not options["dry_run"] and not plan.wrong:
                    self.stdout.write(str(importer.carry_out(plan)))
            except (ValidationError, OSError) as error:
                lines = error.messages if isinstance(error, ValidationError) else [str(error)]
                raise CommandError(" ".join(lines)) from error
        seconds = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows = len(plan.lines)
        self.stdout.write(
            f"{rows} dòng trong {seconds:.1f} giây, {rows / seconds:.0f} dòng mỗi giây, "
            f"bộ nhớ cao nhất {peak} MB."
        )
        if plan.wrong:
            raise CommandError(f"{len(plan.wrong)} dòng sai, chưa nhập dòng nào.")

    def _say(self, plan: Any) -> None:
        for line in plan.wrong:
            self.stdout.write(f"Dòng {line.row} ({line.number}): {' '.join(line.errors)}")
        for line in plan.with_remarks:
            self.stdout.write(f"Dòng {line.row} ({line.number}), lưu ý: {' '.join(line.remarks)}")
        for file in plan.left_out:
            self.stdout.write(f"Tệp {file.member.name}: {file.sentence}")
