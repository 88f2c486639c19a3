// Enhancement only: every page works without this file.

// Ctrl/Cmd K goes to the search box.
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    const search = document.getElementById("search");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});

// Drop-downs in the header close on Escape and on a click elsewhere.
function closeDrops(except) {
  for (const drop of document.querySelectorAll("details.drop[open]")) {
    if (drop !== except) drop.open = false;
  }
}

document.addEventListener("click", (event) => {
  closeDrops(event.target.closest("details.drop"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.drop[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// The drop area shows that it will take the file.
document.addEventListener("dragover", (event) => {
  event.target.closest?.(".ds-file-upload")?.setAttribute("data-over", "");
});

for (const end of ["dragleave", "drop"]) {
  document.addEventListener(end, (event) => {
    event.target.closest?.(".ds-file-upload")?.removeAttribute("data-over");
  });
}

// A form is sent once; the button says that it is being done.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.target.method !== "post") return;
  setTimeout(() => button.setAttribute("aria-busy", "true"));
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll('button[aria-busy="true"]')) {
    button.removeAttribute("aria-busy");
  }
});

// The other of a pair may be out of sight in a region of its own: scroll that
// region only, never the page.
function bringIntoRegion(other, one) {
  const region = other.closest(".region");
  if (!region || region.contains(one)) return;
  const place = other.getBoundingClientRect();
  const frame = region.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    region.scrollTop += place.top - frame.top - frame.height / 3;
  }
}

// Hover or focus one of a pair and the other lights up (a fact and its line).
function lightUp(event) {
  const one = event.target.closest?.("[data-pair]");
  for (const lit of document.querySelectorAll("[data-lit]")) {
    lit.removeAttribute("data-lit");
  }
  if (!one) return;
  for (const other of document.querySelectorAll("[data-pair]")) {
    if (other.dataset.pair !== one.dataset.pair) continue;
    other.setAttribute("data-lit", "");
    bringIntoRegion(other, one);
  }
}

document.addEventListener("mouseover", lightUp);
document.addEventListener("focusin", lightUp);

// An error summary that arrives takes the focus, so that it is heard.
function focusFaults(part) {
  part.querySelector("[data-takes-focus]")?.focus();
}

focusFaults(document);
document.addEventListener("htmx:afterSettle", (event) => focusFaults(event.target));
