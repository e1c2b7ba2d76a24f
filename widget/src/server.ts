import { browserStore, readJson, writeJson, type Store } from "./outbox.ts";
import type { Config, Content, Message, Problem, Session } from "./protocol.ts";

/** A request that did not succeed; status 0 when no answer came. */
export class Failure extends Error {
  readonly status: number;
  readonly retryAfter: string | null;

  constructor(status: number, detail = "", retryAfter: string | null = null) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export interface Page {
  readonly messages: Message[];
  readonly idle: boolean;
}

/** A number above any that a conversation reaches: "before" it stands the latest history. */
const END = 2_147_483_647;

/** The web chat API of one shop, with the session that its calls need. */
export class Server {
  /** Where the script came from: the address that relative ones in messages start from. */
  readonly base: string;
  readonly shop: string;
  locale: string;
  page: unknown;
  readonly #store: Store = browserStore("localStorage");
  #opening: Promise<Session> | undefined;

  constructor(base: string, shop: string, locale: string) {
    this.base = base;
    this.shop = shop;
    this.locale = locale;
  }

  /** The name under which this shop's things are stored. */
  key(name: string): string {
    return `comptoir:${this.base}${this.shop}:${name}`;
  }

  async config(): Promise<Config> {
    const query = new URLSearchParams({ shop: this.shop, locale: this.locale });
    return (await (await this.#fetch(`config?${query}`, {})).json()) as Config;
  }

  /** The session of an earlier visit or page, whether or not it still holds. */
  known(): Session | undefined {
    return readJson<Session>(this.#store, this.key("session"));
  }

  /** The session, made if there is none that holds. */
  session(): Promise<Session> {
    const known = this.known();
    return known && holds(known) && known.locale === this.locale ? Promise.resolve(known) : this.renew(known?.token);
  }

  /** A new session for the same visitor, unless another tab has just made one in place of the worn-out one. */
  renew(worn?: string): Promise<Session> {
    return (this.#opening ??= exclusively(this.key("opening"), async () => {
      const known = this.known();
      if (known && known.token !== worn && holds(known) && known.locale === this.locale) return known;
      const body = { shop: this.shop, locale: this.locale, visitor: known?.visitor, page: this.page };
      const response = await this.#fetch("sessions", json(body));
      const session = { ...((await response.json()) as Session), locale: this.locale };
      writeJson(this.#store, this.key("session"), session);
      return session;
    }).finally(() => (this.#opening = undefined)));
  }

  /** The reader opened the chat. */
  async opened(id: string): Promise<void> {
    await this.#authorised("openings", json({ id }));
  }

  /** @returns the number that the message got */
  async send(id: string, content: Content): Promise<number> {
    const response = await this.#authorised("messages", json({ id, content }));
    return ((await response.json()) as { seq: number }).seq;
  }

  /** @returns the address of the picture */
  async upload(picture: Blob): Promise<string> {
    const init = { method: "POST", body: picture, headers: { "Content-Type": picture.type } };
    return ((await (await this.#authorised("uploads", init, 60)).json()) as { mediaUrl: string }).mediaUrl;
  }

  async before(seq: number | undefined, limit: number): Promise<Message[]> {
    const response = await this.#authorised(`messages?before=${seq ?? END}&limit=${limit}`, {});
    return ((await response.json()) as Page).messages;
  }

  /** What comes after a number; waits for it up to the given seconds. */
  async after(seq: number, wait: number, signal?: AbortSignal): Promise<Page> {
    return (await (await this.#authorised(`messages?after=${seq}&wait=${wait}`, {}, wait + 10, signal)).json()) as Page;
  }

  streamAddress(): string {
    return new URL("chat/v1/stream", this.base).href.replace(/^http/, "ws");
  }

  async #authorised(path: string, init: RequestInit, seconds?: number, signal?: AbortSignal): Promise<Response> {
    const withToken = ({ token }: Session): RequestInit => ({
      ...init,
      headers: { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` },
    });
    const session = await this.session();
    try {
      return await this.#fetch(path, withToken(session), seconds, signal);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.status !== 401) throw failure;
      return this.#fetch(path, withToken(await this.renew(session.token)), seconds, signal);
    }
  }

  async #fetch(path: string, init: RequestInit, seconds = 15, signal?: AbortSignal): Promise<Response> {
    let response;
    try {
      const headers = { "Accept-Language": this.locale, ...(init.headers as Record<string, string>) };
      const timeout = AbortSignal.timeout(seconds * 1000);
      response = await fetch(new URL(`chat/v1/${path}`, this.base), {
        credentials: "omit",
        ...init,
        headers,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch {
      throw new Failure(0);
    }
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as Problem;
    throw new Failure(response.status, problem.detail ?? problem.title ?? "", response.headers.get("Retry-After"));
  }
}

declare module "./protocol.ts" {
  interface Session {
    /** The language in which it was opened. */
    locale?: string;
  }
}

function holds(session: Session): boolean {
  return !session.expiresAt || Date.parse(session.expiresAt) > Date.now() + 30_000;
}

function json(body: unknown): RequestInit {
  return { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

/** Only one tab at a time, where the browser has locks. */
export function exclusively<T>(name: string, act: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request(name, act) as Promise<T>) : act();
}
