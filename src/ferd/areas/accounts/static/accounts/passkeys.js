// Passkeys: binds the library's script to the forms that say they need it.
//
// <form data-passkey="loginForm" data-button="…" data-credential="…">, and where
// the page carries what the key is asked: data-options="…" (an id each).

const { forms } = window.allauth.webauthn;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const { passkey, button, credential, options, alone } = form.dataset;
  forms[passkey]({
    ids: {
      login: button,
      add: button,
      authenticate: button,
      credential,
      data: options,
      passwordless: alone,
    },
  });
}

// The person said no, or has no such key: say it on the page.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const fault of document.querySelectorAll("[data-passkey-fault]")) {
    fault.hidden = false;
  }
});
