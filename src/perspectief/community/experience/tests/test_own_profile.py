"""An expert decides over the own profile: what is sealed, who may read it, and what goes when a yes stops."""

from __future__ import annotations

import pytest
from django.db import connection

from perspectief.community.experience import consents
from perspectief.community.experience.choices import Sees, Shares
from perspectief.community.experience.models import THEMES, Allowed, Expert, LivedThemes, Reply
from perspectief.community.experience.queries import people
from perspectief.community.experience.services import people as services
from perspectief.community.experience.tests.people import (
    ABOUT,
    a_question,
    all_experts,
    an_expert,
    rows,
    somebody,
    text_of,
    visits,
)
from perspectief.community.experience.views import desk
from perspectief.foundation.access import Role
from perspectief.foundation.privacy.purpose import NoPurpose, purpose, upkeep
from perspectief.foundation.privacy.queries import consents_of, find_consent, looks_at
from perspectief.foundation.privacy.services import pause, withdraw_consent
from perspectief.foundation.privacy.subjects import account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city", "pages")]
LIVED = ["debt", "parent"]


def columns() -> str:
    """Everything that the tables of this room hold, as text."""
    tables = [name for name in connection.introspection.table_names() if name.startswith("experience_")]
    found = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            found += [repr(bytes(cell) if isinstance(cell, memoryview) else cell) for row in cursor for cell in row]
    return " ".join(found)


def test_the_database_shows_neither_the_name_nor_the_lived_themes() -> None:
    _user, by, expert = an_expert()
    services.keep_themes(expert=expert, by=by, themes=LIVED, language="nl")

    written = columns()

    assert ABOUT.called not in written
    assert ABOUT.needs not in written
    assert "debt" not in written


def test_a_profile_is_not_read_without_saying_what_for() -> None:
    an_expert()
    with pytest.raises(NoPurpose):
        list(Expert.objects.all())


def test_nobody_sees_a_profile_until_its_owner_says_so() -> None:
    user, by, expert = an_expert()
    assert people.pool() == []

    services.allow(
        expert=expert, by=by, receiver=Sees.COORDINATORS, words="het team", part=Shares.PROFILE, language="nl"
    )

    (seen,) = people.pool()
    assert seen.told.called == "Tineke"
    assert seen.themes == []
    assert consents_of(account(user.key))[0].holds


def test_themes_are_seen_only_by_whom_each_yes_names() -> None:
    _user, by, expert = an_expert()
    services.keep_themes(expert=expert, by=by, themes=LIVED, language="nl")
    services.allow(
        expert=expert, by=by, receiver=Sees.COORDINATORS, words="het team", part=Shares.THEMES, language="nl"
    )

    assert people.themes_for(expert, Sees.COORDINATORS) == LIVED
    assert people.themes_for(expert, consents.receiver_of("voorbeeld_schooltas")) == []


def test_stopping_takes_hold_at_once_also_from_the_page_of_all_consents() -> None:
    user, by, expert = an_expert()
    services.keep_themes(expert=expert, by=by, themes=LIVED, language="nl")
    services.allow(
        expert=expert, by=by, receiver=Sees.COORDINATORS, words="het team", part=Shares.THEMES, language="nl"
    )
    (shown,) = people.allowed_to(expert, Sees.COORDINATORS, Shares.THEMES)

    consent = find_consent(account(user.key), shown.consent)
    assert consent is not None
    withdraw_consent(consent=consent)

    assert people.themes_for(expert, Sees.COORDINATORS) == []
    assert people.kept_themes(expert) == LIVED, "the programme may still keep them"


def test_without_the_yes_to_keep_them_the_themes_are_gone_in_the_same_moment() -> None:
    _user, by, expert = an_expert()
    services.keep_themes(expert=expert, by=by, themes=LIVED, language="nl")
    (kept,) = people.allowed_to(expert, Sees.MATCHING, Shares.THEMES)

    services.stop(expert=expert, by=by, consent=kept.consent)

    assert rows(LivedThemes) == 0
    assert people.kept_themes(expert) == []


