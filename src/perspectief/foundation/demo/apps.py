"""Invented people, to practise with."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Invented people, to practise with."""

    name = "perspectief.foundation.demo"
    verbose_name = "demo"

    def ready(self) -> None:
        """An invented person never logs in where nobody practises; their texts are translated and kept plain too."""
        from django.contrib.auth.signals import user_logged_in

        from perspectief.foundation.demo import personas, services
        from perspectief.foundation.language import data_texts

        data_texts.register("foundation/demo/data", personas.texts)
        user_logged_in.connect(services.refuse_outside_practice, dispatch_uid="demo")
