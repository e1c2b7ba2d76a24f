// The closed button, the panel and the composer, and the page around them.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { accessible, bubbles, check, conversation, eventually, field, open, said, say, server, shot } from "./harness.mjs";

check("opens only when asked, greets without a session, and weighs little", async (page) => {
  await page.locator(".launcher").waitFor();
  assert.equal(await page.locator(".panel").count(), 0);
  await open(page);
  await page.getByText("Que puis-je trouver pour vous").waitFor();
  assert.equal(await page.locator(".reply").count(), 4);
  assert.match(await page.locator(".status").innerText(), /assistante virtuelle/);
  assert.equal(server.conversations.size, 0, "no session before the first message");
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  let weight = 0;
  for (const address of loaded.filter((address) => !address.endsWith("/page.css"))) {
    weight += gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer()), { level: 9 }).length;
  }
  assert.ok(weight <= 25_000, `${weight} bytes before the first message: ${loaded}`);
});

check("a message goes out, is marked and is answered", async (page) => {
  await open(page);
  await say(page, "bonjour");
  await bubbles(page, "bot").nth(1).waitFor();
  assert.deepEqual(await bubbles(page, "user").allInnerTexts(), ["bonjour"]);
  await page.locator(".meta .read").waitFor({ state: "attached" });
  assert.equal(await page.locator(".reply").count(), 0, "starters go once something is said");
  assert.equal(await field(page).inputValue(), "");
});

check("open stays open and closed stays closed from page to page; what comes meanwhile is counted", async (page) => {
  await open(page);
  await say(page, "un");
  await bubbles(page, "bot").nth(1).waitFor();
  await page.getByRole("link", { name: "Another page" }).click();
  await page.waitForURL(/other/);
  await field(page).waitFor();
  assert.deepEqual(await bubbles(page, "user").allInnerTexts(), ["un"]);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BODY", "a page load takes no focus");
  await field(page).press("Escape");
  await page.locator(".launcher").waitFor();
  await eventually(() => page.evaluate(() => document.querySelector("comptoir-chat").shadowRoot.activeElement?.className), "launcher");
  await page.goto(`${server.address}/?lang=fr`);
  await page.locator(".launcher").waitFor();
  server.say({ type: "text", text: "coucou" });
  server.say({ type: "text", text: "encore" });
  await eventually(() => page.locator(".count").innerText(), "2");
  await page.getByRole("button", { name: /2 messages non lus/ }).waitFor();
  await accessible(page, "closed");
  await shot(page, "closed");
  await open(page);
  await page.getByText("encore").waitFor();
  await page.getByRole("button", { name: "Fermer la discussion" }).click();
  await page.locator(".launcher").waitFor();
  assert.equal(await page.locator(".count").count(), 0);
});

check("too long a text is held back with the reason", async (page) => {
  await open(page);
  await field(page).fill("a".repeat(4002));
  await page.getByText("Trop long de 2").waitFor();
  await field(page).press("Enter");
  assert.equal(server.conversations.size, 0);
});

check("Enter sends, Shift and Enter breaks, five lines at most", async (page) => {
  await open(page);
  await field(page).pressSequentially("un");
  const one = (await field(page).boundingBox()).height;
  for (let i = 0; i < 9; i++) await field(page).press("Shift+Enter");
  const nine = (await field(page).boundingBox()).height;
  assert.ok(nine > one && nine <= 136, `${one} ${nine}`);
  await field(page).press("Enter");
  await eventually(said, ["un"]);
});

check("the language is changed in the menu and stays", async (page) => {
  await open(page);
  await page.getByRole("button", { name: "Options" }).click();
  await accessible(page, "menu");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("What can I find for you?").waitFor();
  await say(page, "gift");
  await page.getByText("€89.00").waitFor();
  assert.equal(conversation().locale, "en");
  await page.reload();
  await page.getByPlaceholder("Write a message").waitFor();
});

check("the page can drive it", async (page) => {
  // Not waitForFunction: it evaluates a string in the page, which a strict policy refuses.
  await eventually(() => page.evaluate(() => !!window.comptoir), true);
  const heard = await page.evaluate(async () => {
    const events = [];
    for (const event of ["open", "close", "message", "cart"]) window.comptoir.on(event, () => events.push(event));
    const session = await window.comptoir.session();
    window.comptoir.open();
    window.comptoir.send("panier");
    await new Promise((resolve) => window.comptoir.on("cart", resolve));
    window.comptoir.toggle();
    await new Promise((resolve) => setTimeout(resolve));
    return { events, keys: Object.keys(session).sort() };
  });
  assert.deepEqual(heard.keys, ["conversation", "token", "visitor"]);
  assert.deepEqual(heard.events, ["open", "message", "message", "message", "cart", "close"]);
});
