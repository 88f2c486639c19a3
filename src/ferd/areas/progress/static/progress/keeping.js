// Enhancement only: what is written is saved on the server while one writes, and
// kept in the browser, encrypted for the same person, until it has been.
const form = document.querySelector("form[data-keeping]");
const done = document.querySelector("[data-let-go]");
const AFTER = 1500;
const PREFIX = "ferd:draft:";
const SUBMITTED = "ferd:submitted";
const SKIPPED = new Set(["csrfmiddlewaretoken", "form_key", "evidence"]);
const NUMBER = /(?:\d[\s.\-/]{0,2}){11}/;

let timer = 0;
let saving = null;
let again = false;

function place(person, record) {
  return `${PREFIX}${person}:${record || "new"}`;
}

function here() {
  return place(form.dataset.person, form.elements.record.value || newFor());
}

function newFor() {
  return `new:${form.elements.trainee.value}`;
}

function letGo(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing may be kept.
  }
}

function written() {
  const found = [...new FormData(form)].filter(([name]) => !SKIPPED.has(name));
  return found.filter(([, value]) => typeof value === "string");
}

/** What is written, without what tells which version of it there is. */
function wordsNow() {
  return sameWords(written());
}

function sameWords(fields) {
  return JSON.stringify(fields.filter(([name]) => !["record", "seen"].includes(name)));
}

function say(text, isFault = false) {
  const line = form.querySelector("[data-kept]");
  line.textContent = text;
  line.toggleAttribute("data-fault", isFault);
}

async function key() {
  const bytes = Uint8Array.from(atob(form.dataset.key), (sign) => sign.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const coded = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const plain = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

async function keepHere() {
  const fields = written();
  const said = fields.filter(([name]) => ["title", "words"].includes(name));
  if (!crypto.subtle || said.some(([, value]) => NUMBER.test(value))) return;
  const words = JSON.stringify({ at: Date.now(), fields });
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const name = here();
    const data = new TextEncoder().encode(words);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), data);
    localStorage.setItem(name, `${coded(iv)}.${coded(sealed)}`);
  } catch {
    // The server keeps it as well.
  }
}

async function kept() {
  try {
    const [iv, sealed] = localStorage.getItem(here()).split(".").map(plain);
    const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), sealed);
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return null;
  }
}

function fill(fields) {
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = false;
  for (const [name, value] of fields) {
    if (["record", "seen", "trainee"].includes(name)) continue;
    const found = form.elements[name];
    if (!found) continue;
    const boxes = form.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]`);
    if (boxes.length) {
      for (const box of boxes) box.checked ||= box.value === value;
    } else if ("value" in found) {
      found.value = value;
    }
  }
}

async function restore() {
  const before = await kept();
  const savedAt = Date.parse(form.dataset.savedAt || "") || 0;
  if (!before || before.at <= savedAt) return;
  if (form.querySelector("[data-takes-focus]")) return;
  if (wordsNow() === sameWords(before.fields)) return;
  fill(before.fields);
  nameButton();
  say(form.querySelector("[data-kept]").dataset.restored);
  later();
}

async function keepThere() {
  const words = form.querySelector("[data-kept]").dataset;
  const body = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (name !== "form_key" && name !== "evidence") body.append(name, value);
  }
  const sent = wordsNow();
  const name = here();
  let answer;
  try {
    answer = await fetch(form.dataset.keep, { method: "POST", body });
  } catch {
    say(words.local, true);
    return;
  }
  if (answer.redirected) {
    say(words.signedOut, true);
  } else if (answer.status === 409) {
    say(words.stale, true);
  } else if (answer.status === 422) {
    say((await answer.json()).faults.join(" "), true);
  } else if (answer.ok) {
    const said = await answer.json();
    form.elements.record.value = said.record;
    form.elements.seen.value = said.seen;
    history.replaceState(null, "", said.address);
    say(said.said);
    letGo(name);
    if (wordsNow() !== sent) void keepHere();
  } else {
    say(answer.status === 403 ? words.signedOut : words.local, true);
  }
}

function later() {
  void keepHere();
  clearTimeout(timer);
  timer = setTimeout(save, AFTER);
}

async function save() {
  if (saving) {
    again = true;
    return;
  }
  saving = keepThere();
  await saving;
  saving = null;
  if (again) {
    again = false;
    later();
  }
}

// The button says what will come of the kind that is chosen.
function nameButton() {
  const button = form.querySelector("[data-send]");
  const isFree = button.dataset.free.split(" ").includes(form.elements.kind.value);
  button.textContent = isFree ? button.dataset.registered : button.dataset.sent;
}

if (form) {
  form.action = location.pathname + location.search;
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("change", nameButton);
  document.addEventListener("htmx:afterSwap", nameButton);
  addEventListener("online", () => void save());
  // What somebody has chosen is not proposed over.
  let chosen = false;
  form.addEventListener("change", (event) => {
    chosen ||= Boolean(event.target.closest("#proposed"));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "proposed" && chosen) event.detail.shouldSwap = false;
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (saving && !form.dataset.waited) {
      // The version that is being saved is the one that is sent.
      event.preventDefault();
      form.dataset.waited = "1";
      const button = event.submitter;
      await saving;
      form.requestSubmit(button);
      return;
    }
    delete form.dataset.waited;
    sessionStorage.setItem(SUBMITTED, here());
  });
  sessionStorage.removeItem(SUBMITTED);
  void restore();
}

if (done) {
  letGo(place(done.dataset.person, done.dataset.letGo));
  const submitted = sessionStorage.getItem(SUBMITTED);
  if (submitted) letGo(submitted);
  sessionStorage.removeItem(SUBMITTED);
}
