// Builds the widget into one script, COMPTOIR_OUT/widget.js, and fails when it outgrows its budget.
import { build, transform } from "esbuild";
import { minify } from "terser";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.COMPTOIR_OUT ?? join(here, "../target/front-ends");
const target = ["es2022", "chrome123", "firefox120", "safari17.5"];

/** Everything loaded before the first message may weigh 25 kB; the shop's answer to `config` and its face need some of it. */
const SCRIPT_LIMIT_BYTES = 23_500;

/**
 * Names of properties that only this script uses, and that are neither stored nor said to anyone: they are shortened.
 * A name of the browser's, the server's or a page's must not stand here; the browser checks run on what is built.
 */
const OURS =
  "about accepted adviser answered arriving attach away backToChat badEmail badNumber badPhone badPicture base begin cart " +
  "changed chat check choices choose comparison config connect deleted dictate dictating discard dragging eager " +
  "edited emptyCart entry failed framed full group handlers heard held kids known last latest linked list live " +
  "liveCart loaded loadingOlder menu millis missed mounted newDay newMessages newTab next noPosition notSent " +
  "notice offline older online opened optional overlay payTo prepare press preview previous props providers reconnecting refusal " +
  "removeLine render renew restart retry retryAfter row say see seeOrder seen sendPicture sendPosition server " +
  "setState show showTimes slow slowDown speak stock streamAddress times to toCome tooLong typing unmounted unread " +
  "unsupported updated vnode waiting wanted words working";

/** The style as one text; sizes in px, for the page's root font size is not ours. */
const style = {
  name: "style",
  setup(build) {
    build.onLoad({ filter: /index\.css$/ }, async ({ path }) => {
      const files = [...(await readFile(path, "utf8")).matchAll(/@import "([^"]+)";/g)].map(([, file]) => join(dirname(path), file));
      const [tokens, ...own] = await Promise.all(files.map((file) => readFile(file, "utf8")));
      const inPixels = settled(tokens, own.join("\n")).replace(/(\d*\.?\d+)rem\b/g, (_, rem) => `${Number(rem) * 16}px`);
      const { code } = await transform(inPixels, { loader: "css", minify: true, target });
      return { contents: shortened(code.trim()), loader: "text", watchFiles: files };
    });
  },
};

/** The style under the tokens that it uses; those that never change are put in their places. */
function settled(tokens, own) {
  let head = tokens
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/:root(\[[^\]]*\])?,\s*(?=:host)/g, "");
  const values = [...head.matchAll(/(--ct-[\w-]+):\s*([^;]*);/g)];
  const times = (name) => values.filter((value) => value[1] === name).length;
  for (const [whole, name, value] of values) {
    if (/light-dark|,(?! )|"/.test(value) || times(name) > 1) continue;
    own = own.replaceAll(`var(${name})`, value);
    head = head.replace(whole, "");
  }
  for (const [whole, name] of values) {
    if (!PUBLIC.includes(name) && !own.includes(`var(${name})`)) head = head.replace(whole, "");
  }
  return `${head}\n${own}`;
}

/** Tokens by which a shop or a page changes the brand keep their names. */
const PUBLIC = "paper surface sunken ink ink-soft ink-faint line line-strong accent on-accent accent-soft font-display".split(" ").map((name) => `--ct-${name}`);

function shortened(style) {
  const names = new Map();
  return style
    .replace(/--ct-[\w-]+/g, (name) => {
      if (PUBLIC.includes(name)) return name;
      if (!names.has(name)) names.set(name, `--${names.size.toString(36)}`);
      return names.get(name);
    })
    .replace(/([:,]) (?=[\w#".])/g, "$1");
}

await mkdir(out, { recursive: true });
const outfile = join(out, "widget.js");
const { outputFiles } = await build({
  entryPoints: [join(here, "src/main.tsx")],
  outfile,
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target,
  charset: "utf8",
  legalComments: "none",
  jsx: "transform",
  jsxFactory: "h",
  jsxFragment: "Fragment",
  mangleProps: new RegExp(`^(${OURS.replaceAll(" ", "|")})$`),
  plugins: [style],
  logLevel: "warning",
});

// A second look at the bundled whole saves another 600 bytes.
const { code } = await minify(outputFiles[0].text, { ecma: 2020, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false }, mangle: true });
await writeFile(outfile, code);

const weight = gzipSync(code, { level: 9 }).length;
console.log(`widget.js ${Buffer.byteLength(code)} bytes, ${weight} gzipped (limit ${SCRIPT_LIMIT_BYTES})`);
if (weight > SCRIPT_LIMIT_BYTES) {
  console.error(`widget.js is ${weight - SCRIPT_LIMIT_BYTES} bytes too heavy: a shopper on a phone pays for each of them.`);
  process.exit(1);
}
