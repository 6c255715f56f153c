"""Makes the pictures of the README from the demonstration archive: `make screenshots` (needs Chromium)."""

import shutil
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from playwright.sync_api import sync_playwright
from waitress.server import create_server

from archive.cli import main
from webapp import create_app

FOLDER = Path(__file__).parent
PICTURES = {"timeline": "/"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def take() -> None:
    """Build the demonstration in a temporary folder, serve it, and photograph the pages."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"sqlite:///{folder}/demonstration.db"
        CliRunner().invoke(main, ["--database", url, "init"], catch_exceptions=False)
        server = create_server(create_app(url), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        for name, address in PICTURES.items():
            page.goto(f"http://127.0.0.1:{server.effective_port}{address}")
            page.wait_for_load_state("networkidle")
            page.wait_for_selector(".lane canvas")
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()
        server.close()


if __name__ == "__main__":
    take()
