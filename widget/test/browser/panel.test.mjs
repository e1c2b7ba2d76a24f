// The closed button, the panel and the composer, and the page around them.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { accessible, bubbles, check, conversation, eventually, field, open, said, say, server, shot } from "./harness.mjs";

check("opens only when asked, greets where the bot does not, and weighs little", async (page) => {
  await page.locator(".launcher").waitFor();
  assert.equal(await page.locator(".panel").count(), 0);
  assert.equal(server.conversations.size, 0, "no session before the chat is opened");
  await open(page);
  await page.getByText("Que puis-je trouver pour vous").waitFor();
  assert.equal(await page.locator(".reply").count(), 4);
  assert.match(await page.locator(".status").innerText(), /assistante virtuelle/);
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  let weight = 0;
  for (const address of loaded.filter((address) => !address.endsWith("/page.css"))) {
    weight += gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer()), { level: 9 }).length;
  }
  assert.ok(weight <= 25_000, `${weight} bytes before the first message: ${loaded}`);
});

check("an opening is told once a visit, and what the bot greets with is all the greeting", async (page) => {
  server.switches.greets = true;
  await open(page);
  await page.getByText("Re-bonjour").waitFor();
  assert.deepEqual(await bubbles(page, "bot").allInnerTexts(), ["Re-bonjour !"]);
  await page.getByRole("button", { name: "Fermer la discussion" }).click();
  await open(page);
  await page.goto(`${server.address}/?lang=fr`);
  await field(page).waitFor();
  assert.equal(conversation().openings, 1);
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(":opened")).forEach((key) => localStorage.setItem(key, Date.now() - 36e5)));
  await page.getByRole("button", { name: "Fermer la discussion" }).click();
  await open(page);
  await eventually(() => bubbles(page, "bot").count(), 2, "back after an hour");
  assert.equal(conversation().openings, 2);
});

const links = () => conversation()?.messages.filter(({ content }) => content.type === "postback").map(({ content }) => content.payload) ?? [];

check(
  "a link opens the chat by its name, once",
  async (page) => {
    await field(page).waitFor();
    await eventually(links, ['{"do":"link","link":"poster-12"}']);
    assert.equal(new URL(page.url()).search, "?lang=fr");
    assert.equal(await bubbles(page, "user").count(), 0);
    await page.reload();
    await field(page).waitFor();
    await page.evaluate(() => (location.hash = "chat=card"));
    await eventually(links, ['{"do":"link","link":"poster-12"}', '{"do":"link","link":"card"}']);
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(conversation().openings ?? 0, 0);
  },
  { path: "/?lang=fr&chat=poster-12" },
);

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
  assert.deepEqual(said(), []);
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
