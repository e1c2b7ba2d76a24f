import { Api, type Handover, type Message, Refused, type Return } from "./api.ts";
import { language, words } from "./words.ts";

const KEY = "comptoir.desk.key";
const REFRESH_MILLIS = 4000;
const root = document.querySelector<HTMLElement>("#desk")!;

/** English is written as in Britain, as the rest of the house is. */
const locale = language === "en" ? "en-GB" : language;
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });

document.documentElement.lang = language;
document.title = `${words.title} · Comptoir`;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function signIn(problem = ""): void {
  const input = element("input", { id: "key", type: "password", autocomplete: "current-password", required: "", "aria-describedby": "help" });
  const form = element(
    "form",
    { class: "door" },
    element("p", { class: "house" }, "Comptoir"),
    element("h1", {}, words.title),
    element("label", { for: "key" }, words.key),
    input,
    element("p", { id: "help" }, words.keyHelp),
    element("p", { class: "problem", role: "alert" }, problem),
    element("button", {}, words.signIn),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const key = input.value.trim();
    try {
      await new Api(key).waiting();
      sessionStorage.setItem(KEY, key);
      open(key);
    } catch (reason) {
      signIn(reason instanceof Refused ? (reason.status === 429 ? words.tooMany : words.wrongKey) : words.offline);
    }
  });
  root.replaceChildren(form);
  root.removeAttribute("aria-busy");
  input.focus();
}

function open(key: string): void {
  const api = new Api(key);
  const list = element("ul", { class: "waiting" });
  const count = element("span", { class: "count" });
  const returns = element("ul", { class: "waiting" });
  const returnCount = element("span", { class: "count" });
  const notice = element("p", { class: "problem", role: "status" });
  const thread = element("section", { class: "thread", "aria-live": "polite", tabindex: "-1" }, element("p", { class: "hint" }, words.choose));
  const leave = element("button", { type: "button", class: "quiet" }, words.signOut);
  let chosen: string | undefined;
  let about: string[] = [];
  let shown = "";

  leave.addEventListener("click", () => {
    sessionStorage.removeItem(KEY);
    clearInterval(timer);
    signIn();
  });
  root.replaceChildren(
    element("header", {}, element("h1", {}, words.title), notice, leave),
    element(
      "section",
      { class: "queue" },
      element("h2", {}, words.waiting, " ", count),
      list,
      element("h2", {}, words.returns, " ", returnCount),
      returns,
    ),
    thread,
  );
  root.removeAttribute("aria-busy");

  async function refresh(): Promise<void> {
    try {
      const [waiting, back] = await Promise.all([api.waiting(), api.returns()]);
      notice.textContent = "";
      count.textContent = String(waiting.length);
      returnCount.textContent = String(back.length);
      // Rows change only when something did, so that the list does not move under the pointer.
      const state = JSON.stringify([waiting, back, chosen, Math.floor(Date.now() / 60_000)]);
      if (state !== shown) {
        shown = state;
        list.replaceChildren(...(waiting.length === 0 ? [empty()] : waiting.map(row)));
        returns.replaceChildren(...(back.length === 0 ? [element("li", { class: "hint" }, words.noReturns)] : back.map(returnRow)));
      }
      if (chosen !== undefined) await read(chosen);
    } catch (reason) {
      if (reason instanceof Refused && reason.status === 401) {
        sessionStorage.removeItem(KEY);
        clearInterval(timer);
        signIn(words.wrongKey);
        return;
      }
      notice.textContent = words.offline;
    }
  }

  function row(handover: Handover): HTMLElement {
    return element("li", {}, opener(handover, words.reasons[handover.reason] ?? handover.reason));
  }

  function returnRow(one: Return): HTMLElement {
    const pieces = one.quantity > 1 ? `${one.quantity} × ${one.name}` : one.name;
    const done = element("button", { type: "button", class: "quiet", "aria-label": `${words.settled} ${one.return}` }, words.settled);
    done.addEventListener("click", async () => {
      done.disabled = true;
      try {
        await api.settle(one);
      } finally {
        done.disabled = false;
        await refresh();
      }
    });
    return element(
      "li",
      { class: "return" },
      opener(one, `${words.kindsOfReturn[one.kind]} · ${one.order}`, `${pieces} · ${words.returnReasons[one.reason] ?? one.reason}`),
      done,
    );
  }

  /** A row that opens its conversation. */
  function opener(of: { conversation: string; shop: string; askedAt: string }, title: string, detail?: string): HTMLElement {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(of.askedAt)) / 60_000));
    const button = element(
      "button",
      { type: "button", "aria-current": String(of.conversation === chosen) },
      element("strong", {}, title),
      ...(detail === undefined ? [] : [element("span", {}, detail)]),
      element("span", {}, `${of.shop} · ${words.since(minutes)}`),
    );
    button.addEventListener("click", async () => {
      chosen = of.conversation;
      about = [title, of.shop, ...(detail === undefined ? [] : [detail])];
      root.dataset["open"] = "true";
      await refresh();
      thread.focus();
    });
    return button;
  }

  async function read(conversation: string): Promise<void> {
    const messages = await api.messages(conversation);
    if (thread.dataset["seq"] === `${conversation}:${messages.length}`) return;
    thread.dataset["seq"] = `${conversation}:${messages.length}`;
    const back = element("button", { type: "button", class: "quiet back" }, words.back);
    back.addEventListener("click", () => delete root.dataset["open"]);
    const [title = "", ...where] = about;
    thread.replaceChildren(
      element("div", { class: "about" }, back, element("div", {}, element("h2", {}, title), element("p", {}, where.join(" · ")))),
      element("ol", {}, ...messages.flatMap((message, i) => line(message, messages[i - 1]))),
      element("p", { class: "hint" }, words.readOnly),
    );
    thread.scrollTop = thread.scrollHeight;
  }

  const timer = setInterval(refresh, REFRESH_MILLIS);
  void refresh();
}

