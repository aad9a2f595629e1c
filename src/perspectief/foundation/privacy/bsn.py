"""The citizen service number (BSN): sealed in its column, found again by a keyed hash, shown by its last two digits.

    class Dossier(PersonData):
        bsn = BsnField("burgerservicenummer")
        bsn_digest = BsnDigestField()

    Dossier.objects.filter(has_number(Dossier, "bsn", Bsn.read(typed)))

Only for a room whose act names the number (facts PR-08). What opens it is `reveal()`, and nothing else.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django import forms
from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from perspectief.foundation import keys
from perspectief.foundation.privacy.masks import masked_bsn, passes_eleven_test

LONGEST_DIGEST = 90
TEST_NUMBERS = "99999"
"""Numbers of https://www.rvig.nl/test-bsn-a-nummers-omnummertabel begin so. Nobody ever gets one."""
SEPARATORS = str.maketrans("", "", " .-\u00a0")


class NotABsn(ValueError):
    """Not nine digits that pass the eleven-test. Says nothing of what was typed."""


class Bsn:
    """One number. Every way to write it shows the last two digits; it cannot be put in a cache, a session or JSON."""

    __slots__ = ("_digits",)

    def __init__(self, digits: str):
        if not (digits.isascii() and passes_eleven_test(digits)):
            raise NotABsn
        self._digits = digits

    @classmethod
    def read(cls, typed: str) -> Bsn:
        """As somebody types it: dots and spaces are fine, and so is a number without its first 0. Raises NotABsn."""
        digits = typed.strip().translate(SEPARATORS)
        return cls(digits.zfill(9) if len(digits) == 8 else digits)

    def reveal(self) -> str:
        """All nine digits: for a message that the law asks for, never for a page, a log or an address."""
        return self._digits

    @property
    def is_test_number(self) -> bool:
        """Never given to anybody."""
        return self._digits.startswith(TEST_NUMBERS)

    def __str__(self) -> str:
        return masked_bsn(self._digits)

    def __repr__(self) -> str:
        return f"Bsn({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bsn) and self._digits == other._digits

    def __hash__(self) -> int:
        return hash(self._digits)

    def __reduce__(self) -> NoReturn:
        raise TypeError("A citizen service number goes into no cache, session or queue.")

    def __deepcopy__(self, _memo: object) -> Bsn:
        return self


class BsnField(models.BinaryField):
    """A column with a sealed number; beside it stands `<name>_digest` to find it by.

    Sealed with the newest data key and bound to this model and this field: moved elsewhere it does not open.
    """

    description = "citizen service number, sealed"

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """The column of digests must stand beside it."""
        beside = digest_name(self.name)
        found = [one for one in self.model._meta.local_fields if one.name == beside]
        missing = checks.Error(f"{self}: write {beside} = BsnDigestField() below it.", obj=self, id="privacy.E010")
        return [*super().check(**kwargs), *([] if found else [missing])]

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Bsn | None:
        """Raises keys.NotOurs when the key is gone, or when the bytes come from elsewhere."""
        return None if value is None else Bsn(keys.unseal(self.label, bytes(value)).decode())

    def to_python(self, value: Any) -> Bsn | None:
        """A number from what a form or a test gives."""
        if value is None or isinstance(value, Bsn):
            return value
        try:
            return Bsn.read(value)
        except NotABsn as wrong:
            raise ValidationError(BsnFormField.default_error_messages["not_a_bsn"]) from wrong

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Sealed, each time with other bytes."""
        sealed = keys.seal(self.label, value.reveal().encode()) if isinstance(value, Bsn) else value
        return super().get_db_prep_value(sealed, connection, prepared)

    def pre_save(self, model_instance: models.Model, add: bool) -> Bsn | None:
        """The digest goes along with the number, and only test numbers go into a practice version."""
        number = self.to_python(getattr(model_instance, self.attname))
        if number is not None and settings.DEMO_MODE and not number.is_test_number:
            raise ValidationError(_("In een oefenversie kan alleen een nummer dat voor oefenen is bedoeld."))
        setattr(model_instance, self.attname, number)
        setattr(model_instance, digest_name(self.attname), self.digest_of(number))
        return number

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is one: the sealed bytes of one number are never the same twice."""
        if lookup_name != "isnull":
            raise TypeError(f"Look a number up with has_number, not with {lookup_name}.")
        return super().get_lookup(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        """Masked, in every export that Django makes itself."""
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A field that reads it and never shows it again."""
        return BsnFormField(required=not self.blank, label=self.verbose_name)

    @property
    def label(self) -> str:
        """The use of the data key: this model and this field."""
        return f"{self.model._meta.label_lower}.{self.attname}"

    def digest_of(self, number: Bsn | None) -> str:
        """What it is found by: the same for the same number in this column, another in every other room."""
        return "" if number is None else keys.digest(self.lookup_label, number.reveal())

    @property
    def lookup_label(self) -> str:
        """The use of the data key for finding."""
        return f"{self.label} to look up"


class BsnDigestField(models.CharField):
    """What a number is found by."""

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs |= {"max_length": LONGEST_DIGEST, "db_index": True, "editable": False, "default": "", "blank": True}
        super().__init__(*args, **kwargs)


class BsnFormField(forms.Field):
    """Reads a number. On a page that comes back it stays empty, so that it stands in no HTML."""

    component = "field"
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 20})
    default_error_messages = {
        "not_a_bsn": _("Dit burgerservicenummer klopt niet. Kijk op uw paspoort of ID-kaart: het zijn 9 cijfers.")
    }

    def to_python(self, value: Any) -> Bsn | None:
        """The number; raises kindly, without what was typed."""
        if not (value or "").strip():
            return None
        try:
            return Bsn.read(value)
        except NotABsn as wrong:
            raise ValidationError(self.error_messages["not_a_bsn"], code="not_a_bsn") from wrong

    def prepare_value(self, value: Any) -> str:
        """Nothing to show."""
        return ""


def has_number(model: type[models.Model], name: str, number: Bsn) -> Q:
    """Rows of this model with this number in the field of that name, also those written under an older key."""
    field = model._meta.get_field(name)
    return Q(**{f"{digest_name(name)}__in": tuple(keys.digests(field.lookup_label, number.reveal()))})


def digest_name(name: str) -> str:
    """Name of the column beside it."""
    return f"{name}_digest"
