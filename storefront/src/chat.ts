/** The chat that the page carries: `window.comptoir`, which comes with a script of its own. */
interface Comptoir {
  open(): void;
  send(text: string): void;
  session(): Promise<{ token: string }>;
  on(event: string, listener: (event: unknown) => void): () => void;
  setPage(page: Record<string, unknown>): void;
}

const WAIT_MILLIS = 10_000;

function present(): Comptoir | undefined {
  return (window as { comptoir?: Comptoir }).comptoir;
}

/** The chat once it is there; rejected when it does not come. */
export function chat(): Promise<Comptoir> {
  const now = present();
  if (now) return Promise.resolve(now);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the chat did not load")), WAIT_MILLIS);
    addEventListener(
      "comptoir:ready",
      () => {
        clearTimeout(late);
        const there = present();
        if (there) resolve(there);
        else reject(new Error("the chat did not load"));
      },
      { once: true },
    );
  });
}

export async function session(): Promise<{ token: string }> {
  return (await chat()).session();
}

/** Opens the chat and says this in the reader's name; without words it only opens. */
export async function say(text: string): Promise<void> {
  const there = await chat();
  there.open();
  if (text) there.send(text);
}

/** Calls back whenever the conversation may have changed the cart or an order. */
export function onShopping(listener: () => void): void {
  const kinds = new Set(["cart", "order", "payment"]);
  let due: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(due);
    due = setTimeout(listener, 150);
  };
  chat().then(
    (there) => {
      there.on("cart", soon);
      there.on("message", (event) => {
        const content = (event as { content?: { type?: string; content?: { type?: string } } }).content;
        if (kinds.has(content?.type ?? "") || kinds.has(content?.content?.type ?? "")) soon();
      });
    },
    () => undefined,
  );
}
