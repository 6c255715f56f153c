// @ts-check
/** Opens the note that an address points to, in browsers that do not open closed details themselves. */

function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest("details");
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView({ block: "center" });
  }
}

addEventListener("hashchange", openTarget);
openTarget();
