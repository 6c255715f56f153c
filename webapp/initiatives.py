"""stub"""
from flask import Blueprint
blueprint = Blueprint("initiatives", __name__)
@blueprint.get("/initiatives")
def index(): return "x"
@blueprint.get("/initiatives/<slug>")
def show(slug): return "x"
