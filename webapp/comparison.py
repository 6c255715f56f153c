"""stub"""
from flask import Blueprint
blueprint = Blueprint("comparison", __name__)
@blueprint.get("/compare")
def show(): return "x"
@blueprint.get("/compare/i")
def index(): return "x"
@blueprint.get("/compare/<public_id>")
def one(public_id): return "x"
