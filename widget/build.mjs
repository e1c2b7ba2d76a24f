// Builds the widget into one script, COMPTOIR_OUT/widget.js, and fails when it outgrows its budget.
import { build, transform } from "esbuild";
import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.COMPTOIR_OUT ?? join(here, "../target/front-ends");
const target = ["es2022", "chrome123", "firefox120", "safari17.5"];

/** Everything loaded before the first message may weigh 25 kB; the shop's answer to `config` and its face need some of it. */
const SCRIPT_LIMIT_BYTES = 26_000;

/** The style as one text, without the tokens that it does not use and in px, for the page's root font size is not ours. */
const style = {
  name: "style",
  setup(build) {
    build.onLoad({ filter: /style\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const imported = [];
      const own = source.replace(/@import "([^"]+)";/g, (_, file) => (imported.push(join(dirname(path), file)), ""));
      const tokens = await Promise.all(imported.map((file) => readFile(file, "utf8")));
      const bundled = `${onlyUsed(tokens.join("\n").replace(/\/\*[\s\S]*?\*\//g, "").replaceAll(":root[", ":host["), own)}\n${own}`;
      const inPixels = bundled.replace(/(\d*\.?\d+)rem\b/g, (_, rem) => `${Number(rem) * 16}px`);
      const { code } = await transform(inPixels, { loader: "css", minify: true, target });
      return { contents: code.trim(), loader: "text", watchFiles: imported };
    });
  },
};

function onlyUsed(tokens, style) {
  const brand = ["--ct-accent", "--ct-surface"];
  for (let before = ""; before !== tokens; ) {
    before = tokens;
    const used = new Set([...brand, ...[...(tokens + style).matchAll(/var\((--ct-[\w-]+)/g)].map((match) => match[1])]);
    tokens = tokens.replace(/(--ct-[\w-]+):[^;]*;/g, (whole, name) => (used.has(name) ? whole : ""));
  }
  return tokens.replaceAll(/:root(:host)?,\s*/g, "").replaceAll(/:host\[[^\]]*\],\s*/g, "");
}

await mkdir(out, { recursive: true });
const outfile = join(out, "widget.js");
await build({
  entryPoints: [join(here, "src/main.tsx")],
  outfile,
  bundle: true,
  minify: true,
  format: "iife",
  target,
  charset: "utf8",
  legalComments: "none",
  jsx: "transform",
  jsxFactory: "h",
  jsxFragment: "Fragment",
  plugins: [style],
  logLevel: "warning",
});

const weight = gzipSync(await readFile(outfile), { level: 9 }).length;
console.log(`widget.js ${(await stat(outfile)).size} bytes, ${weight} gzipped (limit ${SCRIPT_LIMIT_BYTES})`);
if (weight > SCRIPT_LIMIT_BYTES) {
  console.error(`widget.js is ${weight - SCRIPT_LIMIT_BYTES} bytes too heavy: a shopper on a phone pays for each of them.`);
  process.exit(1);
}
