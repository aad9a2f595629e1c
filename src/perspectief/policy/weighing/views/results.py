"""What came out of the scores: for the panel and for who steers the round. Each part has a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.forms.choosing import CompareForm
from perspectief.policy.weighing.models import Round
from perspectief.policy.weighing.permissions import may_see_results, may_sit
from perspectief.policy.weighing.queries import panel, scores
from perspectief.policy.weighing.queries.items import weighed
from perspectief.policy.weighing.views.common import found_round
from perspectief.policy.weighing.views.tables import Table, table

if TYPE_CHECKING:
    from perspectief.policy.weighing.queries.results import Results

FIRST = 3
"""Among the first so many: of this is told how often."""
SELDOM = 0.01
NEAREST = 3
"""So many crossings are told of one question."""
PARTS: Mapping[str, Any] = {
    "waarde": _("De volgorde"),
    "vergelijk": _("Twee naast elkaar"),
    "eens": _("Is het panel het eens?"),
    "gewichten": _("Als een vraag meer of minder telt"),
    "zeker": _("Hoe zeker de volgorde is"),
    "ervaring": _("Ervaringsdeskundigen naast de anderen"),
}


NOTHING: Mapping[str, Any] = {
    **dict.fromkeys(("refused", "nothing", "chart", "table", "central")),
    **dict.fromkeys(("problems", "sentences"), ()),
    "here": "results",
}
"""What a part does not have."""


@allowed(may_sit)
@require_safe
def look(request: HttpRequest, key: str, part: str = "waarde") -> HttpResponse:
    """One part of what came out."""
    one, actor = found_round(key), _actor(request)
    if part not in PARTS:
        raise Http404(part)
    insist(may_see_results(actor, panel.my_seat(one, actor), has_interest=panel.has_interest(one, actor)))
    said = {"round": one, "part": part, "parts": PARTS, "title": PARTS[part], **NOTHING}
    return render(request, "weighing/results.html", {**said, **_found(request, one, part)})


def _found(request: HttpRequest, one: Round, part: str) -> dict[str, Any]:
    from perspectief.policy.weighing.queries import results  # NumPy comes in only here

    weighting = results.leading(one)
    if not scores.is_opened(one):
        return {"nothing": _("De eerste scores zijn nog dicht. Niemand kan ze zien.")}
    if weighting is None:
        return {"nothing": _("Er zijn nog geen gewichten. Daarom is er nog geen volgorde.")}
    found = results.of(one, weighting)
    titles = results.titles_of(list(weighed(one)))
    return {"weighting": weighting, "results": found, **MAKERS[part](request, one, found, titles)}


def _values(_request: HttpRequest, _one: Round, found: Results, titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing import charts

    ranked = found.ranked(titles)
    said = _first_two(found, titles)
    if any(one.few for one in ranked):
        said.append(wording.small_panel(min(one.fewest for one in ranked)))
    heads = (
        _now("Naam"),
        _now("Plaats"),
        _now("Waarde"),
        _now("Minste scores op een vraag"),
        _now("Gemiddeld verschil"),
    )
    return {
        "table": table(_now("De volgorde naar waarde"), heads, [_ranked_row(one) for one in ranked]),
        "chart": charts.ranking(ranked),
        "sentences": said,
    }


def _ranked_row(one: Any) -> list[str]:
    total, unknown = one.total, _now("onbekend")
    value = unknown if total.value is None else wording.number(total.value)
    if total.missing and total.value is not None:
        value = _now("%(value)s (tussen %(low)s en %(high)s)") % {
            "value": value,
            "low": wording.number(total.low, 0),
            "high": wording.number(total.high, 0),
        }
    place = unknown if total.place is None else str(total.place)
    return [one.title, place, value, str(one.fewest), unknown if one.sd is None else wording.number(one.sd)]


def _first_two(found: Results, titles: Mapping[str, str]) -> list[str]:
    first = list(found.totals)[:2]
    return _compared(found, titles, *first) if len(first) == 2 else []


def _compared(found: Results, titles: Mapping[str, str], one: str, other: str) -> list[str]:
    comparison = found.compare(one, other)
    if comparison is None:
        return []
    above, below = titles[comparison.above], titles[comparison.below]
    if abs(comparison.difference) < 1:
        return wording.alike(above, below)
    pros, cons = ([found.label(each.criterion) for each in parts] for parts in (comparison.pros, comparison.cons))
    return wording.above(above, below, pros=pros, cons=cons)


def _two(request: HttpRequest, _one: Round, found: Results, titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing import charts

    names = sorted(titles.items(), key=lambda pair: pair[1].casefold())
    form = CompareForm(request.GET or None, titles=names)
    said: dict[str, Any] = {"form": form, "charts": []}
    if form.is_bound and form.is_valid():
        one, other = form.cleaned_data["een"], form.cleaned_data["ander"]
        comparison = found.compare(one, other)
        drawn = [charts.contributions(found, each, titles[each]) for each in (one, other)]
        said |= {"sentences": _compared(found, titles, one, other), "charts": [chart for chart in drawn if chart]}
        if comparison is not None:
            said |= {"table": _parts(found, comparison, titles)}
    return said


def _parts(found: Results, comparison: Any, titles: Mapping[str, str]) -> Table | None:
    parts = sorted((*comparison.pros, *comparison.cons), key=lambda part: -abs(part.points))
    rows = [
        [
            found.label(part.criterion),
            *(wording.number(value, 0) for value in (part.above, part.below)),
            wording.number(part.points),
        ]
        for part in parts
    ]
    heads = (_now("Vraag"), titles[comparison.above], titles[comparison.below], _now("Verschil dat telt"))
    return table(_now("Waar het verschil vandaan komt"), heads, rows)


def _agreement(_request: HttpRequest, _one: Round, found: Results, _titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing import charts

    rows = [
        [
            found.label(one.criterion),
            _of_hundred(one.alpha),
            _between(one.low, one.high),
            str(one.items),
            str(one.scores),
            str(wording.AGREEMENT[one.reading.value]),
        ]
        for one in found.agreement
    ]
    first = (_now("Vraag"), _now("Eens, van 100"), _now("Tussen"))
    heads = (*first, _now("Hoeveel namen"), _now("Scores"), _now("Wat dat zegt"))
    return {"table": table(_now("Is het panel het eens?"), heads, rows), "chart": charts.agreement(found)}


def _of_hundred(share: float | None) -> str:
    return "\N{EN DASH}" if share is None else wording.number(100 * share, 0)


def _between(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "\N{EN DASH}"
    return _now("%(low)s en %(high)s") % {"low": _of_hundred(low), "high": _of_hundred(high)}


def _sweep(request: HttpRequest, _one: Round, found: Results, titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing import charts

    chosen = request.GET.get("vraag", "")
    if chosen not in found.panel.criteria:
        chosen = max(found.weights, key=lambda key: found.weights[key])
    near = found.sweep(chosen).crossings
    said = [
        wording.crossing(found.label(chosen), each.weight, titles[each.over], titles[each.under])
        for each in near[:NEAREST]
    ]
    return {
        "questions": found.questions,
        "chosen": chosen,
        "chart": charts.sweep(found, chosen, titles),
        "sentences": said,
        "now": round(100 * found.weights[chosen]),
    }


def _sure(_request: HttpRequest, _one: Round, found: Results, titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing import charts

    smaa = found.smaa
    rows = [
        (titles[item], smaa.acceptability[item][0], smaa.among(item, FIRST), smaa.mean_place(item))
        for item in sorted(smaa.items, key=smaa.mean_place)
    ]
    said = [wording.rank_share(name, share) for name, share, *_rest in rows[:NEAREST] if share]
    heads = (_now("Naam"), _now("Bovenaan"), _now("Bij de eerste %(n)s") % {"n": FIRST}, _now("Gemiddelde plaats"))
    cells = [[name, _of_hundred(first), _of_hundred(among), wording.number(mean)] for name, first, among, mean in rows]
    caption = _now("In hoeveel van de 100 wegingen, uit %(draws)s") % {"draws": wording.number(smaa.draws, 0)}
    return {
        "table": table(caption, heads, cells),
        "sentences": said,
        "chart": charts.first_places(found, titles, FIRST),
        "central": _central(found, titles),
    }


def _central(found: Results, titles: Mapping[str, str]) -> Table | None:
    """The mean weights with which something comes first; of what hardly ever does nothing is told."""
    often = [item for item in found.smaa.items if found.smaa.acceptability[item][0] >= SELDOM]
    rows = [
        [titles[item], *(_of_hundred(weights[key]) for key in found.panel.criteria)]
        for item in often
        if (weights := found.smaa.central[item])
    ]
    heads = (_now("Naam"), *(question.number for question in found.questions))
    return table(_now("Met welke gewichten iets bovenaan komt"), heads, rows)


def _experts(_request: HttpRequest, one: Round, found: Results, titles: Mapping[str, str]) -> dict[str, Any]:
    from perspectief.policy.weighing.queries import results

    talked = results.talked_on(one)
    rows = sorted(found.experts, key=lambda each: -abs(each.difference))
    return {
        "rows": [
            (
                titles[each.item],
                wording.experts_beside(
                    found.label(each.criterion), each.experts, each.others, talked.get((each.item, each.criterion))
                ),
            )
            for each in rows
        ]
    }


Maker = Callable[[HttpRequest, Round, Any, Mapping[str, str]], dict[str, Any]]
MAKERS: Mapping[str, Maker] = {
    "waarde": _values,
    "vergelijk": _two,
    "eens": _agreement,
    "gewichten": _sweep,
    "zeker": _sure,
    "ervaring": _experts,
}


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
