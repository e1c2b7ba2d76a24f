import { Component, createRef, Fragment, h, type VNode } from "../dom.ts";
import type { Chat, State } from "../chat.ts";
import { day, moment, time } from "../format.ts";
import type { Message, Starter } from "../protocol.ts";
import { firstSeq, groups, lastSeq, liveCart, openReplies, shown, type Group } from "../thread.ts";
import { MessageView } from "./message.tsx";
import { Icon, Prose, Said } from "./parts.tsx";

/** How near to its end the thread counts as read to the end, in pixels. */
const NEAR = 48;

interface Props {
  chat: Chat;
  state: State;
}

interface Before {
  height: number;
  top: number;
}

export class ThreadView extends Component<Props, { missed: number; away: boolean }> {
  override state = { missed: 0, away: false };
  readonly #log = createRef<HTMLDivElement>();
  readonly #content = createRef<HTMLDivElement>();
  #sizes: ResizeObserver | undefined;
  #stick = true;

  override mounted(): void {
    const log = this.#log.current!;
    log.scrollTop = log.scrollHeight;
    // The keyboard comes, a picture arrives: who was at the end stays there.
    this.#sizes = new ResizeObserver(() => this.#stick && (log.scrollTop = log.scrollHeight));
    this.#sizes.observe(log);
    this.#sizes.observe(this.#content.current!);
    this.props.chat.see();
    this.#loadMore();
  }

  override unmounted(): void {
    this.#sizes?.disconnect();
  }

  override before(): Before {
    const { scrollHeight: height, scrollTop: top } = this.#log.current!;
    return { height, top };
  }

