"""stub"""
from flask import Blueprint
blueprint = Blueprint("about", __name__)
@blueprint.get("/about")
def show(): return "x"
@blueprint.get("/about/i")
def index(): return "x"
@blueprint.get("/about/<public_id>")
def one(public_id): return "x"
