"""stub"""
from flask import Blueprint
blueprint = Blueprint("imports", __name__)
@blueprint.get("/imports")
def show(): return "x"
@blueprint.get("/imports/i")
def index(): return "x"
@blueprint.get("/imports/<public_id>")
def one(public_id): return "x"
