export interface Handover {
  conversation: string;
  reason: string;
  skill: string;
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
    const answer = await fetch(path, { headers: { authorization: `Bearer ${this.#key}` } });
    if (!answer.ok) throw new Refused(answer.status);
    return (await answer.json()) as T;
  }
}
