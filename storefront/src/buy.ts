import { type Basket, Refused } from "./basket.ts";
import { tell } from "./data-layer.ts";
import { el, toast } from "./dom.ts";
import { type Facts, type Item, speak } from "./facts.ts";

/** Everything that puts something into the cart: the tiles' buttons and the product's form. */
export function buying(basket: Basket, facts: Facts, cartUrl: string): void {
  const w = (key: string, ...values: (string | number)[]): string => speak(facts.words, key, ...values);

  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("[data-add]");
    if (button) void add(button, button.dataset["add"] ?? "", 1, button.dataset["name"] ?? "");
  });

  const form = document.querySelector<HTMLFormElement>("[data-buy]");
  if (form) {
    form.addEventListener("change", () => chosen(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const button = form.querySelector<HTMLButtonElement>("[data-add-main]");
      if (button) void add(button, String(data.get("item")), Number(data.get("quantity") ?? 1), form.dataset["name"] ?? "");
    });
    chosen(form);
  }

  async function add(button: HTMLButtonElement, item: string, quantity: number, name: string): Promise<void> {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      const cart = await basket.add(item, quantity);
      const line = cart.lines.find((one) => one.item === item);
      const price = line ? line.unitPrice.amount / 10 ** line.unitPrice.decimals : undefined;
      const bought: Item = { item_id: item, item_name: line?.name ?? name, quantity, ...(price === undefined ? {} : { price }), ...(line?.detail ? { item_variant: line.detail } : {}) };
      tell({ event: "add_to_cart", currency: facts.currency, value: (price ?? 0) * quantity, items: [bought] });
      toast(w("added", name), { link: { text: w("see_cart"), url: cartUrl } });
    } catch (error) {
      const said = error instanceof Refused && error.message;
      toast(said || (navigator.onLine ? w("failed") : w("offline")), { wrong: true });
    } finally {
      button.removeAttribute("aria-busy");
    }
  }
}

/** Shows the price and stock of the size or shade that is chosen. */
function chosen(form: HTMLFormElement): void {
  const option = form.querySelector<HTMLInputElement>("input[type=radio]:checked");
  if (!option) return;
  const { price, old, stock = "", stockText = "" } = option.dataset;
  const place = form.querySelector("[data-price-shown] .price");
  const now = place?.querySelector(".price-now");
  if (now && price) {
    now.textContent = price;
    now.classList.toggle("offer", old !== undefined);
    const before = place?.querySelector(".price-old");
    if (before) (before as HTMLElement).hidden = old === undefined;
    else if (old) place?.append(el("s", { class: "price-old" }, old));
  }
  const shown = form.querySelector("[data-stock-shown]");
  if (shown && shown.textContent !== stockText) {
    shown.className = `stock ${stock.toLowerCase()}`;
    shown.textContent = stockText;
  }
  const button = form.querySelector<HTMLButtonElement>("[data-add-main]");
  if (button) button.disabled = stock === "OUT_OF_STOCK" || stock === "NOT_SOLD";
}
