import { address, decimal } from "./format.ts";
import { browserStore, readJson, writeJson } from "./outbox.ts";
import { fitted } from "./picture.ts";
import type { Action, Cart, Config, Content, Message, ServerFrame, Session, Starter } from "./protocol.ts";
import { Sender, uuid } from "./sender.ts";
import { type Failure, Server } from "./server.ts";
import { Stream, type Link } from "./stream.ts";
import { strings, type Strings } from "./strings.ts";
import { empty, firstSeq, hasGap, lastSeq, markRead, receive, unread, type Thread, type Waiting } from "./thread.ts";

/** Everything that the views show. */
export interface State {
  config: Config | undefined;
  words: Strings;
  locale: string;
  open: boolean;
  thread: Thread;
  waiting: readonly Waiting[];
  /** The number of the last message that the reader has had before their eyes. */
  seen: number;
  link: Link;
  online: boolean;
  /** Why the conversation could not be opened. */
  failed: string | undefined;
  slow: boolean;
  /** Who is typing. */
  typing: string | undefined;
  /** The bot has not answered yet. */
  working: boolean;
  control: "bot" | "offered" | "agent";
  adviser: string | undefined;
  loaded: boolean;
  loadingOlder: boolean;
  /** The chat was just opened for the first time, and the bot may greet. */
  arriving: boolean;
  /** A page of the shop or of the payment provider laid over the conversation. */
  overlay: { url: string; title: string; payment?: string } | undefined;
  notice: string | undefined;
  times: boolean;
}

export interface Events {
  message: Message;
  cart: Cart;
  open: undefined;
  close: undefined;
}

const HISTORY = 30;
/** How much of the thread the tab keeps for the next page. */
const KEPT = 40;
const WORKING_AT_MOST_MILLIS = 20_000;
const TYPING_AT_MOST_MILLIS = 30_000;
const ARRIVING_AT_MOST_SECONDS = 4;
/** An opening within so long after another is the same visit. */
const VISIT_MILLIS = 1_800_000;

/** The conversation of this page: what is known, and every act on it. */
export class Chat {
  state: State;
  readonly server: Server;
  readonly #stream: Stream;
  readonly #sender: Sender;
  readonly #ours = browserStore("localStorage");
  readonly #tab = browserStore("sessionStorage");
  readonly #pageLocale: string;
  #changed: () => void = () => {};
  #listeners: { [E in keyof Events]?: Set<(event: Events[E]) => void> } = {};
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #workingTimer: ReturnType<typeof setTimeout> | undefined;
  #saidTyping = 0;
  #pressed = "";

