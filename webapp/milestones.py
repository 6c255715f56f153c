"""stub"""
from flask import Blueprint
blueprint = Blueprint("milestones", __name__)
@blueprint.get("/milestones")
def index(): return "x"
@blueprint.get("/milestones/<public_id>")
def show(public_id): return "x"
