/* Helps for logging in. A key or device (WebAuthn) cannot do without; showing a password and printing are extras.
   Nothing here knows a secret: the options of the key come with the page, and its answer goes back in the form. */
"use strict";

(() => {
  const toBytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const toText = (buffer) => {
    const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  /* The server speaks in letters, the browser in bytes. */
  const read = (options) => {
    const key = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
    if (key.user) key.user = { ...key.user, id: toBytes(key.user.id) };
    for (const list of ["allowCredentials", "excludeCredentials"]) {
      if (key[list]) key[list] = key[list].map((one) => ({ ...one, id: toBytes(one.id) }));
    }
    return { publicKey: key };
  };
  const RESPONSE = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const write = (credential) => {
    const response = {};
    for (const name of RESPONSE) {
      if (credential.response[name]) response[name] = toText(credential.response[name]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const useKey = async (form) => {
    const says = form.querySelector("[data-key-says]");
    says.hidden = true;
    try {
      const options = read(JSON.parse(form.dataset.options));
      const credential = await navigator.credentials[form.dataset.key](options);
      form.elements.credential.value = write(credential);
    } catch {
      says.hidden = false;
      return;
    }
    form.submit();
  };

  if (window.PublicKeyCredential && navigator.credentials) {
    document.querySelectorAll("[data-no-key]").forEach((note) => { note.hidden = true; });
    document.querySelectorAll("form[data-key]").forEach((form) => {
      form.hidden = false;
      form.addEventListener("submit", (event) => { event.preventDefault(); useKey(form); });
    });
  }

  document.querySelectorAll("[data-reveal]").forEach((button) => {
    const field = document.getElementById(button.dataset.reveal);
    button.hidden = false;
    button.addEventListener("click", () => {
      const shows = field.type === "password";
      field.type = shows ? "text" : "password";
      button.setAttribute("aria-pressed", String(shows));
    });
    field.form.addEventListener("submit", () => { field.type = "password"; });
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
