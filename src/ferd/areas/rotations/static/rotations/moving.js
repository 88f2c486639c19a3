// Enhancement only: a block is moved by the pointer or the arrow keys, what it
// leads to is asked of the server, and nothing is kept before it is confirmed.
const board = document.querySelector("[data-board]");
const panel = document.querySelector("[data-board-panel]");
const status = document.querySelector("[data-board-status]");
const monthWidth = Number(board?.dataset.monthWidth);
const EDGE = 9;
const SLACK = 4;
const PATIENCE = 90;

/** What is being moved: its link, by how many months, and how much longer. */
let moving = null;
let timer = 0;
let asking = null;

const barOf = (target) => target.closest?.("a.board-bar[data-block]");

function begin(bar) {
  if (moving?.bar === bar) return moving;
  cancel(false);
  const edge = bar.querySelector(".board-edge");
  moving = { bar, edge, width: edge.width.baseVal.value, by: 0, longer: 0, ready: false };
  bar.setAttribute("data-moving", "");
  return moving;
}

function show() {
  const { bar, edge, width, by, longer } = moving;
  bar.setAttribute("transform", `translate(${by * monthWidth} 0)`);
  edge.setAttribute("width", Math.max(width + longer * monthWidth, monthWidth / 2));
}

function startOf(bar, by) {
  const [year, month] = bar.dataset.start.split("-").map(Number);
  return new Date(year, month - 1 + by, 1);
}

function said() {
  const { bar, by, longer } = moving;
  const written = new Intl.DateTimeFormat(document.documentElement.lang, {
    month: "long",
    year: "numeric",
  });
  const start = bar.dataset.start ? written.format(startOf(bar, by)) : "";
  const months = Math.max(Number(bar.dataset.months) + longer, 1);
  return board.dataset.step.replace("%(start)s", start).replace("%(months)s", months);
}

function say(words) {
  status.textContent = words;
}

function change(by, longer) {
  moving.by = by;
  moving.longer = longer;
  moving.ready = false;
  show();
  say(said());
  clearTimeout(timer);
  timer = setTimeout(ask, PATIENCE);
}

function question() {
  const { bar, by, longer } = moving;
  const url = new URL(bar.closest("[data-preview]").dataset.preview, location.href);
  url.searchParams.set("block", bar.dataset.block);
  if (by && bar.dataset.start) {
    const day = startOf(bar, by);
    const month = String(day.getMonth() + 1).padStart(2, "0");
    url.searchParams.set("starts_on", `${day.getFullYear()}-${month}`);
  }
  url.searchParams.set("longer", longer);
  return url;
}

async function ask() {
  if (!moving) return;
  const asked = moving;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(question(), {
      credentials: "same-origin",
      signal: asking.signal,
    });
    if (!answer.ok) throw new Error(answer.statusText);
    const html = await answer.text();
    if (moving === asked) tell(html);
  } catch (fault) {
    if (fault.name === "AbortError" || moving !== asked) return;
    say(board.dataset.failed);
  }
}

function tell(html) {
  panel.innerHTML = html;
  panel.hidden = false;
  moving.ready = true;
  const parts = panel.querySelectorAll("dd, .diagnostics, .board-over, section > p");
  const words = [...parts].map((each) => each.textContent.replace(/\s+/g, " ").trim());
  say([said(), ...words].join(". "));
  if (moving.confirms) confirmButton()?.focus();
}

function confirmButton() {
  return panel.querySelector("form button") ?? panel.querySelector("a");
}

function confirm() {
  moving.confirms = true;
  if (moving.ready) confirmButton()?.focus();
  else say(board.dataset.asking);
}

function cancel(isSaid = true) {
  if (!moving) return;
  const { bar, edge, width } = moving;
  clearTimeout(timer);
  asking?.abort();
  bar.removeAttribute("transform");
  bar.removeAttribute("data-moving");
  edge.setAttribute("width", width);
  moving = null;
  panel.hidden = true;
  panel.replaceChildren();
  if (!isSaid) return;
  bar.focus();
  say(board.dataset.cancelled);
}

function onKey(event) {
  if (event.key === "Escape" && moving) {
    event.preventDefault();
    cancel();
    return;
  }
  const bar = barOf(event.target);
  if (!bar || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) {
    event.preventDefault();
    const { by, longer } = begin(bar);
    if (event.shiftKey) change(by, longer + step);
    else if (bar.dataset.start) change(by + step, longer);
    return;
  }
  if (event.key === "Enter" && moving?.bar === bar) {
    event.preventDefault();
    confirm();
  }
}

function onDown(event) {
  const bar = barOf(event.target);
  if (!bar || event.button || event.pointerType === "touch") return;
  const box = bar.querySelector(".board-edge").getBoundingClientRect();
  const stretches = box.right - event.clientX < EDGE || !bar.dataset.start;
  const drag = { bar, x: event.clientX, stretches, began: false };
  const onMove = (moved) => pull(drag, moved);
  bar.addEventListener("pointermove", onMove);
  const end = () => {
    bar.removeEventListener("pointermove", onMove);
    if (drag.began && moving) confirm();
  };
  bar.addEventListener("pointerup", end, { once: true });
  bar.addEventListener("pointercancel", end, { once: true });
  bar.setPointerCapture(event.pointerId);
}

function pull(drag, event) {
  const distance = event.clientX - drag.x;
  if (!drag.began && Math.abs(distance) < SLACK) return;
  if (!drag.began) {
    drag.began = true;
    begin(drag.bar);
    drag.bar.addEventListener("click", (click) => click.preventDefault(), { once: true });
  }
  const months = Math.round(distance / monthWidth);
  const by = drag.stretches ? 0 : months;
  const longer = drag.stretches ? months : 0;
  if (moving && (by !== moving.by || longer !== moving.longer)) change(by, longer);
}

if (board && panel) {
  document.addEventListener("keydown", onKey);
  board.addEventListener("pointerdown", onDown);
  board.addEventListener("dragstart", (event) => {
    if (barOf(event.target)) event.preventDefault();
  });
  panel.addEventListener("click", (event) => {
    if (!event.target.closest("[data-cancels]")) return;
    event.preventDefault();
    cancel();
  });
}
