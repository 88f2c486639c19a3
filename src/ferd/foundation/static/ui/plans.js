// Enhancement only: every page works without this file.

// Words that are only true when a script runs.
for (const words of document.querySelectorAll("[data-with-script]")) {
  words.hidden = false;
}

// A chosen file is sent at once, when the rest of the form is filled in.
for (const input of document.querySelectorAll("[data-sends-form]")) {
  input.addEventListener("change", () => {
    const { form } = input;
    if (input.files.length && form.checkValidity()) {
      form.requestSubmit(form.querySelector("button:not([name])"));
    }
  });
}

// Reading takes a second or two: say so, also to those who listen.
document.addEventListener("submit", (event) => {
  const status = event.target.querySelector("[data-while-sending]");
  if (status) status.textContent = status.dataset.whileSending;
});

window.addEventListener("pageshow", () => {
  for (const status of document.querySelectorAll("[data-while-sending]")) {
    status.textContent = "";
  }
});

// A fault in the code leads to its line.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-code-line]");
  const code = link && document.getElementById(link.hash.slice(1));
  if (!code) return;
  event.preventDefault();
  const lines = code.value.split("\n");
  const at = Math.min(Number(link.dataset.codeLine), lines.length) - 1;
  const start = lines.slice(0, at).join("\n").length + (at ? 1 : 0);
  code.focus();
  code.setSelectionRange(start, start + lines[at].length);
  code.scrollTop = (at / lines.length) * code.scrollHeight - code.clientHeight / 3;
});
