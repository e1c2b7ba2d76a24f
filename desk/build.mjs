// Builds the desk into COMPTOIR_OUT: desk.html, desk.js, desk.css.
import { build } from "esbuild";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.COMPTOIR_OUT ?? join(here, "../target/front-ends");
await mkdir(out, { recursive: true });
await build({
  entryPoints: { desk: join(here, "src/desk.ts"), "desk-style": join(here, "src/desk.css") },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  external: ["/assets/*"],
  charset: "utf8",
  logLevel: "warning",
});
await copyFile(join(here, "src/desk.html"), join(out, "desk.html"));
