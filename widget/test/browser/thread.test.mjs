// What the conversation shows and lets one do.
import assert from "node:assert/strict";
import { accessible, check, conversation, eventually, open, said, say, server } from "./harness.mjs";

check("a quick reply is used once and leaves its words", async (page) => {
  await open(page);
  await page.getByRole("button", { name: "Trouver un cadeau" }).dblclick();
  await page.getByRole("button", { name: "Moins cher" }).waitFor();
  assert.deepEqual(said(), ["Trouver un cadeau"]);
  await page.getByRole("button", { name: "Moins cher" }).click();
  await eventually(said, ["Trouver un cadeau", "Moins cher"]);
  assert.equal(await page.getByRole("button", { name: "Plus floral" }).count(), 0);
});

check("history loads upwards and the place is kept", async (page) => {
  const visitor = server.seed(120);
  await page.evaluate(([key, known]) => localStorage.setItem(key, JSON.stringify(known)), [`comptoir:${server.address}/beaute:session`, { token: "old", visitor, conversation: "" }]);
  await page.reload();
  await open(page);
  await page.getByText("(120)").waitFor();
  const log = page.locator(".log");
  await eventually(async () => {
    await log.evaluate((element) => (element.scrollTop = 0));
    return page.getByText("bougie. (1)", { exact: false }).count();
  }, 1);
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
  await page.getByText("Indiquez une adresse comme").waitFor();
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

check("a quantity that the shop refuses goes back to what it was", async (page) => {
  await open(page);
  await say(page, "panier");
  const quantity = () => page.locator(".stepper [role=status]").first().innerText();
  server.switches.refuseCart = true;
  await page.getByRole("button", { name: /Un de plus.*Figuier/ }).click();
  assert.match(await quantity(), /2$/);
  await page.getByText("Douze au plus.").waitFor();
  await eventually(async () => /1$/.test(await quantity()), true);
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
