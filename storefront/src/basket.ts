import { session } from "./chat.ts";

export interface Amount {
  /** In the currency's minor unit. */
  amount: number;
  currency: string;
  decimals: number;
  /** As the reader's language writes it. */
  text: string;
}

export interface Line {
  item: string;
  product: string;
  name: string;
  detail?: string;
  url: string;
  image?: string;
  quantity: number;
  /** The most one may have of it now. */
  most: number;
  unitPrice: Amount;
  price: Amount;
  problem?: string;
}

export interface Total {
  kind: string;
  label: string;
  amount: Amount;
}

export interface Cart {
  count: number;
  lines: Line[];
  coupon?: { code: string; message: string; accepted: boolean };
  totals: Total[];
  total: Amount;
  hint?: string;
}

/** Why the server refused, in the reader's language (RFC 9457). */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Calls the server as the reader of this page; one who is not answered learns it as {@link Refused} or a TypeError. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { token } = await session();
  const response = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      Accept: "application/json",
      "Accept-Language": document.documentElement.lang,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
    throw new Refused(response.status, problem.detail ?? problem.title ?? "");
  }
  return (await response.json()) as T;
}

/** The cart on the server, and who wants to know when it changes. */
export class Basket {
  readonly #base: string;
  readonly #kept: string;
  readonly #listeners = new Set<(cart: Cart) => void>();
  cart: Cart | undefined;

  constructor(shop: string) {
    this.#base = `/api/shops/${encodeURIComponent(shop)}/cart`;
    this.#kept = `comptoir-count-${shop}`;
  }

  /** Pieces in all as they were last known on this device; undefined when this device never had a cart. */
  get known(): number | undefined {
    try {
      const text = localStorage.getItem(this.#kept);
      return text === null ? undefined : Number(text);
    } catch {
      return undefined;
    }
  }

  onChange(listener: (cart: Cart) => void): void {
    this.#listeners.add(listener);
  }

  load(): Promise<Cart> {
    return this.#change("GET", "");
  }

  add(item: string, quantity: number): Promise<Cart> {
    return this.#change("POST", "/lines", { item, quantity });
  }

  set(item: string, quantity: number): Promise<Cart> {
    return this.#change("PUT", `/lines/${encodeURIComponent(item)}`, { quantity });
  }

  coupon(code: string): Promise<Cart> {
    return this.#change("POST", "/coupon", { code });
  }

  removeCoupon(): Promise<Cart> {
    return this.#change("DELETE", "/coupon");
  }

  async #change(method: string, path: string, body?: unknown): Promise<Cart> {
    const cart = await call<Cart>(method, this.#base + path, body);
    this.cart = cart;
    try {
      localStorage.setItem(this.#kept, String(cart.count));
    } catch {
      // The count is then unknown until the next page asks for it.
    }
    for (const listener of this.#listeners) listener(cart);
    return cart;
  }
}
