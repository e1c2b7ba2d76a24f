/** The conversation as this page knows it. Pure: every function returns a new value. */
import type { Action, Content, Message } from "./protocol.ts";

export interface Thread {
  /** Ascending and without gaps. */
  readonly messages: readonly Message[];
  /** Arrived ahead of numbers that are still missing; ascending. */
  readonly early: readonly Message[];
  /** The highest number of ours that the other side has read. */
  readonly read: number;
}

/** A message of ours that the server has not accepted yet. */
export interface Waiting {
  readonly id: string;
  readonly content: Content;
  readonly at: string;
  /** Why the server will not have it, in the reader's language. */
  readonly refused?: string;
  /** What to show until a picture is uploaded: a data: URL. */
  readonly preview?: string;
}

/** One line of the thread as shown, with later changes applied. */
export interface Entry {
  readonly id: string;
  readonly author: Message["author"];
  readonly at: string;
  /** Absent when it was deleted. */
  readonly content?: Content;
  readonly changed?: boolean;
  readonly seq?: number;
  readonly waiting?: Waiting;
}

export interface Group {
  readonly key: string;
  readonly author: Message["author"];
  readonly at: string;
  readonly newDay: boolean;
  readonly entries: readonly Entry[];
}

export const empty: Thread = { messages: [], early: [], read: 0 };

export function firstSeq(thread: Thread): number {
  return thread.messages[0]?.seq ?? 0;
}

/** The number to catch up from: everything up to it has been seen. */
export function lastSeq(thread: Thread): number {
  return thread.messages.at(-1)?.seq ?? 0;
}

/** Takes in what arrived, in whatever order and however often; also older history. */
export function receive(thread: Thread, incoming: readonly Message[]): Thread {
  if (!incoming.length) return thread;
  const bySeq = new Map<number, Message>();
  for (const message of [...thread.messages, ...thread.early, ...incoming]) {
    if (Number.isSafeInteger(message.seq) && message.seq > 0) bySeq.set(message.seq, message);
  }
  const sorted = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  // The run that we already had decides what is contiguous; a first arrival starts it.
  const anchor = sorted.findIndex((message) => message.seq === (firstSeq(thread) || sorted[0]?.seq));
  let from = anchor;
  while (from > 0 && sorted[from - 1]!.seq === sorted[from]!.seq - 1) from--;
  let to = anchor;
  while (to + 1 < sorted.length && sorted[to + 1]!.seq === sorted[to]!.seq + 1) to++;
  // Who answers has read what came before.
  const read = Math.max(thread.read, sorted.findLast(({ author }) => author.type === "bot" || author.type === "agent")?.seq ?? 0);
  return { read, messages: sorted.slice(from, to + 1), early: sorted.slice(to + 1) };
}

export function hasGap(thread: Thread): boolean {
  return thread.early.length > 0;
}

export function markRead(thread: Thread, seq: number): Thread {
  return seq > thread.read ? { ...thread, read: seq } : thread;
}

/** How many messages of the other side have come after the number last seen by the reader. */
export function unread(thread: Thread, seen: number): number {
  return shown(thread, []).filter((entry) => entry.seq! > seen && entry.author.type !== "user" && entry.content).length;
}

/** The lines to show: changes applied to what they change, then what is waiting to be sent. */
export function shown(thread: Thread, waiting: readonly Waiting[]): Entry[] {
  const all = [...thread.messages, ...thread.early];
  const changes = new Map<string, Content | undefined>();
  for (const { content } of all) if (content.type === "change") changes.set(content.of, content.content);
  const entries: Entry[] = [];
  for (const { id, seq, author, at, content } of all) {
    if (content.type === "change" || (content.type === "postback" && !content.text)) continue;
    if (!changes.has(id)) entries.push({ id, seq, author, at, content });
    else {
      const now = changes.get(id);
      entries.push({ id, seq, author, at, changed: true, ...(now && { content: now }) });
    }
  }
  const accepted = new Set(all.map((message) => message.id));
  for (const one of waiting) {
    if (accepted.has(one.id) || (one.content.type === "postback" && !one.content.text)) continue;
    entries.push({ id: one.id, author: { type: "user" }, at: one.at, content: one.content, waiting: one });
  }
  return entries;
}

/** Lines of one author in one minute stand together. */
export function groups(entries: readonly Entry[]): Group[] {
  const found: { key: string; author: Message["author"]; at: string; newDay: boolean; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const before = found.at(-1);
    const newDay = !before || new Date(before.at).toDateString() !== new Date(entry.at).toDateString();
    if (before && !newDay && sameAuthor(before, entry) && minute(before.at) === minute(entry.at)) {
      before.entries.push(entry);
    } else {
      found.push({ key: entry.id, author: entry.author, at: entry.at, newDay, entries: [entry] });
    }
  }
  return found;
}

function sameAuthor(a: { author: Message["author"] }, b: { author: Message["author"] }): boolean {
  return a.author.type === b.author.type && a.author.name === b.author.name && a.author.type !== "system";
}

function minute(at: string): number {
  return Math.floor(Date.parse(at) / 60_000);
}

/** Quick replies that still wait for a choice: those said since the reader last spoke. */
export function openReplies(entries: readonly Entry[]): Action[] {
  const replies: Action[] = [];
  for (let i = entries.length - 1; i >= 0; i--) {
    const { author, content } = entries[i]!;
    if (author.type === "user") break;
    const actions = content && "actions" in content ? (content.actions ?? []) : [];
    replies.unshift(...actions.filter((action) => action.type === "reply" || action.type === "locationRequest"));
  }
  return replies;
}

/** A form can be filled in until it is answered or asked again. */
export function formIsOpen(entries: readonly Entry[], index: number): boolean {
  const form = entries[index]?.content;
  if (form?.type !== "form") return false;
  return !entries.slice(index + 1).some(
    ({ content, waiting }) =>
      (content?.type === "form" || content?.type === "formResponse") && content.id === form.id && !waiting?.refused,
  );
}

/** The entry whose cart can still be changed: the last cart that is shown, unless an order came after it. */
export function liveCart(entries: readonly Entry[]): string | undefined {
  for (let i = entries.length - 1; i >= 0; i--) {
    const { content, id } = entries[i]!;
    if (content?.type === "order" || content?.type === "payment") return undefined;
    if (content?.type === "cart") return id;
  }
  return undefined;
}

/** A payment is shown as payable only where it was last spoken of. */
export function paymentIsLatest(entries: readonly Entry[], index: number): boolean {
  const payment = entries[index]?.content;
  return (
    payment?.type === "payment" &&
    !entries.slice(index + 1).some(({ content }) => content?.type === "payment" && content.payment === payment.payment)
  );
}
