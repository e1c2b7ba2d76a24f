import type { Brand } from "./protocol.ts";

/** The declarations by which a shop's colours take the place of the tokens'; anything but names and colours could smuggle other styles in. */
export function brandStyle(brand: Brand = {}): string {
  const declarations = Object.entries(brand).map(([token, colours]) => `--ct-${token}:light-dark(${colours})`);
  return `:host{${declarations.filter((one) => /^[\w-]+:light-dark\(#\w{6},#\w{6}\)$/.test(one)).join(";")}}`;
}
