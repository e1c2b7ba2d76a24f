import assert from "node:assert/strict";
import { test } from "node:test";
import { afterAttempt, backoff, memory, Outbox, type Store } from "../src/outbox.ts";
import type { Waiting } from "../src/thread.ts";

let clock = 0;
const one = (id: string): Waiting => ({ id, content: { type: "text", text: id }, at: new Date(1_700_000_000_000 + clock++).toISOString() });
const ids = (outbox: Outbox): string[] => outbox.list().map(({ id }) => id);

test("messages wait in the order written and survive a new page", () => {
  const store = memory();
  const outbox = new Outbox(store, "k");
  for (const id of ["a", "b", "c"]) outbox.add(one(id));
  assert.deepEqual(ids(new Outbox(store, "k")), ["a", "b", "c"]);
});

test("two tabs share one outbox", () => {
  const store = memory();
  const [here, there] = [new Outbox(store, "k"), new Outbox(store, "k")];
  here.add(one("a"));
  there.add(one("b"));
  here.remove("a");
  assert.deepEqual(ids(there), ["b"]);
});

test("what was refused holds nobody up and can be sent again, last", () => {
  const outbox = new Outbox(memory(), "k");
  const refused = one("a");
  outbox.add(refused);
  outbox.add(one("b"));
  outbox.replace({ ...refused, refused: "too long" });
  assert.equal(outbox.next()?.id, "b");
  outbox.again("a", new Date(1_800_000_000_000).toISOString());
  assert.deepEqual(ids(outbox), ["b", "a"]);
  assert.equal(outbox.list()[1]!.refused, undefined);
});

test("a picture not uploaded yet stays on this page, in its place", () => {
  const store = memory();
  const outbox = new Outbox(store, "k");
  outbox.add(one("a"));
  outbox.add({ ...one("b"), preview: "data:image/png;base64," });
  outbox.add(one("c"));
  assert.deepEqual(ids(outbox), ["a", "b", "c"]);
  assert.deepEqual(ids(new Outbox(store, "k")), ["a", "c"]);
});

test("a full storage stops nothing", () => {
  const store: Store = { getItem: () => null, removeItem: () => {}, setItem: () => { throw new Error("full"); } };
  const outbox = new Outbox(store, "k");
  outbox.add(one("a"));
  outbox.add(one("b"));
  assert.deepEqual(ids(outbox), ["a", "b"]);
});

test("broken storage counts as empty", () => {
  const store = memory();
  store.setItem("k", "{not json");
  assert.deepEqual(ids(new Outbox(store, "k")), []);
});

test("there is a limit", () => {
  const outbox = new Outbox(memory(), "k");
  for (let i = 0; i < 100; i++) assert.equal(outbox.add(one(`${i}`)), true);
  assert.equal(outbox.add(one("over")), false);
});

test("what to do after each answer", () => {
  const table: [number, string | null, string][] = [
    [202, null, "done"],
    [200, null, "done"],
    [401, null, "renew"],
    [400, null, "refuse"],
    [403, null, "refuse"],
    [413, null, "refuse"],
    [422, null, "refuse"],
    [408, null, "wait"],
    [500, null, "wait"],
    [503, null, "wait"],
    [0, null, "wait"],
    [429, "2", "wait"],
  ];
  for (const [status, retryAfter, expected] of table) assert.equal(afterAttempt(status, 1, retryAfter).do, expected, `${status}`);
  assert.deepEqual(afterAttempt(429, 1, "2"), { do: "wait", slow: true, millis: 2000 });
  assert.deepEqual(afterAttempt(429, 1, "86400"), { do: "wait", slow: true, millis: 300_000 });
  assert.deepEqual(afterAttempt(413, 1, null, "Trop long."), { do: "refuse", why: "Trop long." });
  assert.equal(afterAttempt(401, 3).do, "wait");
});

test("waiting grows to half a minute and no further", () => {
  assert.deepEqual([1, 2, 3, 20].map(backoff), [1000, 2000, 4000, 30_000]);
});
