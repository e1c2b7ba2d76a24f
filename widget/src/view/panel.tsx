import { Component, createRef, h, type VNode } from "../dom.ts";
import type { Chat, State } from "../chat.ts";
import { Composer } from "./composer.tsx";
import { Face, Icon, PHONE, Said } from "./parts.tsx";
import { ThreadView } from "./thread.tsx";

interface Props {
  chat: Chat;
  state: State;
  /** The reader asked for it just now: take the focus. */
  eager: boolean;
}

interface Shape {
  full: boolean;
  menu: boolean;
  dragging: boolean;
}

export class Panel extends Component<Props, Shape> {
  readonly #phone = matchMedia(PHONE);
  override state: Shape = { full: this.#phone.matches, menu: false, dragging: false };
  readonly #panel = createRef<HTMLElement>();

  override mounted(): void {
    this.#phone.addEventListener("change", this.#shape);
    visualViewport?.addEventListener("resize", this.#place);
    visualViewport?.addEventListener("scroll", this.#place);
    this.#shape();
    // On a screen one touches, focus in the field would call the keyboard over the greeting.
    if (this.props.eager) (matchMedia("(pointer: fine)").matches ? this.#field() : this.#panel.current)?.focus();
  }

  override unmounted(): void {
    this.#phone.removeEventListener("change", this.#shape);
    visualViewport?.removeEventListener("resize", this.#place);
    visualViewport?.removeEventListener("scroll", this.#place);
    document.documentElement.style.overflow = "";
  }

  override updated(before: Props): void {
    if (before.state.overlay && !this.props.state.overlay) this.#field()?.focus();
  }

  override render({ chat, state }: Props, { full, menu, dragging }: Shape): VNode {
    const { words, config, control, adviser, overlay } = state;
    const persona = config?.persona;
    const name = control === "agent" && adviser ? adviser : persona?.name;
    return (
      <section
        class={`panel ${full ? "full" : ""}`}
        role="dialog"
        aria-modal={full ? "true" : undefined}
        aria-labelledby="name"
        tabIndex={-1}
        ref={this.#panel}
        onKeyDown={(event) => this.#key(event)}
        onDragOver={(event) => this.#drag(event)}
        onDragLeave={() => this.setState({ dragging: false })}
        onDrop={(event) => this.#drop(event)}
      >
        <header role="none">
          <Face chat={chat} />
          <div class="who">
            <h2 id="name">{name}</h2>
            <p class={`status ${control}`}>
              {words.control[control] || (persona?.role ?? words.bot)}
            </p>
          </div>
          {(config?.languages.length ?? 0) > 0 && (
            <button class="tool" aria-label={words.menu} aria-expanded={menu} onClick={() => this.setState({ menu: !menu })}>
              <Icon of="more" />
            </button>
          )}
          <button class="tool" aria-label={words.close} onClick={() => chat.close()}>
            <Icon of="close" />
          </button>
          {menu && this.#menu()}
        </header>
        <Banner chat={chat} />
        <ThreadView chat={chat} state={state} />
        <Composer chat={chat} state={state} />
        {overlay && (
          <div class="overlay" role="group" aria-label={overlay.title}>
            <p class="bar">
              <button class="tool" aria-label={words.backToChat} onClick={() => chat.set({ overlay: undefined })} ref={focused}>
                <Icon of="left" />
              </button>
              <span>{overlay.title}</span>
              <span class="soft">{new URL(overlay.url).host}</span>
            </p>
            <iframe src={overlay.url} title={overlay.title} allow="payment" />
          </div>
        )}
        {dragging && <p class="dropping">{words.drop}</p>}
      </section>
    );
  }

  #menu(): VNode {
    const { chat, state } = this.props;
    const { words, config, locale, times } = state;
    const chosen = config?.languages.find((language) => locale.startsWith(language));
    return (
      <div class="menu" role="group" aria-label={words.menu}>
        {config!.languages.map((language) => (
          <button lang={language} aria-pressed={language === chosen} onClick={() => (this.setState({ menu: false }), void chat.speak(language))}>
            {nameOf(language)}
            {language === chosen && <Icon of="tick" />}
          </button>
        ))}
        <button aria-pressed={times} onClick={() => (this.setState({ menu: false }), chat.set({ times: !times }))}>
          {words.showTimes}
          {times && <Icon of="tick" />}
        </button>
      </div>
    );
  }

  #field(): HTMLElement | null | undefined {
    return this.#panel.current?.querySelector<HTMLElement>("textarea");
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      if (this.props.state.overlay) this.props.chat.set({ overlay: undefined });
      else if (this.state.menu) this.setState({ menu: false });
      else this.props.chat.close();
    }
    if (event.key === "Tab" && this.state.full) keepWithin(this.#panel.current!, event);
  }

  #drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (!this.state.dragging) this.setState({ dragging: true });
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    this.setState({ dragging: false });
    const file = event.dataTransfer?.files[0];
    if (file) void this.props.chat.sendPicture(file);
  }

  readonly #shape = (): void => {
    const full = this.#phone.matches;
    document.documentElement.style.overflow = full ? "hidden" : "";
    if (full !== this.state.full) this.setState({ full });
    this.#place();
  };

  /** Above the keyboard of a phone, which the layout knows nothing about. */
  readonly #place = (): void => {
    const style = this.#panel.current?.style;
    if (!style || !visualViewport) return;
    style.setProperty("--height", `${visualViewport.height}px`);
    style.setProperty("--top", `${visualViewport.offsetTop}px`);
  };
}

function Banner({ chat }: { chat: Chat }): VNode {
  const { words, online, link, failed, slow } = chat.state;
  const text = !online ? words.offline : failed ? failed : slow ? words.slowDown : link === "lost" ? words.reconnecting : undefined;
  return (
    <div role="status">
      {text && (
        <p class={`banner ${online && failed ? "bad" : ""}`}>
          <span>{text}</span>
          {online && failed && (
            <button class="quiet" onClick={() => chat.retry()}>
              {words.retry}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

export function Launcher({ chat, eager }: { chat: Chat; eager: boolean }): VNode {
  const { words, config } = chat.state;
  const { name = "", role } = config?.persona ?? {};
  return (
    <button class="launcher" aria-haspopup="dialog" onClick={() => chat.open()} ref={eager ? focused : null}>
      <Face chat={chat} />
      <Said>
        {words.open(name, role ?? words.bot)}
        {chat.unread > 0 && `, ${words.unread(chat.unread)}`}
      </Said>
      {chat.unread > 0 && (
        <span class="count" aria-hidden="true">
          {chat.unread > 9 ? "9+" : chat.unread}
        </span>
      )}
    </button>
  );
}

function focused(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** Turns the focus round at the ends of a panel that fills the screen. */
function keepWithin(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>("a[href],button:not(:disabled),input,select,textarea,[tabindex='0'],iframe")];
  const active = (panel.getRootNode() as ShadowRoot).activeElement;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (active !== edge && active !== panel) return;
  if (active === panel && !event.shiftKey) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

/** A language in its own words: "Français". */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
