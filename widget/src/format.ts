import type { Money } from "./protocol.ts";

const cache = new Map<string, unknown>();

function cached<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}

/** "12,50 €" in French, "€12.50" in English; the currency's own number of decimals. */
export function money(locale: string, { amount, currency }: Money): string {
  const format = cached(`m${locale}${currency}`, () => new Intl.NumberFormat(locale, { style: "currency", currency }));
  // A true minus sign, not the hyphen.
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)).replace("-", "−");
}

export function decimal(locale: string, value: number): string {
  return cached(`n${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(value);
}

export function time(locale: string, at: string): string {
  return date(locale, "t", { timeStyle: "short" }, at);
}

/** "12 mars 2026, 14:05" */
export function moment(locale: string, at: string): string {
  return date(locale, "m", { dateStyle: "medium", timeStyle: "short" }, at);
}

/** The day in words: "aujourd’hui", "hier", "lundi 3 mars", with the year when it is another one. */
export function day(locale: string, at: string, now: Date): string {
  const then = new Date(at);
  const days = Math.round((midnight(now) - midnight(then)) / 86_400_000);
  if (days === 0 || days === 1) {
    return cached(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" })).format(-days, "day");
  }
  return then.getFullYear() === now.getFullYear()
    ? date(locale, "d", { weekday: "long", day: "numeric", month: "long" }, at)
    : date(locale, "y", { day: "numeric", month: "long", year: "numeric" }, at);
}

/** Plain English is written as in Britain, as the shop's own pages are: "22 Nov 2026, 02:57". */
function written(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

function midnight(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

function date(locale: string, kind: string, options: Intl.DateTimeFormatOptions, at: string): string {
  const then = new Date(at);
  if (isNaN(then.getTime())) return "";
  return cached(kind + locale, () => new Intl.DateTimeFormat(written(locale), options)).format(then);
}

/**
 * An address that is safe to follow: http or https, relative ones from the server's base; otherwise undefined. Message
 * content is written by others and may hold anything.
 */
export function address(uri: string | undefined, base: string): string | undefined {
  if (!uri) return undefined;
  try {
    const url = new URL(uri, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a text into words and the web addresses in it; a full stop or bracket after an address is not part of it. */
export function pieces(text: string): { text: string; link?: boolean }[] {
  const found: { text: string; link?: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]'’]/g)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: match[0], link: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}
