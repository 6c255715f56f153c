"""stub"""
from flask import Blueprint
blueprint = Blueprint("organisations", __name__)
@blueprint.get("/committees")
def index(): return "x"
@blueprint.get("/committees/<public_id>")
def show(public_id): return "x"
