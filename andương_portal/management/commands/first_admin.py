"""Make the first user who may log in, on a machine where nobody can yet."""

import os
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """A superuser, once: nothing happens where a superuser exists."""

    help = "Make the first superuser with the password in FIRST_PASSWORD."

    def add_arguments(self, parser: CommandParser) -> None:
        """The name to log in with."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Make the user and say how to log in.

        Raises CommandError when no password is given.
        """
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = os.environ.get("FIRST_PASSWORD", "")
        if not password:
            raise CommandError("FIRST_PASSWORD is empty")
        users.create_superuser(username, password=password)
        self.stdout.write(f"Đăng nhập lần đầu: tài khoản {username}, mật khẩu {password}")
