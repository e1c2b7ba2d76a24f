export interface Handover {
  conversation: string;
  reason: string;
  skill: string;
  askedAt: string;
  shop: string;
}

export interface Return {
  return: string;
  order: string;
  conversation: string;
  kind: "return" | "exchange";
  name: string;
  quantity: number;
  reason: string;
  askedAt: string;
  shop: string;
}

export interface Message {
  seq: number;
  author: { type: "user" | "bot" | "agent" | "system"; name?: string };
  content: { type: string; [member: string]: unknown };
  at: string;
}

export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused: ${status}`);
    this.status = status;
  }
}

/** The operator's API, with the key that the person gave. */
export class Api {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  async waiting(): Promise<Handover[]> {
    const { shops } = await this.#get<{ shops: string[] }>("/api/shops");
    const lists = await Promise.all(
      shops.map(async (shop) => {
        const { handovers } = await this.#get<{ handovers: Omit<Handover, "shop">[] }>(`/api/shops/${shop}/handovers`);
        return handovers.map((handover) => ({ ...handover, shop }));
      }),
    );
    return lists.flat().sort((one, other) => one.askedAt.localeCompare(other.askedAt));
  }

  /** Goods that are to come back, of all shops, the longest wait first. */
  async returns(): Promise<Return[]> {
    const { shops } = await this.#get<{ shops: string[] }>("/api/shops");
    const lists = await Promise.all(
      shops.map(async (shop) => {
        const { returns } = await this.#get<{ returns: Omit<Return, "shop">[] }>(`/api/shops/${shop}/returns`);
        return returns.map((one) => ({ ...one, shop }));
      }),
    );
    return lists.flat().sort((one, other) => one.askedAt.localeCompare(other.askedAt));
  }

  /** Somebody has seen to it. */
  async settle(one: Return): Promise<void> {
    await this.#send("POST", `/api/shops/${one.shop}/orders/${one.order}/returns/${one.return}/settled`);
  }

  async messages(conversation: string): Promise<Message[]> {
    const all: Message[] = [];
    for (;;) {
      const after = all.at(-1)?.seq ?? 0;
      const { messages } = await this.#get<{ messages: Message[] }>(`/api/conversations/${conversation}/messages?after=${after}`);
      all.push(...messages);
      if (messages.length < 200) return all;
    }
  }

  async #get<T>(path: string): Promise<T> {
    return (await (await this.#send("GET", path)).json()) as T;
  }

  async #send(method: string, path: string): Promise<Response> {
    const answer = await fetch(path, { method, headers: { authorization: `Bearer ${this.#key}` } });
    if (!answer.ok) throw new Refused(answer.status);
    return answer;
  }
}
