"""stub"""
from flask import Blueprint
blueprint = Blueprint("search", __name__)
@blueprint.get("/search")
def show(): return "x"
@blueprint.get("/search/i")
def index(): return "x"
@blueprint.get("/search/<public_id>")
def one(public_id): return "x"
