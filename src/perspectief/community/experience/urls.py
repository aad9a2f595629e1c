"""Addresses of the experience room. None holds anything that somebody told; the link of a meeting works for hours."""

from django.urls import path

from perspectief.community.experience.views import advice, asking, desk, own, public, youth

app_name = "experience"
urlpatterns = [
    path("ervaring", public.start, name="start"),
    path("ervaring/waar", public.where, name="where"),
    path("ervaring/beloning", public.reward, name="reward"),
    path("ervaring/adviezen", advice.overview, name="advices"),
    path("ervaring/adviezen.csv", advice.as_file, name="advices-csv"),
    path("ervaring/adviezen/vragen", advice.ask, name="ask-advice"),
    path("ervaring/adviezen/geven", advice.unasked, name="unasked"),
    path("ervaring/adviezen/<slug:key>", advice.look, name="advice"),
    path("ervaring/adviezen/<slug:key>/<slug:step>", advice.act, name="advice-act"),
    path("ervaring/kinderraad", youth.questions, name="youth"),
    path("ervaring/kinderraad/meedoen/<uuid:key>", youth.say, name="say"),
    path("ervaring/kinderraad/meedoen/<uuid:key>/dank", youth.said, name="said"),
    path("ervaring/kinderraad/<slug:key>", youth.question, name="youth-question"),
    path("mijn/ervaring", own.mine, name="mine"),
    path("mijn/ervaring/profiel", own.profile, name="profile"),
    path("mijn/ervaring/themas", own.themes, name="themes"),
    path("mijn/ervaring/wie", own.who, name="who"),
    path("mijn/ervaring/wie/toestaan/<slug:part>", own.allow, name="allow"),
    path("mijn/ervaring/wie/<uuid:key>/stop", own.stop, name="stop"),
    path("mijn/ervaring/stoppen", own.leave, name="leave"),
    path("mijn/ervaring/vraag/<uuid:key>", own.task, name="task"),
    path("mijn/ervaring/vraag/<uuid:key>/<slug:says>", own.reply, name="reply"),
    path("mijn/ervaring/afspraak/<uuid:key>", own.agreement, name="agreement"),
    path("mijn/ervaring/afspraak/<uuid:key>/nazorg", own.look_back, name="look-back"),
    path("mijn/ervaring/afspraak/<uuid:key>/<slug:step>", own.agree, name="agree"),
    path("beheer/ervaring", desk.desk, name="desk"),
    path("beheer/ervaring/pool", desk.pool, name="pool"),
    path("beheer/ervaring/nazorg/<uuid:key>/gebeld", desk.called, name="called"),
    path("beheer/ervaring/waar/nieuw", desk.need, name="new-need"),
    path("beheer/ervaring/waar/<uuid:key>", desk.need, name="need"),
    path("beheer/ervaring/vragen", asking.overview, name="tasks"),
    path("beheer/ervaring/vragen/nieuw", asking.ask, name="ask"),
    path("beheer/ervaring/vragen/<uuid:key>", asking.asked, name="asked"),
    path("beheer/ervaring/vragen/<uuid:key>/afspraak/<uuid:agreement>/<slug:step>", asking.settle, name="settle"),
    path("beheer/ervaring/vragen/<uuid:key>/voorstel/<uuid:expert>", asking.propose, name="propose"),
    path("beheer/ervaring/vragen/<uuid:key>/<slug:step>", asking.move, name="move"),
    path("beheer/ervaring/kinderraad/bijeenkomst/<uuid:key>/dicht", youth.close, name="close"),
    path("beheer/ervaring/kinderraad/woord/<uuid:key>/weg", youth.remove, name="remove-word"),
    path("beheer/ervaring/kinderraad/<slug:key>", youth.supervise, name="supervise"),
    path("beheer/ervaring/kinderraad/<slug:key>/bijeenkomst", youth.gather, name="gather"),
]