  constructor(base: string, shop: string, pageLocale: string) {
    this.#pageLocale = pageLocale;
    this.server = new Server(base, shop, pageLocale);
    const chosen = readJson<{ locale: string; page: string }>(this.#ours, this.server.key("locale"));
    // A choice made under another language of the page gives way to the page.
    if (chosen?.page === pageLocale) this.server.locale = chosen.locale;
    this.#sender = new Sender(this.server, this.#ours, {
      changed: (waiting) => this.set({ waiting }),
      accepted: (message) => this.#accepted(message),
      held: ({ slow, why }) => this.set({ slow, ...(why !== undefined && { failed: why || this.state.words.failed }) }),
      refusal: () => this.state.words.refused,
    });
    this.#stream = new Stream(this.server, {
      prepare: () => this.#prepare(),
      after: () => lastSeq(this.state.thread),
      heard: (frame) => this.#hear(frame),
      linked: (link) => this.#linked(link),
      failed: (failure) => this.set({ failed: failure.message || this.state.words.failed }),
    });
    const kept = readJson<{ conversation: string; thread: Thread }>(this.#tab, this.server.key("thread"));
    const thread = kept && kept.conversation === this.server.known()?.conversation ? kept.thread : empty;
    this.state = {
      config: readJson<Config>(this.#tab, this.server.key(`config ${this.server.locale}`)),
      words: strings(this.server.locale),
      locale: this.server.locale,
      open: false,
      thread,
      waiting: this.#sender.waiting(),
      seen: readJson<number>(this.#ours, this.server.key("seen")) ?? 0,
      link: "off",
      online: navigator.onLine,
      failed: undefined,
      slow: false,
      typing: undefined,
      working: false,
      control: "bot",
      adviser: undefined,
      loaded: !!thread.messages.length,
      loadingOlder: false,
      arriving: false,
      overlay: undefined,
      notice: undefined,
      times: false,
    };
  }

  /** Fetches what the shop says about its chat; goes on trying, for a page may be opened without network. */
  async start(changed: () => void): Promise<void> {
    this.#changed = changed;
    this.#watchPage();
    if (this.server.known()) this.connect();
    if (readJson(this.#tab, this.server.key("open"))) {
      this.set({ open: true });
      void this.#arrive();
    }
    for (let attempt = 1; !(await this.#loadConfig()); attempt++) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(60_000, 2000 * 2 ** attempt)));
    }
    void this.#sender.flush();
  }

  set(patch: Partial<State>): void {
    this.state = { ...this.state, ...patch };
    this.#changed();
  }

  on<E extends keyof Events>(event: E, listener: (event: Events[E]) => void): () => void {
    const listeners = ((this.#listeners[event] as Set<typeof listener> | undefined) ??= new Set() as never);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  get unread(): number {
    return unread(this.state.thread, this.state.seen);
  }

  // The panel.

  /** @param link the name that the link carried by which the reader came */
  open(link?: string): void {
    if (link || !this.state.open) void this.#arrive(link);
    if (this.state.open) return;
    writeJson(this.#tab, this.server.key("open"), 1);
    this.set({ open: true });
    this.see();
    this.#tell("open", undefined);
  }

  close(): void {
    if (!this.state.open) return;
    this.#tab.removeItem(this.server.key("open"));
    this.set({ open: false, overlay: undefined, notice: undefined });
    this.#tell("close", undefined);
  }

  /** Everything that has arrived has been before the reader's eyes. */
  see(): void {
    const seq = Math.max(lastSeq(this.state.thread), this.state.thread.early.at(-1)?.seq ?? 0);
    if (seq <= this.state.seen) return;
    writeJson(this.#ours, this.server.key("seen"), seq);
    this.set({ seen: seq });
    this.#stream.say({ type: "read", seq });
  }

  async speak(locale: string): Promise<void> {
    writeJson(this.#ours, this.server.key("locale"), { locale, page: this.#pageLocale });
    this.server.locale = locale;
    this.set({ locale, words: strings(locale), notice: undefined });
    await this.#loadConfig();
    if (this.server.known()) this.#stream.restart();
  }

  // What the reader says.

  say(text: string): void {
    if (text.trim()) this.send({ type: "text", text: text.trim() });
  }

  begin({ text, payload }: Starter): void {
    this.send(payload ? { type: "postback", payload, text } : { type: "text", text });
  }

  press(action: Action): void {
    if (action.type !== "postback" && action.type !== "reply") return;
    // A double click is one wish.
    if (this.#pressed === action.payload) return;
    this.#pressed = action.payload;
    setTimeout(() => (this.#pressed = ""), 700);
    this.send({ type: "postback", payload: action.payload, text: action.text });
  }

  send(content: Content, preview?: string, picture?: Blob): void {
    this.#saidTyping = 0;
    this.set({ notice: undefined });
    if (!this.#sender.add(content, preview, picture)) this.set({ notice: this.state.words.slowDown });
  }

  again(id: string): void {
    this.#sender.again(id);
  }

  discard(id: string): void {
    this.#sender.discard(id);
  }

  async sendPicture(file: File): Promise<void> {
    const { words, config, locale } = this.state;
    const limit = config?.limits?.imageBytes ?? 5_000_000;
    const picture = await fitted(file, limit);
    if (!picture) return this.set({ notice: words.badPicture(decimal(locale, limit / 1e6)) });
    this.send({ type: "image", mediaUrl: "", altText: file.name.slice(0, 200) }, picture.preview, picture.blob);
  }

  sendPosition(): void {
    const failed = (): void => this.set({ notice: this.state.words.noPosition });
    if (!navigator.geolocation) return failed();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.send({ type: "location", latitude: coords.latitude, longitude: coords.longitude }),
      failed,
      { timeout: 10_000, maximumAge: 300_000 },
    );
  }

  typing(on: boolean): void {
    const now = Date.now();
    if (on ? now - this.#saidTyping < 4000 : !this.#saidTyping) return;
    this.#saidTyping = on ? now : 0;
    this.#stream.say({ type: "typing", on });
  }

  /** Shows a page in a frame where that is allowed, in a tab of its own elsewhere. */
  show(uri: string, title: string, payment?: string): void {
    const url = address(uri, this.server.base);
    if (url && this.framed(url)) this.set({ overlay: { url, title, ...(payment && { payment }) } });
    else if (url) window.open(url, "_blank", "noopener,noreferrer");
  }

  framed(url: string): boolean {
    const origins = [location.origin, new URL(this.server.base).origin, ...(this.state.config?.paymentOrigins ?? [])];
    return origins.includes(new URL(url).origin);
  }

  // The conversation.

  async session(): Promise<Session> {
    const session = await this.server.session();
    this.connect();
    return session;
  }

  connect(): void {
    this.#stream.start();
  }

  retry(): void {
    this.set({ failed: undefined });
    this.#stream.start();
    this.#stream.restart();
    this.#sender.wake();
  }

  /** Says that the reader is there, once a visit, so that the shop may greet or say where things stood. */
  async #arrive(link?: string): Promise<void> {
    const key = this.server.key("opened");
    const first = !lastSeq(this.state.thread);
    if (!link && Date.now() - (readJson<number>(this.#ours, key) ?? 0) < VISIT_MILLIS) return;
    writeJson(this.#ours, key, Date.now());
    this.set({ arriving: first });
    setTimeout(() => this.set({ arriving: false }), ARRIVING_AT_MOST_SECONDS * 1000);
    if (link) return this.send({ type: "postback", payload: JSON.stringify({ do: "link", link }) });
    try {
      await this.server.opened(uuid());
      this.connect();
      if (first) {
        const { messages, idle } = await this.server.after(0, ARRIVING_AT_MOST_SECONDS);
        if (messages.length) this.#receive(messages, idle);
      }
    } catch {
      // The next opening says so; meanwhile the page greets by itself.
      this.#ours.removeItem(key);
    }
    this.set({ arriving: false });
  }

  async older(): Promise<void> {
    const { thread, loadingOlder, loaded } = this.state;
    if (loadingOlder || !loaded || firstSeq(thread) <= 1) return;
    this.set({ loadingOlder: true });
    const messages = await this.server.before(firstSeq(thread), HISTORY).catch(() => []);
    this.set({ loadingOlder: false, thread: receive(this.state.thread, messages) });
  }

  async #prepare(): Promise<void> {
    const { conversation } = await this.server.session();
    const kept = this.#tab.getItem(this.server.key("conversation"));
    if (kept && kept !== conversation) {
      this.#ours.removeItem(this.server.key("seen"));
      this.set({ thread: empty, loaded: false, seen: 0 });
    }
    try {
      this.#tab.setItem(this.server.key("conversation"), conversation);
    } catch {
      // Without room the thread is fetched again on the next page.
    }
    if (this.state.loaded) return;
    const messages = await this.server.before(undefined, HISTORY);
    this.set({ loaded: true, thread: receive(this.state.thread, messages) });
    this.#afterReceiving();
  }

  #linked(link: Link): void {
    if (link === this.state.link) return;
    this.set(link === "live" ? { link, failed: undefined } : { link, typing: undefined });
    if (link === "live") this.#sender.wake();
  }

  #hear(frame: ServerFrame): void {
    switch (frame.type) {
      case "messages":
        this.#receive(frame.messages, frame.idle);
        break;
      case "typing":
        clearTimeout(this.#typingTimer);
        this.set({ typing: frame.on ? (frame.author?.name ?? this.state.config?.persona.name) : undefined });
        this.#work(false);
        if (frame.on) this.#typingTimer = setTimeout(() => this.set({ typing: undefined }), TYPING_AT_MOST_MILLIS);
        break;
      case "read":
        this.set({ thread: markRead(this.state.thread, frame.seq) });
        break;
      case "presence":
        this.set({ control: frame.control, adviser: frame.agent?.name });
        break;
      case "error":
        if (frame.detail) this.set({ notice: frame.detail });
        break;
      case "pong":
        break;
    }
  }

  #receive(messages: Message[], idle: boolean): void {
    const before = Math.max(lastSeq(this.state.thread), this.state.thread.early.at(-1)?.seq ?? 0);
    const thread = receive(this.state.thread, messages);
    const newest = Math.max(lastSeq(thread), thread.early.at(-1)?.seq ?? 0);
    const fresh = messages.filter((message) => message.seq > before);
    const answered = messages.some((message) => message.author.type !== "user");
    for (const { id } of this.state.waiting) if (messages.some((message) => message.id === id)) this.#sender.discard(id);
    this.set({ thread, ...(answered && { typing: undefined, arriving: false }) });
    this.#work(!idle && !answered && newest > 0 && this.#lastIsOurs());
    if (hasGap(thread)) void this.#fillGap();
    this.#afterReceiving();
    for (const message of fresh) {
      this.#tell("message", message);
      const content = message.content.type === "change" ? message.content.content : message.content;
      if (content?.type === "cart") this.#tell("cart", content);
      if (content?.type === "payment" && content.state === "paid") this.#settled(content.payment);
    }
  }

  /** Leaves the time to see that the payment page says so too; one that declined stays, to try again. */
  #settled(payment: string): void {
    setTimeout(() => this.state.overlay?.payment === payment && this.set({ overlay: undefined }), 1500);
  }

  #accepted(message: Message): void {
    this.connect();
    if (message.seq > lastSeq(this.state.thread)) this.#receive([message], false);
    this.set({ slow: false, failed: undefined });
    if (this.state.open) this.see();
  }

  async #fillGap(): Promise<void> {
    const page = await this.server.after(lastSeq(this.state.thread), 0).catch(() => undefined);
    if (page?.messages.length) this.#receive(page.messages, page.idle);
  }

  #afterReceiving(): void {
    const { messages } = this.state.thread;
    const conversation = this.server.known()?.conversation;
    const thread: Thread = { ...this.state.thread, messages: messages.slice(-KEPT), early: [] };
    if (conversation) writeJson(this.#tab, this.server.key("thread"), { conversation, thread });
  }

  #lastIsOurs(): boolean {
    return this.state.thread.messages.at(-1)?.author.type === "user";
  }

  #work(working: boolean): void {
    if (working === this.state.working) return;
    clearTimeout(this.#workingTimer);
    this.set({ working });
    if (working) this.#workingTimer = setTimeout(() => this.set({ working: false }), WORKING_AT_MOST_MILLIS);
  }

  // The page around it.

  async #loadConfig(): Promise<boolean> {
    const { locale } = this.server;
    const config = await this.server.config().catch((failure: Failure) => {
      if (failure.message) console.error("comptoir:", failure.message);
      return undefined;
    });
    if (!config || locale !== this.server.locale) return !!config;
    writeJson(this.#tab, this.server.key(`config ${locale}`), config);
    this.set({ config });
    return true;
  }

  #watchPage(): void {
    addEventListener("online", () => {
      this.set({ online: true });
      this.#stream.restart();
      this.#sender.wake();
    });
    addEventListener("offline", () => this.set({ online: false }));
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      this.#stream.check();
      if (this.state.open) void this.#arrive();
    });
    // A page with an open socket cannot be kept for the way back.
    addEventListener("pagehide", () => this.#stream.stop());
    addEventListener("pageshow", (event) => {
      if (event.persisted && this.server.known()) this.connect();
    });
    addEventListener("storage", ({ key }) => {
      if (key === this.server.key("outbox")) this.set({ waiting: this.#sender.waiting() });
      if (key === this.server.key("seen")) this.set({ seen: readJson<number>(this.#ours, key) ?? 0 });
      if (key === this.server.key("session") && this.server.known()) this.connect();
    });
  }

  #tell<E extends keyof Events>(event: E, detail: Events[E]): void {
    // Apart, so that a mistake in the page's listener is the page's.
    for (const listener of this.#listeners[event] ?? []) queueMicrotask(() => (listener as (event: Events[E]) => void)(detail));
  }
}
