import { type Basket, type Cart, type Line, Refused, type Total } from "./basket.ts";
import { say } from "./chat.ts";
import { cartEvent, tell } from "./data-layer.ts";
import { el, icon, picture, toast } from "./dom.ts";
import { type Facts, speak } from "./facts.ts";

/** The cart page: loading, empty, lines and sum, not answering, offline. */
export function cartPage(place: HTMLElement, basket: Basket, facts: Facts): void {
  const w = (key: string, ...values: (string | number)[]): string => speak(facts.words, key, ...values);
  const home = place.dataset["home"] ?? "/";
  let told = false;

  basket.onChange((cart) => {
    draw(cart);
    if (!told) tell(cartEvent("view_cart", facts, cart));
    told = true;
  });
  addEventListener("online", load);
  addEventListener("offline", () => basket.cart && banner());
  load();

  function load(): void {
    basket.load().catch(() => {
      if (!basket.cart) place.replaceChildren(unanswered());
    });
  }

  function draw(cart: Cart): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["focus"];
    place.replaceChildren(cart.lines.length ? full(cart) : empty());
    if (focused) place.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  function banner(): void {
    place.querySelector(".banner")?.remove();
    place.prepend(el("p", { class: "banner", role: "status" }, w("offline")));
  }

  function empty(): HTMLElement {
    return el(
      "div",
      { class: "empty" },
      el("h2", {}, w("cart_empty_title")),
      el("p", {}, w("cart_empty_text")),
      el(
        "p",
        { class: "actions" },
        el("a", { class: "button", href: home }, w("continue")),
        el("button", { class: "button quiet", type: "button", click: () => talk(w("gift_say")) }, w("gift")),
      ),
    );
  }

  function unanswered(): HTMLElement {
    const offline = !navigator.onLine;
    return el(
      "div",
      { class: "empty", role: "alert" },
      el("h2", {}, w("cart_error_title")),
      el("p", {}, offline ? w("offline") : w("cart_error_text")),
      el("p", { class: "actions" }, el("button", { class: "button", type: "button", click: load }, w("retry"))),
    );
  }

  function full(cart: Cart): HTMLElement {
    return el(
      "div",
      { class: "cart-body" },
      el("ul", { class: "lines" }, ...cart.lines.map(row)),
      el(
        "section",
        { class: "sum", "aria-labelledby": "sum-title" },
        el("h2", { id: "sum-title" }, w("summary")),
        couponForm(cart),
        totals(cart.totals, cart.total.text, w("total")),
        cart.hint ? el("p", { class: "note" }, cart.hint) : undefined,
        el("p", { class: "note" }, w("total_note")),
        el("button", { class: "button wide", type: "button", click: () => checkout(cart) }, icon("chat"), w("checkout")),
        el("p", { class: "note" }, w("checkout_note")),
      ),
    );
  }

  function row(line: Line): HTMLElement {
    const change = (quantity: number) => (): void => void put(line, quantity);
    return el(
      "li",
      { class: "line" },
      el("a", { class: "line-picture", href: line.url, tabindex: "-1", "aria-hidden": "true" }, picture(line.image, line.name)),
      el(
        "div",
        { class: "line-words" },
        el("p", { class: "line-name" }, el("a", { href: line.url }, line.name)),
        line.detail ? el("p", { class: "line-detail" }, line.detail) : undefined,
        line.quantity > 1 ? el("p", { class: "line-detail" }, w("each", line.unitPrice.text)) : undefined,
        line.problem ? el("p", { class: "line-problem" }, line.problem) : undefined,
        el(
          "div",
          { class: "line-row" },
          el(
            "div",
            { class: "stepper", role: "group", "aria-label": w("quantity_of", line.name) },
            step("minus", w("less", line.name), line.quantity <= 1, change(line.quantity - 1), `less-${line.item}`),
            el("output", {}, String(line.quantity)),
            step("plus", w("more", line.name), line.quantity >= line.most, change(line.quantity + 1), `more-${line.item}`),
          ),
          el("span", { class: "line-price" }, line.price.text),
        ),
        el(
          "p",
          {},
          el("button", { class: "link-button", type: "button", "aria-label": w("remove_named", line.name), click: change(0) }, w("remove")),
        ),
      ),
    );
  }

  function step(sign: string, label: string, off: boolean, act: () => void, focus: string): HTMLElement {
    // Not `disabled`: the button would lose the focus of the one who holds it.
    const state = off ? { "aria-disabled": "true" } : { click: act };
    return el("button", { class: "icon-button", type: "button", "aria-label": label, "data-focus": focus, ...state }, icon(sign));
  }

  function couponForm(cart: Cart): HTMLElement {
    if (cart.coupon?.accepted) {
      const { code, message } = cart.coupon;
      return el(
        "div",
        { class: "coupon" },
        el("p", {}, w("coupon_on", code)),
        message ? el("p", { class: "note" }, message) : undefined,
        el("p", {}, el("button", { class: "link-button", type: "button", click: () => void uncoupon() }, w("coupon_remove", code))),
      );
    }
    const wrong = el("p", { class: "wrong-text", id: "coupon-wrong", role: "alert" }, cart.coupon?.message ?? "");
    const field = el("input", {
      id: "coupon", name: "code", type: "text", maxlength: "40", autocomplete: "off", autocapitalize: "characters", spellcheck: "false",
      "aria-describedby": "coupon-wrong", "data-focus": "coupon", value: cart.coupon?.code ?? "",
    });
    return el(
      "form",
      {
        class: "coupon",
        submit: (event) => {
          event.preventDefault();
          if (!field.value.trim()) return field.focus();
          wrong.textContent = "";
          basket.coupon(field.value.trim()).then(
            (next) => next.coupon?.accepted && toast(w("coupon_on", next.coupon.code)),
            (error: unknown) => {
              wrong.textContent = reason(error);
              field.setAttribute("aria-invalid", "true");
            },
          );
        },
      },
      el("label", { for: "coupon" }, w("coupon")),
      el("div", { class: "coupon-row" }, field, el("button", { class: "button quiet", type: "submit" }, w("coupon_apply"))),
      wrong,
    );
  }

  async function uncoupon(): Promise<void> {
    await basket.removeCoupon().then(
      () => toast(w("coupon_off")),
      (error: unknown) => toast(reason(error), { wrong: true }),
    );
  }

  async function put(line: Line, quantity: number): Promise<void> {
    try {
      await basket.set(line.item, quantity);
      const changed = quantity - line.quantity;
      const item = { item_id: line.item, item_name: line.name, price: line.unitPrice.amount / 10 ** line.unitPrice.decimals, quantity: Math.abs(changed) };
      tell({ event: changed > 0 ? "add_to_cart" : "remove_from_cart", currency: facts.currency, value: item.price * item.quantity, items: [item] });
      toast(quantity ? w("updated") : w("removed", line.name));
    } catch (error) {
      toast(reason(error), { wrong: true });
    }
  }

  function reason(error: unknown): string {
    if (error instanceof Refused && error.message) return error.message;
    return navigator.onLine ? w("failed") : w("offline");
  }

  function checkout(cart: Cart): void {
    tell(cartEvent("begin_checkout", facts, cart));
    talk(w("checkout_say"));
  }

  function talk(text: string): void {
    say(text).catch(() => toast(w("unavailable"), { wrong: true }));
  }
}

/** The lines under the goods and what they come to. */
export function totals(rows: Total[], total: string, label: string): HTMLElement {
  return el(
    "dl",
    { class: "totals" },
    ...rows.map((row) => el("div", { class: row.kind }, el("dt", {}, row.label), el("dd", {}, row.amount.text))),
    el("div", { class: "grand" }, el("dt", {}, label), el("dd", {}, total)),
  );
}
