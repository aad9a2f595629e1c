"""Addresses of the publishing room. No address holds a code, a word of it, or anything that somebody told."""

from django.urls import path

from perspectief.community.publishing.views import discarding, own, panel, public, telling

app_name = "publishing"
urlpatterns = [
    path("verhalen", public.stories, name="stories"),
    path("verhalen/patroon", public.pattern, name="pattern"),
    path("verhalen/vertel", telling.tell, name="tell"),
    path("verhalen/open", own.open_, name="open"),
    path("verhalen/mijn", own.mine, name="mine"),
    path("verhalen/mijn/woorden", own.words, name="words"),
    path("verhalen/mijn/wie", own.readers, name="readers"),
    path("verhalen/mijn/ouder", own.parent, name="parent"),
    path("verhalen/mijn/stop", own.stop, name="stop"),
    path("verhalen/mijn/wis", own.erase, name="erase"),
    path("verhalen/mijn/sluit", own.close, name="close"),
    path("verhalen/mijn/bestand", own.file, name="own-file"),
    path("verhalen/mijn/alles.json", own.pack, name="pack-json"),
    path("verhalen/mijn/wie-keek-er-mee", own.looks, name="looks"),
    path("verhalen/gewist", own.gone, name="gone"),
    path("verhalen/<uuid:key>", public.story, name="story"),
    path("verhalen/<uuid:key>/bestand", public.file, name="file"),
    path("beheer/verhalen", panel.stories, name="panel"),
    path("beheer/verhalen/gekozen", panel.chosen, name="chosen"),
    path("beheer/verhalen/gekozen/<uuid:key>/bestand", panel.chosen_file, name="chosen-file"),
    path("beheer/verhalen/ruimte", discarding.room, name="room"),
    path("beheer/verhalen/<uuid:key>", panel.story, name="panel-story"),
    path("beheer/verhalen/<uuid:key>/bestand", panel.file, name="panel-file"),
    path("beheer/verhalen/<uuid:key>/mening", panel.opinion, name="opinion"),
    path("beheer/verhalen/<uuid:key>/weglaten", panel.redact, name="redact"),
    path("beheer/verhalen/<uuid:key>/kies", panel.choose, name="choose"),
    path("beheer/verhalen/<uuid:key>/niet", panel.choose_not, name="choose-not"),
    path("beheer/verhalen/<uuid:key>/opnieuw", panel.again, name="again"),
    path("beheer/verhalen/<uuid:key>/weg", discarding.discard, name="discard"),
]
