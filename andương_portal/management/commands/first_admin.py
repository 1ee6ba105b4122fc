"""Make the first user who may log in, on a machine where nobody can yet."""

import os
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """A superuser, once: nothing happens where a superuser exists."""

    help = "Make the first superuser with the password in DJANGO_SUPERUSER_PASSWORD."

    def add_arguments(self, parser: CommandParser) -> None:
        """The name and where the password is kept, for the sentence that tells of it."""
        parser.add_argument("username")
        parser.add_argument("password_file")

    def handle(self, *args: Any, username: str, password_file: str, **options: Any) -> None:
        """Make the user and say how to log in."""
        users = get_user_model().objects
        if not users.filter(is_superuser=True).exists():
            password = os.environ["DJANGO_SUPERUSER_PASSWORD"]
            users.create_superuser(username, password=password)
        self.stdout.write(f"Đăng nhập: {username}; mật khẩu là 20 ký tự đầu của {password_file}")
