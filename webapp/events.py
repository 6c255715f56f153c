"""stub"""
from flask import Blueprint
blueprint = Blueprint("events", __name__)
@blueprint.get("/events")
def index(): return "x"
@blueprint.get("/events/<public_id>")
def show(public_id): return "x"
