/** What the server's web chat API (`/chat/v1`) says and hears; the content kinds are those of the server's message model. */

export interface Config {
  shop: string;
  name: string;
  persona: { name: string; role?: string; picture?: string; disclosure?: string };
  languages: string[];
  locale: string;
  brand?: Brand;
  greeting?: string;
  starters?: Starter[];
  limits?: { textChars?: number; imageBytes?: number };
  /** Origins whose payment pages may be shown in a frame inside the panel. */
  paymentOrigins?: string[];
}

/** Tokens in the shop's colours, light and dark; the server has seen to it that one can read them. */
export type Brand = Record<string, [light: string, dark: string]>;

export interface Starter {
  text: string;
  payload?: string;
}

export interface Session {
  token: string;
  /** A secret that brings the conversation back; never an analytics id. */
  visitor: string;
  conversation: string;
  expiresAt?: string;
}

export interface Message {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  id: string;
  author: Author;
  content: Content;
  /** ISO 8601. */
  at: string;
}

export interface Author {
  type: "user" | "bot" | "agent" | "system";
  name?: string;
}

/** In the currency's minor unit. */
export interface Money {
  amount: number;
  currency: string;
}

export type Content =
  | { type: "text"; text: string; actions?: Action[] }
  | { type: "image"; mediaUrl: string; altText?: string; text?: string; actions?: Action[] }
  | { type: "audio"; mediaUrl: string; text?: string }
  | { type: "video"; mediaUrl: string; text?: string }
  | { type: "file"; mediaUrl: string; name: string; text?: string }
  | { type: "carousel"; items?: Item[]; actions?: Action[] }
  | { type: "list"; text?: string; items?: Item[]; actions?: Action[] }
  | Form
  | { type: "formResponse"; id: string; fields?: { name: string; value: string }[] }
  | { type: "location"; latitude: number; longitude: number; name?: string }
  | { type: "template"; name: string }
  | { type: "postback"; payload: string; text?: string }
  | { type: "products"; layout: "carousel" | "detail" | "comparison"; items?: ProductCard[]; actions?: Action[] }
  | Cart
  | Order
  | Payment
  | { type: "change"; of: string; content?: Content }
  | { type: "unsupported"; kind?: string };

export interface Form {
  type: "form";
  id: string;
  text?: string;
  fields?: Field[];
  submit: string;
}

export interface Field {
  name: string;
  label: string;
  kind: "text" | "email" | "phone" | "number" | "select" | "multiline";
  required?: boolean;
  value?: string;
  placeholder?: string;
  autocomplete?: string;
  options?: { value: string; label: string }[];
  error?: string;
}

export interface Item {
  title: string;
  description?: string;
  mediaUrl?: string;
  altText?: string;
  actions?: Action[];
}

export interface Fact {
  label: string;
  value: string;
}

export interface ProductCard {
  id: string;
  name: string;
  summary?: string;
  why?: string;
  imageUrl?: string;
  imageAlt?: string;
  url?: string;
  price?: Money;
  oldPrice?: Money;
  rating?: number;
  reviews?: number;
  availability: "in_stock" | "low_stock" | "out_of_stock" | "not_sold";
  facts?: Fact[];
  actions?: Action[];
}

export interface CartRow {
  line: string;
  product: string;
  name: string;
  detail?: string;
  imageUrl?: string;
  quantity: number;
  unitPrice: Money;
  price: Money;
}

export interface Total {
  kind: string;
  label: string;
  amount: Money;
}

export interface Cart {
  type: "cart";
  rows?: CartRow[];
  coupon?: string;
  totals?: Total[];
  total: Money;
  recap?: boolean;
  facts?: Fact[];
  actions?: Action[];
}

export interface Order {
  type: "order";
  number: string;
  status: string;
  statusLabel: string;
  rows?: CartRow[];
  totals?: Total[];
  total: Money;
  steps?: { label: string; done?: boolean; at?: string }[];
  url?: string;
  actions?: Action[];
}

export interface Payment {
  type: "payment";
  payment: string;
  order: string;
  amount: Money;
  payee: string;
  provider: string;
  state: string;
  label: string;
  url?: string;
  actions?: Action[];
}

export type Action =
  | { type: "reply"; text: string; payload: string; iconUrl?: string }
  | { type: "postback"; text: string; payload: string }
  | { type: "link"; text: string; uri: string }
  | { type: "buy"; text: string; price: Money; uri: string }
  | { type: "webview"; text: string; uri: string; fallback: string }
  | { type: "locationRequest"; text: string };

/** Frames that the server sends over the stream. */
export type ServerFrame =
  | { type: "messages"; messages: Message[]; idle: boolean }
  | { type: "typing"; author?: Author; on: boolean }
  | { type: "read"; by: "bot" | "agent"; seq: number }
  | { type: "presence"; control: "bot" | "offered" | "agent"; agent?: { name: string } }
  | { type: "error"; status?: number; title?: string; detail?: string }
  | { type: "pong" };

/** Why the server refused, in the reader's language. */
export interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  status?: number;
}
