import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brandStyle } from "../src/brand.ts";
import { mistake } from "../src/check.ts";
import { address, day, decimal, money, pieces, time } from "../src/format.ts";
import type { Field } from "../src/protocol.ts";
import { strings } from "../src/strings.ts";

test("money is written as the language writes it", () => {
  assert.equal(money("fr", { amount: 123456, currency: "EUR" }), "1\u202f234,56\u00a0€");
  assert.equal(money("en", { amount: 123456, currency: "EUR" }), "€1,234.56");
  assert.equal(money("fr", { amount: -1650, currency: "EUR" }), "−16,50\u00a0€");
  assert.equal(money("en", { amount: 500, currency: "JPY" }), "¥500");
  assert.equal(money("en", { amount: 1234, currency: "KWD" }), "KWD\u00a01.234");
  assert.equal(decimal("fr", 4.62), "4,6");
});

test("days are said in words", () => {
  const now = new Date(2026, 2, 3, 9, 0);
  const at = (...parts: [number, number, number, number]): string => new Date(...parts).toISOString();
  assert.equal(day("fr", at(2026, 2, 3, 8), now), "aujourd’hui");
  assert.equal(day("fr", at(2026, 2, 2, 23), now), "hier");
  assert.equal(day("en", at(2026, 2, 2, 23), now), "yesterday");
  assert.equal(day("fr", at(2026, 1, 10, 8), now), "mardi 10 février");
  assert.equal(day("fr", at(2025, 1, 10, 8), now), "10 février 2025");
  assert.equal(time("fr", at(2026, 2, 3, 8)), "08:00");
  assert.equal(time("fr", "not a time"), "");
});

test("only addresses of the web can be followed", () => {
  const base = "https://shop.example/comptoir/";
  assert.equal(address("/x?y", base), "https://shop.example/x?y");
  assert.equal(address("picture.svg", base), "https://shop.example/comptoir/picture.svg");
  assert.equal(address("http://other.example/", base), "http://other.example/");
  for (const bad of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "https://", undefined, ""]) {
    assert.equal(address(bad, base), undefined, bad);
  }
});

test("addresses in words are found without the full stop after them", () => {
  assert.deepEqual(pieces("Voir https://a.example/x?y=1, puis (https://b.example/z)."), [
    { text: "Voir " },
    { text: "https://a.example/x?y=1", link: true },
    { text: ", puis (" },
    { text: "https://b.example/z", link: true },
    { text: ")." },
  ]);
  assert.deepEqual(pieces("javascript:alert(1)"), [{ text: "javascript:alert(1)" }]);
});

test("finding addresses in a hostile text takes no time", () => {
  const before = performance.now();
  pieces("https://".repeat(20_000) + ".".repeat(100_000));
  assert.ok(performance.now() - before < 500);
});

test("both languages say everything, French with its own spaces", () => {
  const [en, fr] = [strings("en"), strings("fr-CA")];
  assert.equal(strings("de"), en);
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
  const said = Object.values(fr).flatMap((words) =>
    typeof words === "string" ? [words] : typeof words === "function" ? [(words as (...given: never[]) => string)("x" as never, 2 as never)] : Object.values(words as object),
  );
  for (const words of said as string[]) {
    assert.doesNotMatch(words, /(?<!\u202f)[;:!?»]|«(?!\u202f)|'|\.\.\./, words);
  }
});

test("mistakes in answers are named", () => {
  const words = strings("fr");
  const field = (kind: Field["kind"], required = true): Field => ({ name: "x", label: "X", kind, required });
  assert.equal(mistake(field("text"), "  ", words), words.required);
  assert.equal(mistake(field("text", false), "", words), undefined);
  assert.equal(mistake(field("email"), "claire@example", words), words.badEmail);
  assert.equal(mistake(field("email"), "claire@example.com ", words), undefined);
  assert.equal(mistake(field("phone"), "06 12 34 56 78", words), undefined);
  assert.equal(mistake(field("phone"), "+33 (0)6.12.34.56.78", words), undefined);
  assert.equal(mistake(field("phone"), "bonjour", words), words.badPhone);
  assert.equal(mistake(field("number"), "1 234,5", words), undefined);
  assert.equal(mistake(field("number"), "beaucoup", words), words.badNumber);
});

test("a shop's colours bring no other styles", () => {
  assert.equal(brandStyle(undefined), ":host{}");
  assert.equal(brandStyle({ accent: ["red;}body{display:none", "#112233"], "ink}:host{x": ["#112233", "#112233"] } as never), ":host{}");
  assert.equal(
    brandStyle({ accent: ["#223344", "#ccddee"], "on-accent": ["#ffffff", "#000000"] }),
    ":host{--ct-accent:light-dark(#223344,#ccddee);--ct-on-accent:light-dark(#ffffff,#000000)}",
  );
});

declare const TOKENS: string;

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("the design tokens have the contrast that they promise", () => {
  const colours = new Map([...readFileSync(TOKENS, "utf8").matchAll(/--ct-([\w-]+):\s*light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name!, [light!, dark!] as const]));
  const least = (front: string, ground: string, ratio: number): void => {
    for (const scheme of [0, 1]) {
      const found = contrast(colours.get(front)![scheme]!, colours.get(ground)![scheme]!);
      assert.ok(found >= ratio, `${front} on ${ground}: ${found.toFixed(2)}, less than ${ratio}`);
    }
  };
  for (const ground of ["paper", "surface", "sunken", "accent-soft"]) {
    for (const ink of ["ink", "ink-soft", "ink-faint", "danger", "warning", "success", "star"]) least(ink, ground, 4.5);
    for (const line of ["line-strong", "accent", "focus"]) least(line, ground, 3);
  }
  least("on-accent", "accent", 4.5);
  for (const meaning of ["danger", "warning", "success"]) {
    least(meaning, `${meaning}-soft`, 4.5);
    least("ink", `${meaning}-soft`, 4.5);
  }
});
