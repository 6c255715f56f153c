"""The site: `create_app` makes the WSGI application of one archive."""

from webapp.app import create_app

__all__ = ["create_app"]
