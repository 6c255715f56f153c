"""The API `/api/v1`: every page's answer as JSON, its OpenAPI document, and `/api`, the page that explains it."""

from webapp.api.routes import blueprint

__all__ = ["blueprint"]
