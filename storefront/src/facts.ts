/** What the server says about the page, in the element #facts. */
export interface Facts {
  shop: string;
  language: string;
  currency: string;
  product?: string;
  events: DataEvent[];
  words: Record<string, string>;
}

/** An event of the data layer, in the words of Google Analytics 4. */
export interface DataEvent {
  event: string;
  items?: Item[];
  [name: string]: unknown;
}

export interface Item {
  item_id: string;
  item_name: string;
  item_variant?: string;
  price?: number;
  quantity: number;
}

export function readFacts(json: string | undefined): Facts {
  const nothing: Facts = { shop: "", language: "en", currency: "EUR", events: [], words: {} };
  try {
    return { ...nothing, ...(JSON.parse(json ?? "{}") as Partial<Facts>) };
  } catch {
    return nothing;
  }
}

/** The page's words; `{0}`, `{1}` are filled in order. An unknown key shows itself, so that it is noticed. */
export function speak(words: Record<string, string>, key: string, ...values: (string | number)[]): string {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ""));
}
