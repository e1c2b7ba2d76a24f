import { Basket, call } from "./basket.ts";
import { buying } from "./buy.ts";
import { cartPage } from "./cart-page.ts";
import { chat, onShopping, say } from "./chat.ts";
import { tell } from "./data-layer.ts";
import { toast } from "./dom.ts";
import { readFacts, speak } from "./facts.ts";
import { listing } from "./listing.ts";
import { orderPage } from "./order-page.ts";

const facts = readFacts(document.getElementById("facts")?.dataset["json"]);
const basket = new Basket(facts.shop);
const cartLink = document.querySelector<HTMLAnchorElement>(".cart-link");

facts.events.forEach(tell);
looking();
counting();
buying(basket, facts, cartLink?.href ?? "");
talking();
menu();

const onCart = document.querySelector<HTMLElement>("[data-cart]");
if (onCart) cartPage(onCart, basket, facts);
const onOrder = document.querySelector<HTMLElement>("[data-order]");
if (onOrder) orderPage(onOrder, facts);
const onList = document.querySelector<HTMLElement>("[data-listing]");
if (onList) listing(onList);

/** The number on the cart's sign; a reader who never had a cart is not given a session for it. */
function counting(): void {
  const show = (count: number): void => {
    const badge = document.querySelector<HTMLElement>("[data-cart-count]");
    if (!badge || !cartLink) return;
    badge.hidden = count === 0;
    badge.textContent = String(count);
    badge.setAttribute("aria-hidden", "true");
    const label = cartLink.querySelector(".visually-hidden");
    if (label) label.textContent = count ? speak(facts.words, "cart_count", count) : speak(facts.words, "cart");
  };
  const refresh = (): void => void basket.load().catch(() => undefined);
  show(basket.known ?? 0);
  basket.onChange((cart) => show(cart.count));
  if (basket.known !== undefined && !document.querySelector("[data-cart]")) refresh();
  onShopping(refresh);
  // Another tab changed it.
  addEventListener("storage", (event) => event.key === `comptoir-count-${facts.shop}` && refresh());
}

/** A look at a product is told to the shop, of a reader who has a session anyway: recommendations learn from it. */
function looking(): void {
  if (!facts.product || basket.known === undefined) return;
  const path = `/api/shops/${encodeURIComponent(facts.shop)}/interactions`;
  call("POST", path, { kind: "viewed", product: facts.product }).catch(() => undefined);
}

/** Buttons that open the chat, with words or without. */
function talking(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-chat]");
    if (button) say(button.dataset["chat"] ?? "").catch(() => toast(speak(facts.words, "unavailable"), { wrong: true }));
  });
  chat().then(
    (there) => there.setPage({ url: location.origin + location.pathname, title: document.title, ...(facts.product ? { product: facts.product } : {}) }),
    () => undefined,
  );
}

/** The menu closes with Escape, by a click beside it and when one leaves it. */
function menu(): void {
  const details = document.querySelector<HTMLDetailsElement>(".menu");
  if (!details) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (details.open && !details.contains(event.target as Node)) details.open = false;
  });
}
