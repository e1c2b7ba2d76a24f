/** The chat that the page carries: `window.comptoir`, which comes with a script of its own. */
interface Comptoir {
  open(): void;
  send(text: string): void;
  session(): Promise<{ token: string }>;
  on(event: string, listener: (event: unknown) => void): () => void;
  setPage(page: Record<string, unknown>): void;
}

const WAIT_MILLIS = 10_000;
/** Several messages of one turn are one change. */
const SETTLE_MILLIS = 300;

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

/**
 * Calls back whenever the conversation may have changed the cart or an order. Any answer may have: "it is in your cart" is
 * often said in plain words, without a block that shows it.
 */
export function onShopping(listener: () => void): void {
  let due: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(due);
    due = setTimeout(listener, SETTLE_MILLIS);
  };
  chat().then(
    (there) => {
      there.on("cart", soon);
      there.on("message", (event) => {
        if ((event as { author?: { type?: string } }).author?.type !== "user") soon();
      });
    },
    () => undefined,
  );
}
