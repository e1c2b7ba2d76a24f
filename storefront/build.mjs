// Builds the storefront's script, style and letters into COMPTOIR_OUT.
import { build } from "esbuild";
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.COMPTOIR_OUT ?? join(here, "../target/front-ends");
const target = ["es2022", "chrome123", "firefox120", "safari17.5"];

await mkdir(join(out, "fonts"), { recursive: true });
await build({
  entryPoints: { storefront: join(here, "src/main.ts") },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
await build({
  entryPoints: { storefront: join(here, "src/style/storefront.css") },
  outdir: out,
  bundle: true,
  minify: true,
  target,
  external: ["/assets/*"],
  legalComments: "none",
  logLevel: "warning",
});
await copyFile(join(here, "src/icon.svg"), join(out, "storefront-icon.svg"));

// Letters of Western Europe; the extended ones are fetched only by pages that hold such a letter.
const require = createRequire(import.meta.url);
const letters = {
  "source-sans-3": ["source-sans-3", "source-sans-3-latin-wght-normal"],
  "source-sans-3-italic": ["source-sans-3", "source-sans-3-latin-wght-italic"],
  "source-sans-3-ext": ["source-sans-3", "source-sans-3-latin-ext-wght-normal"],
  "cormorant-garamond": ["cormorant-garamond", "cormorant-garamond-latin-wght-normal"],
  "cormorant-garamond-italic": ["cormorant-garamond", "cormorant-garamond-latin-wght-italic"],
  "cormorant-garamond-ext": ["cormorant-garamond", "cormorant-garamond-latin-ext-wght-normal"],
  fraunces: ["fraunces", "fraunces-latin-wght-normal"],
  "fraunces-italic": ["fraunces", "fraunces-latin-wght-italic"],
  "fraunces-ext": ["fraunces", "fraunces-latin-ext-wght-normal"],
};
for (const [name, [family, file]] of Object.entries(letters)) {
  const folder = dirname(require.resolve(`@fontsource-variable/${family}/package.json`));
  await copyFile(join(folder, "files", `${file}.woff2`), join(out, "fonts", `${name}.woff2`));
}
