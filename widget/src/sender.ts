import { afterAttempt, Outbox, type Next, type Store } from "./outbox.ts";
import type { Content, Message } from "./protocol.ts";
import { exclusively, type Failure, type Server } from "./server.ts";
import type { Waiting } from "./thread.ts";

/** What the sender tells and asks of the chat. */
interface Listener {
  changed(waiting: readonly Waiting[]): void;
  accepted(message: Message): void;
  /** The server cannot take it just now: too many at once, or `why` in its words. */
  held(reason: { slow: boolean; why?: string }): void;
  /** What to say where the server gave no reason. */
  refusal(): string;
}

/** Sends what waits, one by one and in order, whichever tab does it. */
export class Sender {
  readonly #server: Server;
  readonly #outbox: Outbox;
  readonly #listener: Listener;
  /** Pictures on their way up, by message id. */
  readonly #pictures = new Map<string, Blob>();
  #attempts = 0;
  #flushing = false;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server, store: Store, listener: Listener) {
    this.#server = server;
    this.#outbox = new Outbox(store, server.key("outbox"));
    this.#listener = listener;
  }

  waiting(): Waiting[] {
    return this.#outbox.list();
  }

  /** @returns false when too much waits already */
  add(content: Content, preview?: string, picture?: Blob): boolean {
    const one: Waiting = { id: uuid(), content, at: new Date().toISOString(), ...(preview && { preview }) };
    if (picture) this.#pictures.set(one.id, picture);
    const added = this.#outbox.add(one);
    this.#changed();
    void this.flush();
    return added;
  }

  again(id: string): void {
    this.#outbox.again(id, new Date().toISOString());
    this.#changed();
    void this.flush();
  }

  discard(id: string): void {
    this.#pictures.delete(id);
    this.#outbox.remove(id);
    this.#changed();
  }

  /** The network is back: try now rather than later. */
  wake(): void {
    this.#attempts = 0;
    void this.flush();
  }

  async flush(): Promise<void> {
    if (this.#flushing || !this.#outbox.next()) return;
    this.#flushing = true;
    clearTimeout(this.#later);
    const millis = await exclusively(this.#server.key("sending"), () => this.#sendAll());
    this.#flushing = false;
    if (millis) this.#later = setTimeout(() => void this.flush(), millis);
    else void this.flush();
  }

  /** @returns after how many milliseconds to go on, 0 when nothing is left */
  async #sendAll(): Promise<number> {
    for (let one = this.#outbox.next(); one; one = this.#outbox.next()) {
      const next = await this.#attempt(one);
      if (next.do === "refuse") {
        this.#outbox.replace({ ...one, refused: next.why ?? this.#listener.refusal() });
        this.#changed();
      } else if (next.do === "wait") return next.millis;
    }
    return 0;
  }

  async #attempt(one: Waiting): Promise<Next> {
    try {
      let { content } = one;
      const picture = this.#pictures.get(one.id);
      if (content.type === "image" && picture) content = { ...content, mediaUrl: await this.#server.upload(picture) };
      const seq = await this.#server.send(one.id, content);
      this.#attempts = 0;
      this.#listener.accepted({ seq, id: one.id, author: { type: "user" }, content, at: one.at });
      this.discard(one.id);
      return { do: "done" };
    } catch (thrown) {
      const { status = 0, retryAfter, message } = thrown as Failure;
      const next = afterAttempt(status, ++this.#attempts, retryAfter, message);
      if (next.do === "wait") this.#listener.held({ slow: !!next.slow, ...(status >= 500 && { why: message }) });
      return next;
    }
  }

  #changed(): void {
    this.#listener.changed(this.#outbox.list());
  }
}

export function uuid(): string {
  // Pages without TLS have no randomUUID.
  return (
    crypto.randomUUID?.() ??
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
      (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
    )
  );
}
