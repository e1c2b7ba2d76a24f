import { h, render } from "./dom.ts";
import css from "./style/index.css";
import { brandStyle } from "./brand.ts";
import { Chat, type Events } from "./chat.ts";
import { Launcher, Panel } from "./view/panel.tsx";

/** What a page can do with the chat: `window.comptoir`, announced by the event `comptoir:ready` on the window. */
interface Comptoir {
  /** @param link the name of a link, as in the address: the flow that begins on it is begun */
  open(link?: string): void;
  close(): void;
  toggle(): void;
  /** Says something in the reader's name. */
  send(text: string): void;
  /** The session that other calls to the server need, made if there is none yet. */
  session(): Promise<{ token: string; visitor: string; conversation: string }>;
  /** @returns a function that stops listening */
  on<E extends keyof Events>(event: E, listener: (event: Events[E]) => void): () => void;
  /** What the reader has before them, given to the server with the next session. */
  setPage(page: Record<string, unknown>): void;
}

declare global {
  interface Window {
    comptoir?: Comptoir;
  }
}

function begin(script: HTMLScriptElement): void {
  const shop = script.dataset["shop"];
  if (!shop) return console.error('comptoir: the script tag needs data-shop="…", the id of the shop.');
  const locale = script.dataset["locale"] || document.documentElement.lang || navigator.language;
  const chat = new Chat(new URL(".", script.src).href, shop, locale);
  chat.server.page = { url: location.origin + location.pathname, title: document.title };

  // A name with a hyphen can have a shadow tree without being defined.
  const host = document.createElement("comptoir-chat");
  if (script.dataset["theme"]) host.dataset["theme"] = script.dataset["theme"];
  const root = host.attachShadow({ mode: "open" });
  const brand = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet(css), brand];
  document.body.append(host);

  let branded: unknown;
  let wasOpen: boolean | undefined;
  const draw = (): void => {
    const { state } = chat;
    if (state.config?.brand !== branded) brand.replaceSync(brandStyle((branded = state.config?.brand) as never));
    if (!state.config) return;
    host.lang = state.locale;
    // Focus follows the reader's own opening and closing, never a page load.
    const eager = wasOpen !== undefined && wasOpen !== state.open;
    wasOpen = state.open;
    render(state.open ? <Panel chat={chat} state={state} eager={eager} /> : <Launcher chat={chat} eager={eager} />, root);
  };
  let due = false;
  const drawSoon = (): void => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      draw();
    });
  };
  void chat.start(drawSoon);
  drawSoon();
  /** `?chat=poster-12` or `#chat=poster-12` opens the chat by that link, `?chat` just opens it; once, not at every reload. */
  const follow = (): void => {
    const url = new URL(location.href);
    const inHash = new URLSearchParams(url.hash.slice(1));
    const link = url.searchParams.get("chat") ?? inHash.get("chat");
    if (link === null) return;
    url.searchParams.delete("chat");
    if (inHash.has("chat")) url.hash = "";
    history.replaceState(history.state, "", url);
    chat.open(link.slice(0, 64));
  };
  follow();
  addEventListener("hashchange", follow);

  window.comptoir = {
    open: (link) => chat.open(link),
    close: () => chat.close(),
    toggle: () => (chat.state.open ? chat.close() : chat.open()),
    send: (text) => chat.say(String(text)),
    session: async () => {
      const { token, visitor, conversation } = await chat.session();
      return { token, visitor, conversation };
    },
    on: (event, listener) => chat.on(event, listener),
    setPage: (page) => void (chat.server.page = page),
  };
  dispatchEvent(new Event("comptoir:ready"));
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

// Known only while the script runs, so also to a page with several tags.
const script = document.currentScript as HTMLScriptElement | null;
if (script && !window.comptoir) {
  if (document.body) begin(script);
  else document.addEventListener("DOMContentLoaded", () => begin(script));
}
