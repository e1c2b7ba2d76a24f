import { strict as assert } from "node:assert";
import { test } from "node:test";
import { query } from "../src/listing.ts";
import { readFacts, speak } from "../src/facts.ts";
import { major } from "../src/data-layer.ts";

test("a filter's address leaves out what says nothing", () => {
  assert.equal(query([["q", "bougie"], ["min", ""], ["max", "30"], ["f.notes", "fig"], ["f.notes", "rose"], ["sort", "featured"]]), "q=bougie&max=30&f.notes=fig&f.notes=rose");
});

test("broken facts leave a page that still works", () => {
  assert.deepEqual(readFacts("{").events, []);
  assert.equal(readFacts('{"shop":"beaute"}').shop, "beaute");
});

test("words are filled in order and a missing one shows its key", () => {
  assert.equal(speak({ added: "{0} : ajouté" }, "added", "Savon $& {1}"), "Savon $& {1} : ajouté");
  assert.equal(speak({}, "absent"), "absent");
});

test("amounts keep the currency's own decimals", () => {
  assert.equal(major({ amount: 1250, decimals: 2 }), 12.5);
  assert.equal(major({ amount: 1250, decimals: 0 }), 1250);
});
