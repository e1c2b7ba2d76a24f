import type { Field } from "./protocol.ts";
import type { Strings } from "./strings.ts";

/** What is wrong with an answer to a field, in the reader's language; undefined when nothing is. The server checks again. */
export function mistake(field: Field, value: string, words: Strings): string | undefined {
  const given = value.trim();
  if (!given) return field.required ? words.required : undefined;
  switch (field.kind) {
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(given) ? undefined : words.badEmail;
    case "phone":
      return /^\+?[\d\s().\-/\u00a0\u202f]+$/.test(given) && given.replace(/\D/g, "").length >= 6 ? undefined : words.badPhone;
    case "number":
      return Number.isFinite(Number(given.replace(/\s/g, "").replace(",", "."))) ? undefined : words.badNumber;
    case "text":
    case "select":
    case "multiline":
      return undefined;
  }
}
