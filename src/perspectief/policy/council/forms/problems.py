"""What a form did not understand, in the shape that the error summary takes."""

from __future__ import annotations

from django import forms

from perspectief.foundation.ui.problems import FormProblem


class Telling(forms.Form):
    """A form that tells its problems together."""

    @property
    def problems(self) -> list[FormProblem]:
        """All problems; none as long as nothing was sent."""
        if not self.is_bound:
            return []
        return [
            FormProblem(str(self[name].label), str(error), self[name].id_for_label)
            for name, errors in self.errors.items()
            if name in self.fields
            for error in errors
        ]

    @property
    def general(self) -> list[str]:
        """Problems of the whole."""
        return [str(error) for error in self.non_field_errors()] if self.is_bound else []
