// For every reader: axe over all states, phones, zoom.
import assert from "node:assert/strict";
import { accessible, check, conversation, eventually, open, said, say, shot } from "./harness.mjs";

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
