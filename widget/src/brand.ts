import type { Brand } from "./protocol.ts";

/** The declarations by which a shop's colours take the place of the tokens'; words on them stay readable. */
export function brandStyle(brand: Brand | undefined): string {
  const light = colour(brand?.accent);
  if (!light) return "";
  const dark = colour(brand?.accentDark) ?? light;
  const on = readable(light, colour(brand?.onAccent));
  const onDark = readable(dark, colour(brand?.onAccentDark));
  return `:host{--ct-accent:light-dark(${light},${dark});--ct-on-accent:light-dark(${on},${onDark});--ct-accent-soft:color-mix(in oklab,var(--ct-accent) 14%,var(--ct-surface))}`;
}

/** A colour of six hex digits; anything else could smuggle other styles in. */
function colour(given: string | undefined): string | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(given ?? "");
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  return /^#[\da-f]{6}$/i.test(given ?? "") ? given : undefined;
}

/** The wanted colour of words on a ground if it can be read there, else near-white or near-black. */
function readable(ground: string, wanted: string | undefined): string {
  if (wanted && contrast(ground, wanted) >= 4.5) return wanted;
  return contrast(ground, "#fffdf9") >= contrast(ground, "#171512") ? "#fffdf9" : "#171512";
}

/** WCAG 2.2, "contrast ratio". */
export function contrast(a: string, b: string): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
