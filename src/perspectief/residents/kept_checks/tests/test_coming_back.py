"""Somebody keeps a check, comes back with six words, changes it, and lets it go."""

from __future__ import annotations

import datetime as dt
import json
import time
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from perspectief.foundation.codes import holding
from perspectief.foundation.codes.models import WrongCodes
from perspectief.foundation.output.testing import text_of as paper_text
from perspectief.foundation.privacy.purpose import NoPurpose, upkeep
from perspectief.foundation.privacy.queries import overdue_records
from perspectief.foundation.privacy.services.retention import run_retention
from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements.services import Mode
from perspectief.residents.entitlements.tests.answering import carried
from perspectief.residents.kept_checks import services
from perspectief.residents.kept_checks.models import KeptCheck
from perspectief.residents.kept_checks.tests.people import another, keeps, opens, tell, text_of, the_check

pytestmark = pytest.mark.django_db


def rows() -> int:
    with upkeep():
        return KeptCheck.objects.count()


def test_the_result_page_offers_it_and_the_page_says_what_happens(pages: PageClient) -> None:
    tell(pages)

    assert 'href="/bewaard/nieuw"' in text_of(pages.get("/rechten/uitkomst"))
    page = text_of(pages.get("/bewaard/nieuw"))
    for said in (
        "30 dagen",
        "Alleen wie uw zes woorden heeft",
        "geen naam",
        "één druk op een knop",
        "Mag iemand thuis",
    ):
        assert said in page
    assert rows() == 0


def test_who_told_nothing_has_nothing_to_keep(pages: PageClient) -> None:
    assert pages.get("/bewaard/nieuw").headers["Location"] == "/rechten"
    assert pages.post("/bewaard/nieuw").headers["Location"] == "/rechten"
    assert rows() == 0


def test_who_says_no_keeps_the_same_outcome(pages: PageClient) -> None:
    tell(pages)
    before = text_of(pages.get("/rechten/uitkomst"))
    pages.get("/bewaard/nieuw")

    assert text_of(pages.get("/rechten/uitkomst")) == before
    assert (rows(), "bewaard" in pages.cookies) == (0, False)


def test_six_words_are_shown_until_somebody_has_them_and_never_again(pages: PageClient) -> None:
    keeps(pages)

    assert pages.get("/bewaard/woorden").status_code == 200
    assert pages.post("/bewaard/woorden").headers["Location"] == "/bewaard/mijn"
    assert pages.get("/bewaard/woorden").headers["Location"] == "/bewaard/mijn"
    assert pages.get("/bewaard/woorden/papier").headers["Location"] == "/bewaard/mijn"


