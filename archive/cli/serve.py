"""`league-archive serve`: the site on this machine, behind a production WSGI server."""

import socket
from typing import TYPE_CHECKING

import click

from archive.cli.options import database_url

if TYPE_CHECKING:
    from flask import Flask


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others can reach 0.0.0.0.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64), help="Requests served at once.")
@click.option(
    "--edit", is_flag=True, help="Let users (league-archive user add) log in, upload on /imports and decide on /review."
)
@click.option(
    "--trusted-proxy",
    metavar="ADDRESS",
    help="Believe this proxy (which adds TLS) what it says of addresses: cookies are then sent by TLS only.",
)
@click.pass_obj
def command(
    obj: dict[str, str | None], host: str, port: int, threads: int, edit: bool, trusted_proxy: str | None
) -> None:
    """Serve the site (without --edit it only reads the archive) until it is interrupted.

    After `league-archive user reading closed` only those with an account see anything.
    """
    from waitress import create_server  # type: ignore[import-untyped]

    from archive.errors import WrongUse
    from webapp import create_app
    from webapp.shell import database

    app = create_app(database_url(obj))
    _open_doors(app, edit)
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        database.dispose(app)
        raise WrongUse(f"cannot listen on {host}:{port} ({error.strerror}); choose another with --port") from error
    proxy = {"trusted_proxy": trusted_proxy, "trusted_proxy_headers": _HEADERS} if trusted_proxy else {}
    server = create_server(app, sockets=[listening], threads=threads, ident=None, **proxy)
    click.echo(f"serving http://{host}:{listening.getsockname()[1]}/ (end with Ctrl+C)", err=True)
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    finally:
        database.dispose(app)


#: What a trusted proxy says of the request as it came in.
_HEADERS = {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"}


def _open_doors(app: "Flask", edit: bool) -> None:
    """Add the rooms that write; of an archive that is closed to others, at least the door."""
    from archive.importers import accounts
    from webapp.shell import database

    with app.app_context():
        is_open = accounts.reading_is_open(database.connection())
    if edit or not is_open:
        from webapp import review, upload

        review.init_app(app, editing=edit)
        if edit:
            upload.init_app(app)
