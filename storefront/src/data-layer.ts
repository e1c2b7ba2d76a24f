import type { DataEvent, Facts, Item } from "./facts.ts";
import type { Cart } from "./basket.ts";

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

/** Tells the page's data layer; e-commerce values of an earlier event are cleared first, as GA4 asks. */
export function tell(event: DataEvent): void {
  const layer = (window.dataLayer ??= []);
  const { event: name, search_term, result_count, ...ecommerce } = event;
  const about: Record<string, unknown> = { event: name };
  if (search_term !== undefined) about["search_term"] = search_term;
  if (result_count !== undefined) about["result_count"] = result_count;
  if (Object.keys(ecommerce).length) {
    layer.push({ ecommerce: null });
    about["ecommerce"] = ecommerce;
  }
  layer.push(about);
}

/** The pieces of a cart as the data layer names them. */
export function items(cart: Cart): Item[] {
  return cart.lines.map((line) => ({
    item_id: line.item,
    item_name: line.name,
    ...(line.detail ? { item_variant: line.detail } : {}),
    price: major(line.unitPrice),
    quantity: line.quantity,
  }));
}

export function cartEvent(name: string, facts: Facts, cart: Cart): DataEvent {
  return { event: name, currency: facts.currency, value: major(cart.total), items: items(cart) };
}

/** An amount in major units: 12.5 for 1250 cents; the server says how many decimals the currency has. */
export function major(money: { amount: number; decimals: number }): number {
  return money.amount / 10 ** money.decimals;
}