function empty(): HTMLElement {
  return element("li", { class: "hint" }, element("strong", {}, words.nobody), element("p", {}, words.nobodyHelp));
}

/** One message, after its day when that is a new one; who wrote it, and when, once for what belongs together. */
function line(message: Message, before: Message | undefined): HTMLElement[] {
  const at = new Date(message.at);
  const by = `${message.author.name ?? (message.author.type === "user" ? words.customer : "Comptoir")} · ${clock.format(at)}`;
  const newDay = before === undefined || day.format(new Date(before.at)) !== day.format(at);
  const goesOn = before !== undefined && !newDay && before.author.type === message.author.type && clock.format(new Date(before.at)) === clock.format(at);
  const made = element("li", { class: message.author.type }, element("span", { class: goesOn ? "by again" : "by" }, by), element("p", {}, ...said(message.content)));
  return newDay ? [element("li", { class: "day" }, day.format(at)), made] : [made];
}

/** A message in words, whatever its kind. */
function said(content: Message["content"]): (Node | string)[] {
  const named = (members: unknown): string =>
    Array.isArray(members)
      ? members.map((member: Record<string, unknown>) => String(member["name"] ?? member["title"] ?? member["label"] ?? "")).filter(Boolean).join(", ")
      : "";
  if (content.type === "text") return [String(content["text"] ?? "")];
  if (content.type === "change") {
    const now = content["content"] as Message["content"] | undefined;
    return now === undefined ? [words.kinds["change"] ?? ""] : said(now);
  }
  const kind = words.kinds[content.type] ?? content.type;
  const detail = String(content["text"] ?? "") || named(content["items"]) || named(content["rows"]) || named(content["fields"]) || String(content["number"] ?? content["label"] ?? content["name"] ?? "");
  return [element("strong", { class: "kind" }, kind), ...(detail === "" ? [] : [" ", detail])];
}

const kept = sessionStorage.getItem(KEY);
if (kept === null) signIn();
else open(kept);
