import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content, Message } from "../src/protocol.ts";
import { empty, firstSeq, formIsOpen, groups, hasGap, lastSeq, liveCart, markRead, paymentIsLatest, openReplies, receive, shown, unread, type Thread } from "../src/thread.ts";

const text = (words: string): Content => ({ type: "text", text: words });

function message(seq: number, content: Content = text(`${seq}`), type: Message["author"]["type"] = "bot", at = "2026-03-03T10:00:00Z"): Message {
  return { seq, id: `m${seq}`, author: { type }, content, at };
}

function seqs(thread: Thread): number[] {
  return thread.messages.map(({ seq }) => seq);
}

test("messages come to stand in order, whatever the order they arrive in", () => {
  const thread = receive(receive(receive(empty, [message(1)]), [message(3)]), [message(2)]);
  assert.deepEqual(seqs(thread), [1, 2, 3]);
  assert.equal(hasGap(thread), false);
});

test("the same message twice is there once", () => {
  const thread = receive(receive(empty, [message(1), message(2)]), [message(2), message(1)]);
  assert.deepEqual(seqs(thread), [1, 2]);
});

test("a missing number is noticed, and catching up starts before it", () => {
  const thread = receive(receive(empty, [message(1), message(2)]), [message(5), message(4)]);
  assert.equal(hasGap(thread), true);
  assert.equal(lastSeq(thread), 2);
  const mended = receive(thread, [message(3)]);
  assert.deepEqual(seqs(mended), [1, 2, 3, 4, 5]);
  assert.equal(hasGap(mended), false);
});

test("older history joins on above", () => {
  const thread = receive(receive(empty, [message(31), message(32)]), [message(29), message(30)]);
  assert.equal(firstSeq(thread), 29);
  assert.deepEqual(seqs(thread), [29, 30, 31, 32]);
});

test("any order of arrival gives the same thread", () => {
  const all = [1, 2, 3, 4, 5, 6, 7, 8].map((seq) => message(seq));
  const seed = Date.now() % 100_000;
  let state = seed;
  const random = (): number => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    const order = [...all.slice(1), ...all.slice(3, 6)].sort(() => random() - 0.5);
    let thread = receive(empty, [all[0]!]);
    for (const one of order) thread = receive(thread, [one]);
    assert.deepEqual(seqs(thread), [1, 2, 3, 4, 5, 6, 7, 8], `seed ${seed}, round ${round}`);
  }
});

test("numbers that are none are left out", () => {
  assert.deepEqual(seqs(receive(empty, [message(0), message(-1), message(1.5), message(1)])), [1]);
});

test("a change takes the place of what it changes and is not a line itself", () => {
  const thread = receive(empty, [message(1), message(2, { type: "change", of: "m1", content: text("better") }), message(3, { type: "change", of: "m1", content: text("best") })]);
  const entries = shown(thread, []);
  assert.equal(entries.length, 1);
  assert.deepEqual(entries[0]!.content, text("best"));
  assert.equal(entries[0]!.changed, true);
});

test("a deleted message leaves an empty place", () => {
  const entries = shown(receive(empty, [message(1), message(2, { type: "change", of: "m1" })]), []);
  assert.equal(entries.length, 1);
  assert.equal(entries[0]!.content, undefined);
});

test("waiting messages stand last, and once only when the server has them", () => {
  const waiting = { id: "m2", content: text("mine"), at: "2026-03-03T10:00:01Z" };
  assert.deepEqual(shown(receive(empty, [message(1)]), [waiting]).map(({ id }) => id), ["m1", "m2"]);
  assert.deepEqual(shown(receive(empty, [message(1), message(2, text("mine"), "user")]), [waiting]).length, 2);
});

test("a button without words leaves no line", () => {
  assert.equal(shown(receive(empty, [message(1, { type: "postback", payload: "x" }, "user")]), []).length, 0);
});