  override updated({ state: was }: Props, before: Before): void {
    const { chat, state } = this.props;
    const log = this.#log.current!;
    if (firstSeq(state.thread) < firstSeq(was.thread)) {
      log.scrollTop = before.top + log.scrollHeight - before.height;
      this.#loadMore();
      return;
    }
    const said = state.waiting.length > was.waiting.length;
    const came = state.thread.messages.filter((message) => message.seq > lastSeq(was.thread));
    const others = came.filter((message) => message.author.type !== "user");
    if (said) this.#toEnd();
    else if (others.length && lastSeq(was.thread) && !this.#stick) this.setState({ missed: this.state.missed + others.length });
    else if (this.#stick) {
      // A long answer is read from its beginning: from the first line since the reader spoke, if that is still below.
      const end = log.scrollHeight - log.clientHeight;
      const top = ({ seq }: Message): number => log.querySelector(`[data-seq="${seq}"]`)!.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 12;
      const turn = state.thread.messages.slice(state.thread.messages.findLastIndex((message) => message.author.type === "user") + 1);
      const starts = lastSeq(was.thread) ? [...turn, ...others].filter(isShown).map(top) : [];
      const start = starts.find((at) => at >= log.scrollTop) ?? end;
      log.scrollTop = Math.min(start, end);
      if (start < end - NEAR) this.#stick = false;
    }
    if (!this.state.missed && !document.hidden && came.length) chat.see();
  }

  override render({ chat, state }: Props): VNode {
    const { words, config, typing, working, control, loaded, link, loadingOlder, arriving } = state;
    const entries = shown(state.thread, state.waiting);
    const replies = openReplies(entries);
    const all = groups(entries);
    const cart = liveCart(entries);
    const fromTheStart = firstSeq(state.thread) <= 1;
    // A bot that greets by itself is not greeted for.
    const greet = !arriving && fromTheStart && (!entries[0] || entries[0].author.type === "user") && (loaded || !chat.server.known());
    const busy = typing ?? (arriving || (working && control === "bot") ? config?.persona.name : undefined);
    return (
      <div class="middle">
        <div
          class={`log ${state.times ? "times" : ""}`}
          role="log"
          aria-label={words.thread}
          aria-live={loadingOlder || !loaded ? "off" : "polite"}
          tabIndex={0}
          ref={this.#log}
          onScroll={() => this.#scrolled()}
        >
          <div class="content" ref={this.#content}>
            {(loadingOlder || (!loaded && link === "connecting")) && <Skeleton label={words.loading} />}
            {fromTheStart && config?.persona.disclosure && (loaded || !chat.server.known()) && <p class="disclosure">{config.persona.disclosure}</p>}
            {greet && config && (
              <div class="group bot">
                <Said>{`${config.persona.name}, ${config.persona.role ?? words.bot}`}</Said>
                <div class="message">
                  <div class="bubble">
                    <Prose chat={chat} text={config.greeting || words.greeting(config.persona.name)} />
                  </div>
                </div>
              </div>
            )}
            {all.map((group, index) => (
              <Fragment key={group.key}>
                {group.newDay && <p class="day">{day(state.locale, group.at, new Date())}</p>}
                <GroupView chat={chat} group={group} last={index === all.length - 1}>
                  {group.entries.map((entry) => (
                    <MessageView key={entry.id} chat={chat} entry={entry} entries={entries} liveCart={cart} />
                  ))}
                </GroupView>
              </Fragment>
            ))}
            {busy && (
              <p class="dots">
                <Said>{words.typing(busy)}</Said>
                <i /><i /><i />
              </p>
            )}
          </div>
          {greet && !entries.length && config?.starters?.length ? (
            <Replies label={words.replies} replies={config.starters} choose={(starter) => chat.begin(starter)} />
          ) : (
            replies.length > 0 && (
              <Replies
                label={words.replies}
                replies={replies}
                choose={(reply) => (reply.type === "locationRequest" ? chat.sendPosition() : chat.press(reply))}
              />
            )
          )}
        </div>
        {(this.state.away || this.state.missed > 0) && (
          <button class={`pill ${this.state.missed ? "" : "round"}`} onClick={() => this.#toEnd(true)}>
            {this.state.missed ? words.newMessages(this.state.missed) : <Said>{words.latest}</Said>}
            <Icon of="down" />
          </button>
        )}
      </div>
    );
  }

  #scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#log.current!;
    const left = scrollHeight - clientHeight - scrollTop;
    this.#stick = left < NEAR;
    const away = left > clientHeight;
    if (this.#stick && this.state.missed) this.props.chat.see();
    if (away !== this.state.away || (this.#stick && this.state.missed)) {
      this.setState({ away, ...(this.#stick && { missed: 0 }) });
    }
    this.#loadMore();
  }

  #toEnd(pressed = false): void {
    const log = this.#log.current!;
    this.#stick = true;
    log.scrollTop = log.scrollHeight;
    // The button that was pressed goes.
    if (pressed) log.focus();
    this.props.chat.see();
    if (this.state.missed) this.setState({ missed: 0 });
  }

  #loadMore(): void {
    if (this.#log.current!.scrollTop < 160) void this.props.chat.older();
  }
}

function isShown({ content }: Message): boolean {
  return content.type !== "change";
}

function GroupView({ chat, group, last, children }: { chat: Chat; group: Group; last: boolean; children: VNode[] }): VNode {
  const { words, locale, thread, config } = chat.state;
  const { type, name } = group.author;
  const end = group.entries.at(-1)!;
  const who = type === "user" ? words.you : type === "bot" ? (name ?? config?.persona.name) : name;
  const state = type !== "user" || end.waiting?.refused ? undefined : end.waiting ? "sending" : end.seq! <= thread.read ? "read" : "sent";
  return (
    <div class={`group ${type} ${last ? "last" : ""}`}>
      {type === "agent" ? (
        <p class="author">
          {name} <span class="soft">· {words.agent}</span>
        </p>
      ) : (
        type !== "system" && <Said>{who}</Said>
      )}
      {children}
      <p class="meta">
        <time dateTime={group.at} title={moment(locale, group.at)}>{time(locale, group.at)}</time>
        {state && (
          <span class={state}>
            {" · "}
            {words[state]}
            {state === "sending" ? "…" : <Icon of="tick" />}
          </span>
        )}
      </p>
    </div>
  );
}

function Replies<R extends Starter | { text: string }>({ label, replies, choose }: { label: string; replies: R[]; choose: (reply: R) => void }): VNode {
  return (
    <div class="replies" role="group" aria-label={label}>
      {replies.map((reply) => (
        <button class="reply" onClick={() => choose(reply)}>{reply.text}</button>
      ))}
    </div>
  );
}

function Skeleton({ label }: { label: string }): VNode {
  return (
    <div class="skeleton">
      <Said>{label}</Said>
      <i /><i /><i />
    </div>
  );
}
