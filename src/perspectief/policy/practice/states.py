"""From where to where a cluster and a request of the lobby may go, and what each step is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from perspectief.policy.practice.choices import ClusterState, LobbyState


class Arrow(NamedTuple):
    """One step."""

    origin: Any
    to: Any
    why: str


CLUSTER: Sequence[Arrow] = (
    Arrow(ClusterState.FOUND, ClusterState.ACTING, "a measure begins"),
    Arrow(ClusterState.FOUND, ClusterState.LOBBY, "only somebody else can change it"),
    Arrow(ClusterState.FOUND, ClusterState.SOLVED, "it was mended at once"),
    Arrow(ClusterState.FOUND, ClusterState.STOPPED, "we looked, and leave it as it is"),
    Arrow(ClusterState.ACTING, ClusterState.FOUND, "the measure did not help, or nobody can say"),
    Arrow(ClusterState.ACTING, ClusterState.LOBBY, "what we can do ourselves is not enough"),
    Arrow(ClusterState.ACTING, ClusterState.SOLVED, "the measure helped"),
    Arrow(ClusterState.ACTING, ClusterState.STOPPED, "we leave it as it is after all"),
    Arrow(ClusterState.LOBBY, ClusterState.FOUND, "we can do something ourselves after all"),
    Arrow(ClusterState.LOBBY, ClusterState.ACTING, "a measure begins beside the request"),
    Arrow(ClusterState.LOBBY, ClusterState.SOLVED, "the rule changed"),
    Arrow(ClusterState.LOBBY, ClusterState.STOPPED, "the answer is no, and we leave it there"),
    Arrow(ClusterState.SOLVED, ClusterState.FOUND, "it came back"),
    Arrow(ClusterState.STOPPED, ClusterState.FOUND, "there is a new reason to look again"),
)
LOBBY: Sequence[Arrow] = (
    Arrow(LobbyState.GATHERING, LobbyState.READY, "there is enough to show"),
    Arrow(LobbyState.READY, LobbyState.GATHERING, "something is still missing"),
    Arrow(LobbyState.READY, LobbyState.SENT, "it was asked"),
    Arrow(LobbyState.SENT, LobbyState.ANSWERED, "there is an answer"),
    Arrow(LobbyState.ANSWERED, LobbyState.SENT, "we ask again"),
    Arrow(LobbyState.ANSWERED, LobbyState.CHANGED, "the rule changed"),
    Arrow(LobbyState.ANSWERED, LobbyState.REFUSED, "the answer is no"),
    Arrow(LobbyState.REFUSED, LobbyState.READY, "there is a new moment to ask"),
    *(
        Arrow(state, LobbyState.DROPPED, "it is no longer needed, or others took it over")
        for state in (LobbyState.GATHERING, LobbyState.READY, LobbyState.SENT, LobbyState.ANSWERED, LobbyState.REFUSED)
    ),
    Arrow(LobbyState.DROPPED, LobbyState.GATHERING, "we take it up again"),
)


def may_go(arrows: Iterable[Arrow], origin: str, to: str) -> bool:
    """Is there such a step?"""
    return any((arrow.origin, arrow.to) == (origin, to) for arrow in arrows)


def next_of(arrows: Iterable[Arrow], origin: str) -> list[Any]:
    """Where one can go from here, in the order of the table."""
    return [arrow.to for arrow in arrows if arrow.origin == origin]
