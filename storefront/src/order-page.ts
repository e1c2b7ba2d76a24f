import { type Amount, call, Refused, type Total } from "./basket.ts";
import { onShopping, say } from "./chat.ts";
import { totals } from "./cart-page.ts";
import { el, picture, toast } from "./dom.ts";
import { type Facts, speak } from "./facts.ts";

interface Order {
  number: string;
  statusLabel: string;
  placed: string;
  lines: { name: string; detail?: string; url?: string; image?: string; quantity: number; price: Amount }[];
  totals: Total[];
  total: Amount;
  steps: { label: string; done: boolean; at?: string }[];
  delivery: string[];
}

/** The order page: loading, the order and its way, not the reader's, not answering. */
export function orderPage(place: HTMLElement, facts: Facts): void {
  const w = (key: string, ...values: (string | number)[]): string => speak(facts.words, key, ...values);
  const number = place.dataset["order"] ?? "";
  const path = `/api/shops/${encodeURIComponent(facts.shop)}/orders/${encodeURIComponent(number)}`;

  load();
  addEventListener("online", load);
  onShopping(load);

  function load(): void {
    call<Order>("GET", path).then(
      (order) => place.replaceChildren(full(order)),
      (error: unknown) => {
        const lost = error instanceof Refused && (error.status === 404 || error.status === 403);
        if (lost || !place.querySelector(".order-body")) place.replaceChildren(lost ? notFound() : unanswered());
      },
    );
  }

  function ask(): HTMLElement {
    const talk = (): void => void say(w("order_say", number)).catch(() => toast(w("unavailable"), { wrong: true }));
    return el("button", { class: "button quiet", type: "button", click: talk }, w("order_ask"));
  }

  function notFound(): HTMLElement {
    return el(
      "div",
      { class: "empty" },
      el("h2", {}, w("order_lost_title")),
      el("p", {}, w("order_lost_text")),
      el("p", { class: "actions" }, el("a", { class: "button", href: place.dataset["home"] ?? "/" }, w("continue")), ask()),
    );
  }

  function unanswered(): HTMLElement {
    return el(
      "div",
      { class: "empty", role: "alert" },
      el("h2", {}, w("order_error_title")),
      el("p", {}, navigator.onLine ? w("order_error_text") : w("offline")),
      el("p", { class: "actions" }, el("button", { class: "button", type: "button", click: load }, w("retry"))),
    );
  }

  function full(order: Order): HTMLElement {
    return el(
      "div",
      { class: "order-body" },
      el(
        "div",
        {},
        el("p", { class: "status-line" }, el("span", { class: "status-badge" }, order.statusLabel), el("span", {}, w("order_placed", order.placed))),
        el("h2", { class: "visually-hidden" }, w("order_items")),
        el(
          "ul",
          { class: "lines" },
          ...order.lines.map((line) =>
            el(
              "li",
              { class: "line" },
              el("span", { class: "line-picture" }, picture(line.image, line.name)),
              el(
                "div",
                { class: "line-words" },
                el("p", { class: "line-name" }, line.url ? el("a", { href: line.url }, line.name) : line.name),
                line.detail ? el("p", { class: "line-detail" }, line.detail) : undefined,
                el(
                  "div",
                  { class: "line-row" },
                  el("span", { class: "line-detail" }, w("quantity_is", line.quantity)),
                  el("span", { class: "line-price" }, line.price.text),
                ),
              ),
            ),
          ),
        ),
      ),
      el(
        "section",
        { class: "sum" },
        el("h2", {}, w("order_way")),
        el(
          "ol",
          { class: "way" },
          ...order.steps.map((step) =>
            el(
              "li",
              { class: step.done ? "done" : "" },
              el(
                "span",
                {},
                step.label,
                el("span", { class: "visually-hidden" }, ` (${w(step.done ? "order_done" : "order_todo")})`),
                step.at ? el("span", { class: "line-detail" }, step.at) : undefined,
              ),
            ),
          ),
        ),
        order.delivery.length ? el("h2", {}, w("order_delivery")) : undefined,
        order.delivery.length ? el("p", {}, ...order.delivery.flatMap((text, i) => (i ? [el("br"), text] : [text]))) : undefined,
        totals(order.totals, order.total.text, w("total")),
        ask(),
      ),
    );
  }
}
