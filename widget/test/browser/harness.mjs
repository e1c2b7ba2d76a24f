// What the browser checks share: the built widget in a real browser, against the mock server.
// CHROMIUM names the browser, COMPTOIR_OUT the folder of the build, SHOTS a folder for pictures of the states.
import axe from "axe-core";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { start } from "../mock-server.mjs";

const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(" ");
const out = process.env.COMPTOIR_OUT && join(process.env.COMPTOIR_OUT, "widget.js");
/** A busy machine is slow; what does not come, does not come in half a minute either. */
const patienceMillis = 30_000;
let browser;
export let server;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
});

after(() => browser?.close());

/** A test with a server, a browser profile and an open page of its own; nothing may go wrong on the page unnoticed. */
export function check(name, act, { viewport = { width: 1280, height: 800 }, path = "/?lang=fr", ...options } = {}) {
  test(name, { timeout: 4 * patienceMillis }, async () => {
    server = await start(out ? { widget: out } : {});
    const context = await browser.newContext({ viewport, locale: "fr-FR", ...options });
    context.setDefaultTimeout(patienceMillis);
    const wrong = [];
    context.on("page", (page) => {
      page.on("pageerror", (error) => wrong.push(error.stack ?? String(error)));
      page.on("console", (message) => /Content Security|Refused|violates/.test(message.text()) && wrong.push(message.text()));
      page.on("dialog", (dialog) => (wrong.push(`dialog ${dialog.message()}`), dialog.dismiss()));
    });
    const page = await context.newPage();
    try {
      await page.goto(server.address + path);
      await act(page, context);
      assert.deepEqual(wrong, []);
    } finally {
      await context.close();
      await server.stop();
    }
  });
}

export const open = async (page) => {
  await page.locator(".launcher").click();
  await field(page).waitFor();
};
export const field = (page) => page.locator(".composer textarea");
export const say = async (page, words) => {
  await field(page).fill(words);
  await field(page).press("Enter");
};
export const bubbles = (page, who) => page.locator(`.group.${who} .bubble`);
export const eventually = async (what, expected, message) => {
  const end = Date.now() + patienceMillis;
  for (let found; ; await new Promise((resolve) => setTimeout(resolve, 30))) {
    found = await what();
    try {
      return assert.deepEqual(found, expected, message);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};
export const conversation = () => [...server.conversations.values()].at(-1);
export const said = () => (conversation()?.messages ?? []).filter(({ author }) => author.type === "user").map(({ content }) => content.text);
export const shot = async (page, name) => {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
};

/** axe over the page and the widget's shadow tree. */
export async function accessible(page, state) {
  // What is still fading in has not its contrast yet.
  await page.evaluate(() => {
    const all = document.querySelector("comptoir-chat").shadowRoot.getAnimations();
    return Promise.allSettled(all.filter(({ effect }) => effect.getTiming().iterations !== Infinity).map(({ finished }) => finished));
  });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run("comptoir-chat", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { region: { enabled: false } } }),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${state}: ${id} ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(" | ")}`),
    [],
  );
}

