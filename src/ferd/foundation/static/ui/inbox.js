// Enhancement only: the inbox works without this file.

const list = document.querySelector("[data-inbox]");
const items = () => [...list.children];

function goTo(item) {
  const button = item.querySelector("button, .row a");
  (button ?? item).focus();
}

// What was just done stays to be read; the focus goes on to what comes next.
document.addEventListener("htmx:afterSwap", (event) => {
  const done = document.getElementById(event.detail.elt?.id ?? "");
  if (!done?.hasAttribute("data-done")) return;
  const all = items();
  const after = all.slice(all.indexOf(done) + 1);
  const next = [...after, ...all].find((item) => !item.hasAttribute("data-done"));
  if (next && !done.querySelector("[role='alert']")) goTo(next);
  else done.focus();
});

// j and k go on and back, but only while the focus is in the list.
list?.addEventListener("keydown", (event) => {
  if (event.target.matches("input:not([type='checkbox']), textarea, select")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const all = items();
  const at = all.findIndex((item) => item.contains(event.target));
  const next = all[at + step];
  if (next) {
    event.preventDefault();
    goTo(next);
  }
});
