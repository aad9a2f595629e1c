"""Every address. Dutch without a prefix, other languages under their code; the API speaks for itself."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from perspectief.config import api, readiness, security
from perspectief.foundation.accounts import login_urls
from perspectief.foundation.privacy.views import notices
from perspectief.foundation.ui import views as ui
from perspectief.residents.entitlements import views as entitlements

urlpatterns = [
    path("weg", ui.leave, name="leave"),
    path("health", ui.health, name="health"),
    path("ready", readiness.ready, name="ready"),
    path("metrics", readiness.metrics, name="metrics"),
    path(".well-known/security.txt", security.security_txt, name="security-txt"),
    path("", include(login_urls.without_language)),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    path("api/v1/", api.addresses()),
]
urlpatterns += i18n_patterns(
    path("", entitlements.home, name="home"),
    path("", include("perspectief.residents.entitlements.urls")),
    path("", include("perspectief.residents.kept_checks.urls")),
    path("", include("perspectief.residents.outlook.urls")),
    path("", include("perspectief.residents.life_events.urls")),
    path("", include("perspectief.community.rulebook.urls")),
    path("", include("perspectief.community.publishing.urls")),
    path("", include("perspectief.community.experience.urls")),
    path("", include("perspectief.community.knowledge.urls")),
    path("", include("perspectief.policy.simulator.urls")),
    path("", include("perspectief.policy.monitor.urls")),
    path("", include("perspectief.policy.council.urls")),
    path("", include("perspectief.policy.weighing.urls")),
    path("", include("perspectief.policy.practice.urls")),
    path("", include("perspectief.foundation.statistics.urls")),
    path("", include("perspectief.foundation.inbox.urls")),
    path("", include("perspectief.foundation.jobs.urls")),
    path("", include("perspectief.foundation.outbox.urls")),
    path("", include("perspectief.foundation.accounts.urls")),
    path("", include("perspectief.foundation.accounts.login_urls")),
    path("", include("perspectief.foundation.privacy.urls")),
    path("", include("perspectief.foundation.panels.urls")),
    path("", include("perspectief.foundation.demo.urls")),
    path("gegevens", notices.overview, name="privacy"),
    path("woorden", ui.words, name="words"),
    path("toegankelijkheid", ui.accessibility, name="accessibility"),
    path("ontwikkelaars", api.docs, name="api-docs"),
    prefix_default_language=False,
)

handler400 = "perspectief.foundation.ui.views.bad_request"
handler403 = "perspectief.foundation.ui.views.permission_denied"
handler404 = "perspectief.foundation.ui.views.page_not_found"
handler429 = "perspectief.foundation.accounts.views.login.too_often"
handler500 = "perspectief.foundation.ui.views.server_error"