test("lines of one author in one minute stand together, a new day begins anew", () => {
  const thread = receive(empty, [
    message(1, text("a"), "bot", "2026-03-03T10:00:05Z"),
    message(2, text("b"), "bot", "2026-03-03T10:00:50Z"),
    message(3, text("c"), "bot", "2026-03-03T10:01:05Z"),
    message(4, text("d"), "user", "2026-03-03T10:01:06Z"),
    message(5, text("e"), "user", "2026-03-05T10:01:06Z"),
  ]);
  const found = groups(shown(thread, []));
  assert.deepEqual(found.map(({ entries }) => entries.length), [2, 1, 1, 1]);
  assert.deepEqual(found.map(({ newDay }) => newDay), [true, false, false, true]);
});

test("system lines stand alone", () => {
  const thread = receive(empty, [message(1, text("a"), "system"), message(2, text("b"), "system")]);
  assert.equal(groups(shown(thread, [])).length, 2);
});

const asking: Content = { type: "text", text: "?", actions: [{ type: "reply", text: "Oui", payload: "yes" }, { type: "link", text: "See", uri: "/x" }] };

test("quick replies go once the reader has spoken, even before the server has it", () => {
  const thread = receive(empty, [message(1, asking)]);
  assert.deepEqual(openReplies(shown(thread, [])).map(({ text }) => text), ["Oui"]);
  assert.deepEqual(openReplies(shown(thread, [{ id: "w", content: text("oui"), at: "2026-03-03T10:00:01Z" }])), []);
});

test("quick replies of all that was said since stand together", () => {
  const thread = receive(empty, [message(1, asking), message(2, text("u"), "user"), message(3, asking), message(4, asking)]);
  assert.equal(openReplies(shown(thread, [])).length, 2);
});

test("a form is open until it is answered or asked again", () => {
  const form: Content = { type: "form", id: "f", submit: "OK" };
  const answered: Content = { type: "formResponse", id: "f" };
  const open = (...contents: Content[]): boolean => formIsOpen(shown(receive(empty, contents.map((content, i) => message(i + 1, content))), []), 0);
  assert.equal(open(form), true);
  assert.equal(open(form, text("wait")), true);
  assert.equal(open(form, answered), false);
  assert.equal(open(form, form), false);
});

test("a form whose answer was refused opens again", () => {
  const entries = shown(receive(empty, [message(1, { type: "form", id: "f", submit: "OK" })]), [
    { id: "w", content: { type: "formResponse", id: "f" }, at: "2026-03-03T10:00:01Z", refused: "no" },
  ]);
  assert.equal(formIsOpen(entries, 0), true);
});

test("only the last cart can be changed, and none after an order", () => {
  const cart: Content = { type: "cart", total: { amount: 1, currency: "EUR" } };
  const order: Content = { type: "order", number: "1", status: "paid", statusLabel: "Paid", total: { amount: 1, currency: "EUR" } };
  const live = (...contents: Content[]): string | undefined => liveCart(shown(receive(empty, contents.map((content, i) => message(i + 1, content))), []));
  assert.equal(live(cart, text("x"), cart, text("y")), "m3");
  assert.equal(live(cart, order), undefined);
});

test("a payment can be made only where it was last spoken of", () => {
  const payment = (state: string, id = "p"): Content => ({ type: "payment", payment: id, order: "1", amount: { amount: 1, currency: "EUR" }, payee: "M", provider: "S", state, label: "" });
  const entries = shown(receive(empty, [message(1, payment("pending")), message(2, payment("declined")), message(3, payment("pending", "q"))]), []);
  assert.deepEqual([0, 1, 2].map((index) => paymentIsLatest(entries, index)), [false, true, true]);
});

test("unread counts what others said since, not changes nor what was deleted", () => {
  const thread = receive(empty, [message(1), message(2, text("u"), "user"), message(3), message(4, { type: "change", of: "m3", content: text("x") }), message(5)]);
  assert.equal(unread(thread, 1), 2);
  assert.equal(unread(thread, 5), 0);
});

test("who answers has read what came before", () => {
  assert.equal(receive(empty, [message(1, text("u"), "user"), message(2, text("joined"), "system")]).read, 0);
  assert.equal(receive(empty, [message(1, text("u"), "user"), message(2)]).read, 2);
});

test("read marks never go back", () => {
  assert.equal(markRead(markRead(empty, 5), 3).read, 5);
});
