"""Every address of the house, and a page of a made-up room with a job on it."""

from __future__ import annotations

from importlib import import_module
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

from perspectief.foundation.jobs import queries
from perspectief.foundation.ui.context import page
from perspectief.foundation.ui.pages import public

PAGE = """{% extends "ui/base.html" %}{% load jobs %}
{% block head %}{% job_head job %}{% endblock %}
{% block title %}Proef{% endblock %}
{% block h1 %}Proef{% endblock %}
{% block content %}
{% job_status job %}{% if job.state == "done" %}<p>De uitkomst is {{ job.result }}.</p>{% endif %}
{% endblock %}
"""


@public
def with_a_job(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far the job is, and what came out."""
    context = {"request": request, "job": queries.find(key), **page(request)}
    return HttpResponse(Template(PAGE).render(Context(context)))


urlpatterns = [
    *import_module("perspectief.config.urls").urlpatterns,
    path("proef/<uuid:key>", with_a_job, name="proef"),
]
