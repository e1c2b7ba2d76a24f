/** Messages that wait to be sent: kept across page loads and shared by the tabs, sent one by one in the order written. */
import type { Waiting } from "./thread.ts";

/** The part of the browser's Storage that is used; a page that may not store gets {@link memory}. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export function memory(): Store {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** The browser's storage where the page may use it. */
export function browserStore(name: "localStorage" | "sessionStorage"): Store {
  try {
    const store = window[name];
    store.setItem("comptoir", "1");
    store.removeItem("comptoir");
    return store;
  } catch {
    return memory();
  }
}

export function readJson<T>(store: Store, key: string): T | undefined {
  try {
    return (JSON.parse(store.getItem(key) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value if there is room; a full storage must not stop the conversation. */
export function writeJson(store: Store, key: string, value: unknown): boolean {
  try {
    store.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** More than this many waiting messages are refused: nobody types them by hand. */
const LIMIT = 100;

export class Outbox {
  readonly #store: Store;
  readonly #key: string;
  /** Pictures not uploaded yet, and whatever storage had no room for. */
  readonly #here = new Map<string, Waiting>();

  constructor(store: Store, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** In the order written. */
  list(): Waiting[] {
    const kept = readJson<Waiting[]>(this.#store, this.#key);
    const all = [...(Array.isArray(kept) ? kept : []), ...this.#here.values()];
    return this.#here.size ? all.sort((a, b) => a.at.localeCompare(b.at)) : all;
  }

  /** The next one to send; what was refused waits for the reader's decision and holds nobody up. */
  next(): Waiting | undefined {
    return this.list().find((one) => !one.refused);
  }

  add(one: Waiting): boolean {
    const list = this.list();
    if (list.length >= LIMIT) return false;
    this.#put([...list, one]);
    return true;
  }

  remove(id: string): void {
    this.#put(this.list().filter((one) => one.id !== id));
  }

  /** Puts the message in the place of the one with its id. */
  replace(one: Waiting): void {
    this.#put(this.list().map((old) => (old.id === one.id ? one : old)));
  }

  /** Sends a refused one again, after those that wait already. */
  again(id: string, at: string): void {
    const one = this.list().find((old) => old.id === id);
    if (!one) return;
    this.remove(id);
    const { refused: _, ...fresh } = one;
    this.add({ ...fresh, at });
  }

  #put(list: Waiting[]): void {
    const kept = list.filter((one) => !one.preview);
    this.#here.clear();
    for (const one of list) if (one.preview) this.#here.set(one.id, one);
    if (!kept.length) this.#store.removeItem(this.#key);
    else if (!writeJson(this.#store, this.#key, kept)) {
      this.#store.removeItem(this.#key);
      for (const one of kept) this.#here.set(one.id, one);
    }
  }
}

/** What to do after an attempt to send. */
export type Next =
  | { do: "done" }
  | { do: "renew" }
  | { do: "refuse"; why?: string }
  | { do: "wait"; millis: number; slow?: boolean };

/**
 * @param status the answer's HTTP status; 0 when there was none
 * @param attempt how many attempts failed so far, this one included
 * @param retryAfter the header of that name, in seconds
 */
export function afterAttempt(status: number, attempt: number, retryAfter?: string | null, why?: string): Next {
  if (status >= 200 && status < 300) return { do: "done" };
  if (status === 401) return attempt < 3 ? { do: "renew" } : { do: "wait", millis: backoff(attempt) };
  if (status === 429) {
    const seconds = Number(retryAfter);
    return { do: "wait", slow: true, millis: seconds > 0 ? Math.min(seconds, 300) * 1000 : backoff(attempt) };
  }
  if (status === 0 || status === 408 || status >= 500) return { do: "wait", millis: backoff(attempt) };
  return why ? { do: "refuse", why } : { do: "refuse" };
}

/** 1, 2, 4 … at most 30 seconds. */
export function backoff(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(attempt, 7));
}
