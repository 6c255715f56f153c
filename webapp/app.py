"""Assembles the site: shell, then one blueprint for each room, named as its query module and template folder."""

from flask import Flask

from webapp import (
    about,
    api,
    comparison,
    documents,
    downloads,
    events,
    feeds,
    imports,
    initiatives,
    milestones,
    oai,
    organisations,
    page_images,
    records,
    reports,
    search,
    sql,
    tiles,
    timeline,
    timeline_parts,
)
from webapp.shell import compression, database, errors, language, presenting, problems, security, telling, unknown

ROOMS = (
    timeline,
    timeline_parts,
    tiles,
    comparison,
    initiatives,
    organisations,
    documents,
    page_images,
    milestones,
    events,
    search,
    reports,
    sql,
    imports,
    about,
    api,
    feeds,
    records,
    downloads,
    oai,
)


def create_app(database_url: str) -> Flask:
    """The WSGI application for one archive; it only reads.

    Raises:
        archive.errors.DatabaseProblem: if there is no archive of this version at the URL.
    """
    app = Flask("webapp")
    # Addresses of static files change with their content: they may be kept for a year.
    app.config.update(SEND_FILE_MAX_AGE_DEFAULT=31_536_000)
    app.config.update(MAX_CONTENT_LENGTH=1_000_000, MAX_FORM_MEMORY_SIZE=500_000, MAX_FORM_PARTS=50)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    database.init_app(app, database_url)
    language.init_app(app)
    presenting.init_app(app)
    telling.init_app(app)
    problems.init_app(app)
    unknown.init_app(app)
    security.init_app(app)
    errors.init_app(app)
    compression.init_app(app)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    return app