def test_themes_whose_yes_stopped_elsewhere_are_not_read_and_go_at_the_daily_round() -> None:
    user, by, expert = an_expert()
    services.keep_themes(expert=expert, by=by, themes=LIVED, language="nl")
    (kept,) = people.allowed_to(expert, Sees.MATCHING, Shares.THEMES)
    consent = find_consent(account(user.key), kept.consent)
    assert consent is not None
    withdraw_consent(consent=consent)

    assert people.kept_themes(expert) == []
    assert services.forget_unallowed() == 1
    assert rows(LivedThemes) == 0


def test_who_paused_looking_is_seen_by_nobody_and_gets_no_questions() -> None:
    user, by, expert = an_expert()
    services.allow(
        expert=expert, by=by, receiver=Sees.COORDINATORS, words="het team", part=Shares.PROFILE, language="nl"
    )

    pause(subject=account(user.key), by=by)

    assert people.pool() == []
    assert all_experts()[0].paused


def test_leaving_takes_everything_of_the_expert_along(city: object) -> None:
    user, by, expert = an_expert()
    _officer, officer = somebody(Role.POLICY_OFFICER, "Daan Test")
    task = a_question(officer, None)
    services.keep_themes(expert=expert, by=by, themes=LIVED, language="nl")
    visits(user).post(f"/mijn/ervaring/vraag/{task.key}/misschien")
    assert rows(Reply) == 1

    assert visits(user).post("/mijn/ervaring/stoppen").status_code == 303

    assert [rows(model) for model in (Expert, LivedThemes, Reply, Allowed)] == [0, 0, 0, 0]
    assert not [one for one in consents_of(account(user.key)) if one.holds]


def test_an_own_profile_is_made_on_the_page_and_shows_in_my_data() -> None:
    user, _by = somebody(Role.EXPERT, "Tineke Test")
    browser = visits(user)

    sent = browser.post("/mijn/ervaring/profiel", {"called": "Tien", "kinds": ["letters"], "needs": "Rust"})

    assert sent.status_code == 303
    assert "Dag Tien." in text_of(browser.get("/mijn/ervaring"))
    assert "Rust" in text_of(browser.get("/mijn/gegevens"))


def test_themes_need_a_yes_of_their_own() -> None:
    user, _by, _expert = an_expert()
    browser = visits(user)

    refused = browser.post("/mijn/ervaring/themas", {"themes": ["debt"]})
    assert refused.status_code == 200
    assert rows(LivedThemes) == 0

    assert browser.post("/mijn/ervaring/themas", {"themes": ["debt"], "yes": "on"}).status_code == 303
    with purpose(THEMES):
        assert LivedThemes.objects.count() == 1


def test_a_coordinator_who_looks_in_the_pool_leaves_a_line_that_the_expert_reads() -> None:
    user, by, expert = an_expert()
    services.allow(
        expert=expert, by=by, receiver=Sees.COORDINATORS, words="het team", part=Shares.PROFILE, language="nl"
    )
    officer, _actor = somebody(Role.POLICY_OFFICER, "Daan Test")

    assert "Tineke" in text_of(visits(officer).get("/beheer/ervaring/pool"))

    assert any("zoeken" in look.reason for look in looks_at(account(user.key)) if not look.by_self)


def test_a_page_of_the_pool_leaves_no_line_for_who_stands_on_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "ON_ONE_PAGE", 1)
    experts = [an_expert(name) for name in ("Anna Test", "Zoë Test")]
    for _user, by, expert in experts:
        services.allow(
            expert=expert, by=by, receiver=Sees.COORDINATORS, words="het team", part=Shares.PROFILE, language="nl"
        )
    officer, _actor = somebody(Role.POLICY_OFFICER, "Daan Test")

    shown = text_of(visits(officer).get("/beheer/ervaring/pool"))

    assert "Bladzijde 1 van 2" in shown
    looked = [[look for look in looks_at(account(user.key)) if not look.by_self] for user, _by, _expert in experts]
    assert [bool(lines) for lines in looked].count(True) == 1


def test_who_has_no_profile_finds_nothing_to_stop() -> None:
    user, _by = somebody(Role.EXPERT, "Tineke Test")
    assert visits(user).get("/mijn/ervaring/wie").status_code == 404
    with upkeep():
        assert Expert.objects.count() == 0
