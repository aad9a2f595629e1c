"""The account of somebody who works with Perspectief. A resident needs none."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Our own class from the first day, so that roles can be added without moving a table."""

    class Meta:
        verbose_name = "account"
        verbose_name_plural = "accounts"
