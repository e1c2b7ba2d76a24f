// The sandbox's payment page. The card number is compared here, in the browser, and only a token
// is sent: no card number ever reaches the server.
(() => {
  "use strict";
  const TOKENS = {
    "4242424242424242": "tok_accepted",
    "4000000000000002": "tok_declined",
    "4000000000009995": "tok_insufficient_funds",
    "4000002500003155": "tok_authentication",
  };
  const form = document.querySelector("form[data-sandbox]");
  if (!form) return;
  const status = document.querySelector("[data-status]");
  const confirmation = document.querySelector("[data-confirm]");
  const words = JSON.parse(document.getElementById("sandbox-words").textContent);
  const digits = (text) => text.replace(/\D/g, "");

  function say(key, kind) {
    status.textContent = words[key] || words.card_declined;
    status.dataset.kind = kind;
    status.hidden = false;
  }

  function busy(on) {
    for (const button of document.querySelectorAll("button")) button.disabled = on;
    if (on) say("paying", "info");
  }

  // "12/30" is the end of December 2030; null when it is no date
  function expired(text) {
    const parts = /^\s*(0?[1-9]|1[0-2])\s*[/.-]?\s*(?:20)?(\d\d)\s*$/.exec(text);
    if (!parts) return null;
    return new Date(2000 + Number(parts[2]), Number(parts[1]), 1) <= new Date();
  }

  async function send(token, answer) {
    busy(true);
    try {
      const response = await fetch(location.pathname, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token, confirmation: answer }),
      });
      const result = await response.json();
      busy(false);
      show(result, token);
    } catch {
      busy(false);
      say("network", "error");
    }
  }

  function show(result, token) {
    confirmation.hidden = result.state !== "confirm";
    if (result.state === "confirm") {
      status.hidden = true;
      confirmation.dataset.token = token;
      confirmation.querySelector("button").focus();
    } else if (result.state === "paid" || result.reason === "already_paid") {
      form.hidden = true;
      say("paid", "good");
    } else {
      say(result.reason, "error");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const token = TOKENS[digits(form.elements.number.value)];
    const past = expired(form.elements.expiry.value);
    if (!token) return say("not_a_test_card", "error");
    if (past === null) return say("bad_expiry", "error");
    if (digits(form.elements.code.value).length !== 3) return say("bad_code", "error");
    send(past ? "tok_expired" : token, "NOT_ASKED");
  });

  // A trial card is taken by a press; its date and code do not matter, so they are filled in too.
  for (const button of document.querySelectorAll("button[data-number]")) {
    button.addEventListener("click", () => {
      form.elements.number.value = button.dataset.number;
      form.elements.expiry.value ||= "12/30";
      form.elements.code.value ||= "123";
      form.querySelector("button[type=submit]").focus();
    });
  }

  for (const button of confirmation.querySelectorAll("button[data-answer]")) {
    button.addEventListener("click", () => {
      confirmation.hidden = true;
      send(confirmation.dataset.token, button.dataset.answer);
    });
  }
})();
