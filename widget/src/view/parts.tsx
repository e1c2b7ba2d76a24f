import { h, type Child, type VNode } from "../dom.ts";
import type { Chat } from "../chat.ts";
import { address, pieces } from "../format.ts";
import type { Action } from "../protocol.ts";

/** Drawn on a grid of 24 with one hand: round ends, one weight. */
const shapes = {
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 11v1M12 11v1M19 11v1",
  send: "M12 19V5M6 11l6-6 6 6",
  picture: "M4 5h16v14H4zM4 16l5-4 4 3 2-2 5 4",
  microphone: "M9.5 7a2.5 2.5 0 0 1 5 0v4a2.5 2.5 0 0 1-5 0zM6.5 11a5.5 5.5 0 0 0 11 0M12 17v3",
  stop: "M8 8h8v8H8z",
  left: "M14.5 6l-6 6 6 6",
  right: "M9.5 6l6 6-6 6",
  down: "M6 9.5l6 6 6-6",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  alert: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v5M12 16h.01",
  lock: "M7 11h10v8H7zM9 11V8.5a3 3 0 0 1 6 0V11",
  minus: "M7 12h10",
  plus: "M7 12h10M12 7v10",
};

export function Icon({ of }: { of: keyof typeof shapes }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[of]} />
    </svg>
  );
}

/** For those who listen. */
export function Said({ children }: { children: Child }): VNode {
  return <span class="said">{children}</span>;
}

interface LinkProps {
  chat: Chat;
  to: string | undefined;
  class?: string;
  label?: string;
  children: Child;
}

/** A link that is safe to follow, else just its words. Pages of this site open in place: the chat comes along. */
export function Link({ chat, to, children, label, class: name }: LinkProps): VNode {
  const url = address(to, chat.server.base);
  if (!url) return <span class={name}>{children}</span>;
  const here = new URL(url).origin === location.origin;
  return (
    <a
      class={name}
      href={url}
      rel="noopener noreferrer"
      aria-label={label}
      target={here ? undefined : "_blank"}
      onClick={() => here && matchMedia(PHONE).matches && chat.close()}
    >
      {children}
      {!here && !label && <Said> ({chat.state.words.newTab})</Said>}
    </a>
  );
}

/** Where the panel fills the screen. */
export const PHONE = "(max-width: 519px), (max-height: 459px)";

/** Words as written, with the web addresses in them made links. */
export function Prose({ chat, text }: { chat: Chat; text: string }): VNode {
  return (
    <p class="prose">
      {pieces(text).map((piece) => (piece.link ? <Link chat={chat} to={piece.text}>{piece.text.replace(/^https?:\/\//, "")}</Link> : piece.text))}
    </p>
  );
}

/** A picture of the shop; its place is kept while it loads, and it is left out when it does not come. */
export function Picture({ chat, src, alt, class: name }: { chat: Chat; src: string | undefined; alt?: string | undefined; class?: string }): VNode | null {
  const url = src?.startsWith("data:image/") ? src : address(src, chat.server.base);
  if (!url) return null;
  return <img class={name} src={url} alt={alt ?? ""} loading="lazy" decoding="async" onError={(event) => (event.currentTarget.style.visibility = "hidden")} />;
}

/** What one can do here, the first thing first; quiet, where nothing is what one should do. Quick replies stand at the end of the thread instead. */
export function Actions({ chat, actions, about, quiet }: { chat: Chat; actions: Action[] | undefined; about?: string; quiet?: boolean }): VNode | null {
  const all = (actions ?? []).filter((action) => action.type !== "reply" && action.type !== "locationRequest");
  if (!all.length) return null;
  return (
    <div class="actions">
      {all.map((action, index) => (
        <ActionButton chat={chat} action={action} class={index || quiet ? "button" : "button primary"} {...(about && { about })} />
      ))}
    </div>
  );
}

function ActionButton({ chat, action, about, class: name }: { chat: Chat; action: Action; about?: string; class: string }): VNode {
  const label = about ? `${action.text}, ${about}` : undefined;
  switch (action.type) {
    case "link":
    case "buy":
      return <Link chat={chat} to={action.uri} class={name}>{action.text}{about && <Said>, {about}</Said>}</Link>;
    case "webview":
      return <button class={name} aria-label={label} onClick={() => chat.show(action.uri, action.text)}>{action.text}</button>;
    case "postback":
    case "reply":
    case "locationRequest":
      return <button class={name} aria-label={label} onClick={() => chat.press(action)}>{action.text}</button>;
  }
}

export function Face({ chat }: { chat: Chat }): VNode {
  const { config, adviser, control } = chat.state;
  const name = (control === "agent" && adviser) || config?.persona.name || "";
  return (
    <span class="face" aria-hidden="true">
      {name.charAt(0)}
      {control !== "agent" && <Picture chat={chat} src={config?.persona.picture} />}
    </span>
  );
}
