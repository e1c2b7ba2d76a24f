// Nothing is lost and nothing doubled, whatever happens to the line.
import assert from "node:assert/strict";
import { accessible, bubbles, check, conversation, eventually, open, said, say, server, shot } from "./harness.mjs";

check("what is written offline is kept over a new page and sent once, in order", async (page, context) => {
  await open(page);
  await say(page, "un");
  await bubbles(page, "bot").nth(1).waitFor();
  server.switches.down = true;
  server.dropSockets();
  for (const words of ["deux", "trois", "quatre"]) await say(page, words);
  await eventually(() => bubbles(page, "user").allInnerTexts(), ["un", "deux", "trois", "quatre"]);
  await page.reload();
  await eventually(() => bubbles(page, "user").allInnerTexts(), ["un", "deux", "trois", "quatre"]);
  server.switches.down = false;
  await eventually(said, ["un", "deux", "trois", "quatre"]);
  await eventually(() => page.locator(".meta .sending").count(), 0);
  assert.deepEqual(await bubbles(page, "user").allInnerTexts(), ["un", "deux", "trois", "quatre"]);
  await context.setOffline(true);
  await page.getByText("Vous êtes hors ligne").waitFor();
  await shot(page, "offline");
  await accessible(page, "offline");
  await context.setOffline(false);
  await page.getByText("Vous êtes hors ligne").waitFor({ state: "hidden" });
});

check("an answer lost on the way back doubles nothing", async (page) => {
  await open(page);
  server.switches.next = ["lost", "lost", 503];
  await say(page, "une fois");
  // It is sent again until an answer comes, or until it is heard of over the stream, whichever is first.
  await eventually(() => server.switches.posts >= 2, true);
  await bubbles(page, "user").waitFor();
  await eventually(() => page.locator(".meta .sending").count(), 0);
  assert.deepEqual(said(), ["une fois"]);
  assert.equal(await bubbles(page, "user").count(), 1);
});

check("a refused message says why, holds up nobody and can be dropped or sent again", async (page) => {
  await open(page);
  server.switches.next = [413];
  await say(page, "trop");
  await say(page, "suite");
  await page.getByText("Ce message est trop long.").waitFor();
  await eventually(said, ["suite"]);
  await accessible(page, "refused");
  await shot(page, "refused");
  await page.getByRole("button", { name: "Réessayer" }).click();
  await eventually(said, ["suite", "trop"]);
  server.switches.next = [422];
  await say(page, "autre");
  await page.getByRole("button", { name: "Retirer" }).click();
  await eventually(() => bubbles(page, "user").allInnerTexts(), ["suite", "trop"]);
});

check("too many at once waits as told", async (page) => {
  await open(page);
  server.switches.next = [429];
  await say(page, "vite");
  await page.getByText("Cela fait beaucoup").waitFor();
  await eventually(said, ["vite"]);
  await page.getByText("Cela fait beaucoup").waitFor({ state: "hidden" });
});

check("a forgotten session is renewed and the conversation goes on", async (page) => {
  await open(page);
  await say(page, "un");
  await bubbles(page, "bot").nth(1).waitFor();
  server.forgetSessions();
  server.dropSockets();
  await say(page, "deux");
  await eventually(said, ["un", "deux"]);
  assert.equal(server.conversations.size, 1);
  await bubbles(page, "bot").nth(2).waitFor();
});

check("after a lost line it catches up by number", async (page) => {
  await open(page);
  await say(page, "un");
  await bubbles(page, "bot").nth(1).waitFor();
  server.switches.sockets = false;
  server.dropSockets();
  for (let i = 0; i < 5; i++) server.say({ type: "text", text: `manqué ${i}` });
  server.switches.sockets = true;
  await page.getByText("manqué 4").waitFor();
  const seqs = await page.locator("[data-seq]").evaluateAll((all) => all.map((one) => Number(one.dataset.seq)));
  assert.deepEqual(seqs, [1, 2, 3, 4, 5, 6, 7]);
});

check("where sockets do not come through it asks again and again", async (page) => {
  server.switches.sockets = false;
  await open(page);
  await say(page, "un");
  await bubbles(page, "bot").nth(1).waitFor();
  server.say({ type: "text", text: "de moi-même" });
  await page.getByText("de moi-même").waitFor();
});

check("two tabs are one conversation", async (page, context) => {
  const other = await context.newPage();
  await other.goto(`${server.address}/?lang=fr`);
  await open(page);
  await open(other);
  await Promise.all([say(page, "ici"), say(other, "là")]);
  await eventually(async () => (await said()).sort(), ["ici", "là"]);
  assert.equal(server.conversations.size, 1);
  for (const tab of [page, other]) await eventually(async () => (await bubbles(tab, "user").allInnerTexts()).sort(), ["ici", "là"]);
  assert.deepEqual(await bubbles(page, "user").allInnerTexts(), await bubbles(other, "user").allInnerTexts());
});

check("a picture is shown at once, uploaded and sent", async (page) => {
  await open(page);
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC", "base64");
  await page.locator("input[type=file]").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: png });
  await eventually(() => conversation()?.messages[0]?.content.mediaUrl?.startsWith("/media/"), true);
  await eventually(() => page.locator(".user img").evaluate((img) => img.complete && img.naturalWidth), 10);
  await page.locator("input[type=file]").setInputFiles({ name: "x.pdf", mimeType: "application/pdf", buffer: png });
  await page.getByText("Photos seulement").waitFor();
});
