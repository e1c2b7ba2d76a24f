import { backoff } from "./outbox.ts";
import type { ServerFrame } from "./protocol.ts";
import { Failure, type Server } from "./server.ts";

export type Link = "off" | "connecting" | "live" | "lost";

/** What the stream tells and asks of the chat. */
export interface Listener {
  /** Runs before each connection: loads what the page needs first. */
  prepare(): Promise<void>;
  /** The number after which to catch up. */
  after(): number;
  heard(frame: ServerFrame): void;
  linked(link: Link): void;
  /** The server would not open the conversation, in its words. */
  failed(failure: Failure): void;
}

const POLL_SECONDS = 25;
const SOCKET_AGAIN_MILLIS = 120_000;
const PING_MILLIS = 25_000;
/** A socket that says nothing for this long although it was pinged is dead. */
const SILENCE_MILLIS = 70_000;

/** Hears the conversation: over a WebSocket, or by long polling where sockets do not come through. */
export class Stream {
  readonly #server: Server;
  readonly #listener: Listener;
  #socket: WebSocket | undefined;
  #polling: AbortController | undefined;
  /** The run that counts; one that was stopped ends when it next looks. */
  #run: object | undefined;
  #wake: () => void = () => {};
  #deafSockets = 0;
  #noSocketsBefore = 0;
  #heardAt = 0;
  #pongs = false;

  constructor(server: Server, listener: Listener) {
    this.#server = server;
    this.#listener = listener;
  }

  start(): void {
    if (!this.#run) void this.#connect((this.#run = {}));
  }

  stop(): void {
    this.#run = undefined;
    this.#drop();
    this.#wake();
    this.#listener.linked("off");
  }

  /** Says something if it can be said at once; typing and read marks are not worth keeping. */
  say(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** The network or the reader came back, or the session changed: connect anew. */
  restart(): void {
    this.#drop();
    this.#wake();
  }

  /** Looks whether the line still stands after a sleep. */
  check(): void {
    if (this.#socket && this.#pongs && Date.now() - this.#heardAt > SILENCE_MILLIS) this.restart();
    else this.#wake();
  }

  #drop(): void {
    this.#socket?.close();
    this.#polling?.abort();
  }

  async #connect(run: object): Promise<void> {
    for (let attempt = 0; this.#run === run; ) {
      let failure: Failure | undefined;
      try {
        await this.#listener.prepare();
        if (Date.now() < this.#noSocketsBefore) await this.#poll(run, () => (attempt = 0));
        else await this.#listen(run, () => (attempt = 0));
      } catch (thrown) {
        if (!(thrown instanceof Failure)) throw thrown;
        failure = thrown;
      }
      if (this.#run !== run) break;
      this.#listener.linked("lost");
      if (failure && failure.status) this.#listener.failed(failure);
      // Everybody's first try after a restart of the server must not come in the same instant.
      await this.#sleep(attempt === 0 ? Math.random() * 500 : backoff(attempt));
      attempt++;
    }
  }

  #sleep(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends when the socket does. */
  async #listen(run: object, succeeded: () => void): Promise<void> {
    const session = await this.#server.session();
    let heard = false;
    const code = await new Promise<number>((resolve) => {
      let socket: WebSocket;
      try {
        socket = new WebSocket(this.#server.streamAddress());
      } catch {
        return resolve(0);
      }
      this.#socket = socket;
      const ping = setInterval(() => this.#ping(socket), PING_MILLIS);
      socket.onopen = () => {
        socket.send(JSON.stringify({ token: session.token, after: this.#listener.after() }));
        // A server with nothing to say is silent; one that refuses closes at once.
        setTimeout(() => socket.readyState === WebSocket.OPEN && this.#listener.linked("live"), 1000);
      };
      socket.onmessage = ({ data }) => {
        this.#heardAt = Date.now();
        const frame = parse(data);
        if (!frame) return;
        if (frame.type === "error" && frame.status === 401) return socket.close(4401);
        if (!heard) this.#listener.linked("live");
        heard = true;
        succeeded();
        if (frame.type === "pong") this.#pongs = true;
        else this.#listener.heard(frame);
      };
      socket.onclose = (event) => {
        clearInterval(ping);
        resolve(event.code);
      };
    });
    this.#socket = undefined;
    if (this.#run !== run) return;
    if (code === 4401 || code === 1008) await this.#server.renew(session.token);
    this.#deafSockets = heard ? 0 : this.#deafSockets + 1;
    if (this.#deafSockets > 1) this.#noSocketsBefore = Date.now() + SOCKET_AGAIN_MILLIS;
  }

  #ping(socket: WebSocket): void {
    if (this.#pongs && Date.now() - this.#heardAt > SILENCE_MILLIS) socket.close();
    else this.say({ type: "ping" });
  }

  async #poll(run: object, succeeded: () => void): Promise<void> {
    for (let wait = 0; this.#run === run && Date.now() < this.#noSocketsBefore; wait = POLL_SECONDS) {
      this.#polling = new AbortController();
      const page = await this.#server.after(this.#listener.after(), wait, this.#polling.signal);
      succeeded();
      this.#listener.linked("live");
      this.#listener.heard({ type: "messages", ...page });
      // A server that does not wait must not be asked in a tight loop.
      if (!page.messages.length) await this.#sleep(page.idle ? 1000 : 300);
    }
    this.#deafSockets = 0;
  }
}

function parse(data: unknown): ServerFrame | undefined {
  try {
    return JSON.parse(String(data)) as ServerFrame;
  } catch {
    return undefined;
  }
}