def test_words_that_nobody_wrote_down_are_shown_for_a_quarter_of_an_hour(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeps(pages)

    monkeypatch.setattr(holding, "now", lambda: int(time.time()) + 16 * 60)
    assert pages.get("/bewaard/woorden").headers["Location"] == "/bewaard/mijn"


def test_the_paper_has_the_words_and_does_not_tell_what_they_are_for(pages: PageClient) -> None:
    code = keeps(pages)

    response = pages.get("/bewaard/woorden/papier")

    assert response.headers["Content-Disposition"] == 'inline; filename="woorden.pdf"'
    text = paper_text(response.content)
    assert all(text.count(word) >= 2 for word in code.split())
    assert not any(word in text.lower() for word in ("check", "uitkering", "schuld", "armoede", "recht", "gemeente"))


def test_another_browser_opens_it_and_goes_on_where_somebody_was(pages: PageClient) -> None:
    code = keeps(pages)
    told = carried(pages).told
    other = another()

    assert opens(other, code.upper().replace(" ", ", ")).headers["Location"] == "/bewaard/mijn"

    assert carried(other).told == told
    page = text_of(other.get("/bewaard/mijn"))
    assert "Welkom terug" in page
    assert "iemand met uw code" in page.lower()
    assert other.get("/rechten/uitkomst").status_code == 200


def test_a_check_filled_in_on_one_page_comes_back_too(pages: PageClient) -> None:
    fields = {"who": "p0.claimant", "p0-birth_date": "1-5-1990", "p0-has_income": "nee", "home-tenure": "huur"}
    more = {"home-bare_rent_m": "650", "home-service_cost_m": "20", "wealth-savings": "500"}
    assert pages.post("/rechten/een-pagina", {**fields, **more}).headers["Location"] == "/rechten/uitkomst"
    pages.post("/bewaard/nieuw")
    code = " ".join(the_words(pages))
    other = another()

    opens(other, code)

    assert carried(other).page == carried(pages).page
    assert carried(other).mode is Mode.PAGE


def the_words(pages: PageClient) -> list[str]:
    from perspectief.residents.kept_checks.tests.people import WORD

    return WORD.findall(text_of(pages.get("/bewaard/woorden")))


def test_at_a_desk_the_answers_stay_for_fifteen_minutes(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    code, desk = keeps(pages), another()
    opens(desk, code, together="ja")

    assert carried(desk).mode is Mode.HELPER
    assert "U vult dit samen in." in text_of(desk.get("/bewaard/mijn"))
    monkeypatch.setattr(holding, "now", lambda: int(time.time()) + 16 * 60)
    assert desk.get("/bewaard/mijn").headers["Location"] == "/bewaard"


def test_alone_a_browser_holds_it_for_two_hours(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    keeps(pages)
    now = int(time.time())

    monkeypatch.setattr(holding, "now", lambda: now + 119 * 60)
    assert pages.get("/bewaard/mijn").status_code == 200
    monkeypatch.setattr(holding, "now", lambda: now + (119 + 121) * 60)
    assert pages.get("/bewaard/mijn").headers["Location"] == "/bewaard"


def test_wiping_a_browser_closes_the_check_there_and_keeps_it(pages: PageClient) -> None:
    code = keeps(pages)

    pages.post("/rechten/wissen")

    assert pages.get("/bewaard/mijn").headers["Location"] == "/bewaard"
    assert opens(another(), code).headers["Location"] == "/bewaard/mijn"


def test_changed_answers_are_kept_under_the_same_words(pages: PageClient) -> None:
    code = keeps(pages)
    pages.post("/bewaard/woorden")
    assert "U hebt uw antwoorden veranderd" not in text_of(pages.get("/bewaard/mijn"))
    pages.post("/rechten/vraag/home.tenure", {"tenure": "huur", "bare_rent_m": "1.010,00", "service_cost_m": "20"})
    assert "U hebt uw antwoorden veranderd" in text_of(pages.get("/bewaard/mijn"))

    pages.post("/bewaard/mijn/opslaan")

    assert "zijn bewaard" in text_of(pages.get("/bewaard/mijn"))
    other = another()
    opens(other, code)
    assert carried(other).told["home.tenure"]["bare_rent_m"] == 1010


def test_kept_answers_can_be_put_back(pages: PageClient) -> None:
    keeps(pages)
    pages.post("/rechten/vraag/home.tenure", {"tenure": "huur", "bare_rent_m": "1.010,00", "service_cost_m": "20"})

    pages.post("/bewaard/mijn/antwoorden-terug")

    assert carried(pages).told["home.tenure"]["bare_rent_m"] == 987.65


def test_it_is_kept_for_thirty_days_after_the_last_use_and_then_it_is_gone(pages: PageClient) -> None:
    start = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        code = keeps(pages)
        clock.move_to(start + dt.timedelta(days=29), tick=False)
        assert opens(another(), code).headers["Location"] == "/bewaard/mijn"
        clock.move_to(start + dt.timedelta(days=29 + 30), tick=False)
        run_retention()
        assert rows() == 1
        clock.move_to(start + dt.timedelta(days=29 + 31), tick=False)
        assert opens(another(), code).headers["Location"] == "/bewaard"
        assert overdue_records()["kept_checks.KeptCheck"] == 1
        run_retention()
        assert rows() == 0
        assert sum(overdue_records().values()) == 0


def test_one_tap_and_it_is_gone_for_good(pages: PageClient) -> None:
    code = keeps(pages)

    gone = pages.post("/bewaard/mijn/weg")

    assert gone.headers["Location"] == "/bewaard/gewist"
    assert rows() == 0
    assert "Uw check is gewist" in text_of(pages.get("/bewaard/gewist"))
    assert carried(pages).is_empty
    assert pages.get("/bewaard/mijn").headers["Location"] == "/bewaard"
    assert opens(another(), code).headers["Location"] == "/bewaard"


def test_a_browser_that_still_holds_what_another_erased_is_sent_to_the_words(pages: PageClient) -> None:
    code, other = keeps(pages), another()
    opens(other, code)
    pages.post("/bewaard/mijn/weg")

    for path in ("mijn", "mijn/alles.json", "mijn/delen", "mijn/wie-keek-er-mee"):
        assert other.get(f"/bewaard/{path}").headers["Location"] == "/bewaard", path


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("appel fiets", "Wij lezen er 2."),
        ("appel xyzzy lantaarn dolfijn theepot regenboog", "Woord nummer 2 kennen wij niet."),
        ("xyzzy qwerty lantaarn dolfijn theepot regenboog", "De woorden met nummer 1, 2 kennen wij niet."),
        ("appel fiets lantaarn dolfijn theepot regenboog", "Met deze woorden vinden wij geen check."),
    ],
)
def test_what_is_wrong_is_said_once_and_nothing_that_was_typed_comes_back(
    pages: PageClient, typed: str, said: str
) -> None:
    response = opens(pages, typed)

    assert (response.status_code, response.headers["Location"]) == (303, "/bewaard")
    page = text_of(pages.get("/bewaard"))
    assert said in page
    assert not any(word in page for word in ("xyzzy", "qwerty", "lantaarn", "dolfijn"))
    assert said not in text_of(pages.get("/bewaard"))


def test_only_a_whole_code_that_is_wrong_counts_as_a_guess(pages: PageClient) -> None:
    opens(pages, "appel fiets")
    opens(pages, "appel xyzzy lantaarn dolfijn theepot regenboog")
    assert WrongCodes.objects.count() == 0

    opens(pages, "appel fiets lantaarn dolfijn theepot regenboog")
    opens(pages, "appel fiets lantaarn dolfijn theepot sleutel")

    assert WrongCodes.objects.get().count == 2


def test_the_pack_holds_all_that_is_kept_and_is_logged(pages: PageClient) -> None:
    keeps(pages)

    pack = json.loads(pages.get("/bewaard/mijn/alles.json").content)
    paper = paper_text(pages.get("/bewaard/mijn/alles.pdf").content)

    assert pack["antwoorden"]["told"] == carried(pages).told
    assert {"kept_checks.keptcheck", "kept_checks.answers"} <= {one["soort"] for one in pack["gegevens"]}
    assert "987,65" in paper
    assert "Alles in één bestand" in text_of(pages.get("/bewaard/mijn"))


def test_the_database_holds_days_and_no_moment_and_nothing_of_the_visitor() -> None:
    names = {field.name for field in KeptCheck._meta.concrete_fields}

    assert names == {
        *("key", "lookup", "salt", "wrapped", "sealed", "language"),
        *("kept_on", "last_used_on", "expires_on", "circle"),
    }


def test_a_check_cannot_be_read_outside_its_purpose(pages: PageClient) -> None:
    keeps(pages)

    with pytest.raises(NoPurpose):
        list(KeptCheck.objects.all())


def test_with_a_new_key_of_the_server_a_check_is_sealed_anew_when_it_is_opened(
    pages: PageClient, settings: Any
) -> None:
    code = keeps(pages)
    old = the_check()
    settings.DATA_KEYS = {"later": b"l" * 32, **settings.DATA_KEYS}

    assert opens(another(), code).headers["Location"] == "/bewaard/mijn"

    new = the_check()
    assert new.lookup.startswith("later.")
    assert bytes(new.wrapped) != bytes(old.wrapped)
    settings.DATA_KEYS = {"later": b"l" * 32}
    assert opens(another(), code).headers["Location"] == "/bewaard/mijn"


def test_a_check_with_one_changed_byte_does_not_open(pages: PageClient) -> None:
    code, kept = keeps(pages), the_check()
    changed = bytearray(bytes(kept.sealed))
    changed[40] ^= 1
    with upkeep():
        KeptCheck.objects.filter(pk=kept.pk).update(sealed=bytes(changed))

    assert opens(another(), code).headers["Location"] == "/bewaard"


def test_unknown_and_expired_codes_take_the_same_steps_as_a_right_one(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perspectief.foundation.codes import stretching
    from perspectief.foundation.codes.calc.words import read_code

    code = read_code(keeps(pages))
    steps: list[str] = []
    slow = stretching.argon2id
    monkeypatch.setattr(stretching, "argon2id", lambda *given: steps.append("slow") or slow(*given))

    def counted(words: tuple[str, ...]) -> int:
        steps.clear()
        services.open_check(code=words)
        return len(steps)

    right = counted(code)
    wrong = counted(tuple(reversed(code)))
    with upkeep():
        KeptCheck.objects.update(kept_on="2020-01-01", last_used_on="2020-01-01", expires_on="2020-01-31")
    expired = counted(code)

    assert right == wrong == expired == 2


def test_the_cookie_is_closed_to_scripts_and_to_other_sites_and_goes_with_the_browser(pages: PageClient) -> None:
    keeps(pages)

    cookie = pages.cookies["bewaard"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert (cookie["expires"], cookie["max-age"], cookie["domain"]) == ("", "", "")
    assert str(the_check().pk) not in cookie.value


@pytest.mark.parametrize("value", ["x", "é", "A" * 400, "A" * 5000, "===="])
def test_a_cookie_that_is_not_ours_is_nothing(pages: PageClient, value: str) -> None:
    pages.cookies["bewaard"] = value

    assert pages.get("/bewaard/mijn").headers["Location"] == "/bewaard"
    assert pages.get("/bewaard").status_code == 200


@pytest.mark.parametrize("path", ["", "/nieuw", "/mijn/weg", "/mijn/delen", "/mijn/pauze"])
def test_a_form_of_another_site_is_refused(pages: PageClient, path: str) -> None:
    keeps(pages)

    assert pages.post(f"/bewaard{path}", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert rows() == 1


def test_no_page_of_a_kept_check_may_stay_with_a_browser_or_proxy(pages: PageClient) -> None:
    keeps(pages)

    for path in ("", "/nieuw", "/woorden", "/woorden/papier", "/mijn", "/mijn/alles.json", "/mijn/delen"):
        assert "no-store" in pages.get(f"/bewaard{path}").headers["Cache-Control"], path


def test_kept_today_it_cannot_be_made_longer_and_later_it_can(pages: PageClient) -> None:
    keeps(pages)
    assert "Bewaar langer" not in text_of(pages.get("/bewaard/mijn"))
    earlier = timezone.localdate() - dt.timedelta(days=3)
    with upkeep():
        KeptCheck.objects.update(kept_on=earlier, last_used_on=earlier, expires_on=earlier + dt.timedelta(days=30))
    assert "Bewaar langer" in text_of(pages.get("/bewaard/mijn"))

    pages.post("/bewaard/mijn/langer")

    assert the_check().expires_on == timezone.localdate() + dt.timedelta(days=30)


def test_who_kept_it_in_another_language_is_led_to_that_language(pages: PageClient) -> None:
    tell(pages)
    pages.post("/en/bewaard/nieuw")
    pages.get("/en/bewaard/woorden")

    assert 'href="/en/bewaard/mijn"' in text_of(pages.get("/bewaard/mijn"))
    assert "in deze taal" not in text_of(pages.get("/en/bewaard/mijn"))
