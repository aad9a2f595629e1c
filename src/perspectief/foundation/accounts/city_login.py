"""The login of the city: which identity provider (OpenID Connect), and how strongly somebody must log in there.

Read by the settings, so it knows no models. The provider vouches for a second factor in the claims of its id-token:
`acr` (the level) when we asked for levels, else `amr` (the means). Nothing else counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

KEY = "gemeente"
"""What the provider is called in our addresses and in the list of linked accounts."""


@dataclass(frozen=True)
class CityLogin:
    """One identity provider. `acr`: levels that are strong enough; where none is named, `amr`: means that are."""

    server: str
    client_id: str
    client_secret: str
    name: str
    acr: tuple[str, ...]
    amr: tuple[str, ...]
    email_domains: tuple[str, ...] = ()
    """Domains of which the provider always knows whose address it is, though it does not say `email_verified`."""


def read(
    *,
    server: str,
    client_id: str,
    client_secret: str,
    name: str,
    acr: Sequence[str],
    amr: Sequence[str],
    email_domains: Sequence[str] = (),
    https_only: bool = True,
) -> CityLogin | None:
    """What the operator said; None without a server. Raises ImproperlyConfigured for what is missing or unsafe."""
    if not server:
        return None
    needed = {"PERSPECTIEF_OIDC_CLIENT_ID": client_id, "PERSPECTIEF_OIDC_CLIENT_SECRET": client_secret}
    for setting, said in needed.items():
        if not said:
            raise ImproperlyConfigured(f"{setting}: needed beside PERSPECTIEF_OIDC_SERVER.")
    if https_only and not server.startswith("https://"):
        raise ImproperlyConfigured("PERSPECTIEF_OIDC_SERVER: must begin with https:// in production.")
    if not acr and not amr:
        raise ImproperlyConfigured("PERSPECTIEF_OIDC_ACR or PERSPECTIEF_OIDC_AMR: say which login is strong enough.")
    return CityLogin(server, client_id, client_secret, name, tuple(acr), tuple(amr), tuple(email_domains))


def is_strong_enough(login: CityLogin, claims: Mapping[str, Any]) -> bool:
    """Whether the id-token says that a second factor was used. Means do not make up for a level that we asked for."""
    if login.acr:
        return claims.get("acr") in login.acr
    means = claims.get("amr")
    said = [means] if isinstance(means, str) else means if isinstance(means, list) else []
    return any(one in login.amr for one in said)


def providers(login: CityLogin | None) -> dict[str, Any]:
    """The same for allauth (`SOCIALACCOUNT_PROVIDERS`): code flow with PKCE (S256), asking for the level we need."""
    if login is None:
        return {}
    how: dict[str, Any] = {
        "server_url": login.server,
        "oauth_pkce_enabled": True,
        "scope": ["openid", "profile", "email"],
        "auth_params": {"acr_values": " ".join(login.acr)} if login.acr else {},
        "verified_email": list(login.email_domains),
    }
    app = {
        "provider_id": KEY,
        "name": login.name,
        "client_id": login.client_id,
        "secret": login.client_secret,
        "settings": how,
    }
    return {"openid_connect": {"APPS": [app]}}
