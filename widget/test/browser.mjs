// Checks the built widget in a real browser against the mock server: `npm run build && npm run test:browser -w widget`.
// CHROMIUM names the browser, COMPTOIR_OUT the folder of the build, SHOTS a folder for pictures of the states.
import axe from "axe-core";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { gzipSync } from "node:zlib";
import { start } from "./mock-server.mjs";

const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(" ");
const out = process.env.COMPTOIR_OUT && join(process.env.COMPTOIR_OUT, "widget.js");
let browser;
let server;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
});

after(() => browser?.close());

/** A test with a server, a browser profile and an open page of its own; nothing may go wrong on the page unnoticed. */
function check(name, act, { viewport = { width: 1280, height: 800 }, path = "/?lang=fr", ...options } = {}) {
  test(name, { timeout: 60_000 }, async () => {
    server = await start(out ? { widget: out } : {});
    const context = await browser.newContext({ viewport, locale: "fr-FR", ...options });
    context.setDefaultTimeout(8_000);
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

const open = async (page) => {
  await page.locator(".launcher").click();
  await field(page).waitFor();
};
const field = (page) => page.locator(".composer textarea");
const say = async (page, words) => {
  await field(page).fill(words);
  await field(page).press("Enter");
};
const bubbles = (page, who) => page.locator(`.group.${who} .bubble`);
const eventually = async (what, expected, message) => {
  const end = Date.now() + 8_000;
  for (let found; ; await new Promise((resolve) => setTimeout(resolve, 30))) {
    found = await what();
    try {
      return assert.deepEqual(found, expected, message);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};
const conversation = () => [...server.conversations.values()].at(-1);
const said = () => (conversation()?.messages ?? []).filter(({ author }) => author.type === "user").map(({ content }) => content.text);
const shot = async (page, name) => {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
};

/** axe over the page and the widget's shadow tree. */
async function accessible(page, state) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run("comptoir-chat", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { region: { enabled: false } } }),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${state}: ${id} ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(" | ")}`),
    [],
  );
}

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

check("a quick reply is used once and leaves its words", async (page) => {
  await open(page);
  await page.getByRole("button", { name: "Trouver un cadeau" }).dblclick();
  await page.getByRole("button", { name: "Moins cher" }).waitFor();
  assert.deepEqual(said(), ["Trouver un cadeau"]);
  await page.getByRole("button", { name: "Moins cher" }).click();
  await eventually(said, ["Trouver un cadeau", "Moins cher"]);
  assert.equal(await page.getByRole("button", { name: "Plus floral" }).count(), 0);
});

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
  await eventually(() => server.switches.posts, 4);
  assert.deepEqual(said(), ["une fois"]);
  await eventually(() => page.locator(".meta .sending").count(), 0);
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

check("history loads upwards and the place is kept", async (page) => {
  const visitor = server.seed(120);
  await page.evaluate(([key, known]) => localStorage.setItem(key, JSON.stringify(known)), [`comptoir:${server.address}/beaute:session`, { token: "old", visitor, conversation: "" }]);
  await page.reload();
  await open(page);
  await page.getByText("(120)").waitFor();
  const log = page.locator(".log");
  for (let round = 0; round < 12; round++) {
    await log.evaluate((element) => (element.scrollTop = 0));
    await page.waitForTimeout(120);
    if (await page.getByText("bougie. (1)", { exact: false }).count()) break;
  }
  const seqs = await page.locator("[data-seq]").evaluateAll((all) => all.map((one) => Number(one.dataset.seq)));
  assert.deepEqual(seqs, Array.from({ length: 120 }, (_, i) => i + 1));
  await log.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await page.getByRole("button", { name: "Dernier message" }).waitFor();
  server.say({ type: "text", text: "tout neuf" });
  await page.getByRole("button", { name: "1 nouveau message" }).click();
  await page.getByText("tout neuf").waitFor();
  await eventually(() => page.locator(".pill").count(), 0);
  await accessible(page, "history");
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

check("hostile words stay words", async (page) => {
  await open(page);
  await say(page, "hostile");
  await page.getByText("<img src=x onerror=alert(1)>").waitFor();
  await page.getByText("<b>gras</b>").waitFor();
  assert.deepEqual(await page.locator("a").evaluateAll((all) => all.map((one) => one.href).filter((href) => !/^https?:/.test(href))), []);
});

check("a form points out mistakes where they are and sends the answers", async (page) => {
  await open(page);
  await say(page, "formulaire");
  await page.getByRole("button", { name: "Continuer" }).click();
  await eventually(() => page.evaluate(() => document.querySelector("comptoir-chat").shadowRoot.activeElement?.name), "name");
  assert.equal(await page.locator(".field .error").count(), 3);
  await accessible(page, "form");
  await page.getByLabel("Nom et prénom").fill("Claire Morel");
  await page.getByLabel("Adresse e-mail").fill("claire@example");
  await page.getByLabel("Pays").selectOption("BE");
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByText("ne ressemble pas à une adresse").waitFor();
  await page.getByLabel("Adresse e-mail").fill("claire@example.com");
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByText("Merci, c’est noté.").waitFor();
  assert.equal(await page.locator("form.form").count(), 0);
  await page.locator(".answers").getByText("Belgique").waitFor();
  const response = conversation().messages.find(({ content }) => content.type === "formResponse").content;
  assert.deepEqual(response, {
    type: "formResponse",
    id: "contact",
    fields: [{ name: "name", value: "Claire Morel" }, { name: "email", value: "claire@example.com" }, { name: "country", value: "BE" }],
  });
});

check("a quantity is changed by one postback however quickly one clicks", async (page) => {
  await open(page);
  await say(page, "panier");
  const more = page.getByRole("button", { name: /Un de plus.*Figuier/ });
  for (let i = 0; i < 3; i++) await more.click();
  const postbacks = () => conversation().messages.filter(({ content }) => content.type === "postback").map(({ content }) => JSON.parse(content.payload));
  await eventually(postbacks, [{ do: "cart.quantity", line: "l1", quantity: 4 }]);
  await eventually(() => page.locator(".stepper").count(), 2, "only the last cart has steppers");
  await page.getByRole("button", { name: /Retirer Eau de parfum/ }).click();
  await eventually(async () => postbacks().at(-1).quantity, 0);
});

check("payment opens inside the panel and closes when it is settled", async (page) => {
  await open(page);
  await say(page, "payer");
  await page.getByRole("button", { name: /Payer/ }).click();
  await page.frameLocator("iframe").getByText("A payment page").waitFor();
  await accessible(page, "overlay");
  const asked = conversation().messages.find(({ content }) => content.type === "payment");
  const { url, ...settled } = asked.content;
  server.say({ type: "change", of: asked.id, content: { ...settled, state: "paid", label: "Payé" } });
  await page.locator("iframe").waitFor({ state: "detached" });
  await page.locator(".badge.paid").waitFor();
  assert.ok(url);
});

check("an adviser takes over visibly", async (page) => {
  await open(page);
  await say(page, "un conseiller");
  await page.getByText("Claire a rejoint la conversation").waitFor();
  await page.getByText("je suis Claire").waitFor();
  assert.equal(await page.locator("h2").innerText(), "Claire");
  await accessible(page, "adviser");
});

check("edited and deleted messages show as such", async (page) => {
  await open(page);
  await say(page, "bonjour");
  await page.getByText("Vous avez dit").waitFor();
  await say(page, "modifie");
  await page.getByText("Corrigé.").waitFor();
  await say(page, "efface");
  await page.getByText("Message supprimé").waitFor();
});

check("a picture is shown at once, uploaded and sent", async (page) => {
  await open(page);
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC", "base64");
  await page.locator("input[type=file]").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: png });
  await eventually(() => conversation()?.messages[0]?.content.mediaUrl?.startsWith("/media/"), true);
  await eventually(() => page.locator(".user img").evaluate((img) => img.complete && img.naturalWidth), 10);
  await page.locator("input[type=file]").setInputFiles({ name: "x.pdf", mimeType: "application/pdf", buffer: png });
  await page.getByText("Seules des photos").waitFor();
});

check("too long a text is held back with the reason", async (page) => {
  await open(page);
  await field(page).fill("a".repeat(4002));
  await page.getByText("2 caractères de trop").waitFor();
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
  await page.waitForFunction(() => window.comptoir);
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

check(
  "on a phone it fills the screen, keeps the focus and leaves when a page is opened",
  async (page) => {
    await open(page);
    const box = () => page.locator(".panel").evaluate((panel) => panel.getBoundingClientRect().toJSON());
    await eventually(async () => (({ x, y, width, height }) => [x, y, width, height].map(Math.round))(await box()), [0, 0, 390, 844]);
    await say(page, "produits");
    await page.getByText("Voici cinq idées").waitFor();
    await accessible(page, "phone");
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), "COMPTOIR-CHAT");
    }
    const small = await page.locator("button:visible, a:visible").evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length,
    );
    assert.equal(small, 1, "only the page's own link is smaller than a finger");
    await page.locator(".card a").first().click();
    await page.waitForURL(/produit/);
    await page.locator(".launcher").waitFor();
  },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
);

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["fr", "en"]) {
    check(
      `every kind of content is accessible in ${colorScheme} and ${lang}`,
      async (page) => {
        await open(page);
        await accessible(page, "first");
        const words = ["produits product", "détail", "comparer", "liste", "carrousel carousel", "panier", "récap recap", "commande order", "payer", "réglé settled", "refusé declined", "photo", "long"];
        for (const [i, word] of words.entries()) {
          await say(page, word);
          await eventually(() => conversation()?.busy === 0 && said().length, i + 1);
          await eventually(() => page.locator(".dots").count(), 0);
          await accessible(page, word);
          await shot(page, `${word.split(" ")[0]}-${colorScheme}-${lang}`);
        }
      },
      { colorScheme, path: `/?lang=${lang}`, reducedMotion: "reduce" },
    );
  }
}

check(
  "nothing is cut off at 200 % zoom",
  async (page) => {
    await open(page);
    await say(page, "panier");
    await page.getByRole("button", { name: "Commander" }).waitFor();
    const over = await page.locator(".panel, .log, .block").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
    assert.equal(over, 0);
    await shot(page, "zoom-200");
  },
  { viewport: { width: 640, height: 400 } },
);
