import { type Facts, readFacts } from "./facts.ts";
import { tell } from "./data-layer.ts";

/** Lets the filters act at once instead of by the form's button. Without this the form does the same. */
export function listing(place: HTMLElement): void {
  let running: AbortController | undefined;
  let due: ReturnType<typeof setTimeout> | undefined;

  // On a wide page the filters stand open beside the products.
  place.dataset["live"] = "";
  const wide = matchMedia("(min-width: 64rem)");
  const unfold = (): void => {
    const fold = place.querySelector<HTMLDetailsElement>("[data-fold]");
    if (fold) fold.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();

  place.addEventListener("change", (event) => {
    if ((event.target as HTMLElement).closest("[data-filters]")) apply();
  });
  place.addEventListener("input", (event) => {
    if ((event.target as HTMLInputElement).type !== "number") return;
    clearTimeout(due);
    due = setTimeout(apply, 600);
  });
  place.addEventListener("submit", (event) => {
    if (!(event.target as HTMLElement).matches("[data-filters]")) return;
    event.preventDefault();
    // On a phone the button means "let me see them".
    if (!wide.matches) {
      place.querySelector<HTMLDetailsElement>("[data-fold]")?.removeAttribute("open");
      place.scrollIntoView();
    }
    apply();
  });
  place.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>(".chosen a, .pages a, .empty a");
    if (!link) return;
    event.preventDefault();
    void show(link.href, true, link.closest(".pages") !== null);
  });
  addEventListener("popstate", () => void show(location.href, false, false));

  function apply(): void {
    const form = place.querySelector<HTMLFormElement>("[data-filters]");
    if (form) void show(address(form), true, false);
  }

  async function show(url: string, remember: boolean, top: boolean): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const results = place.querySelector("[data-results]");
    results?.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const next = page.querySelector<HTMLElement>("[data-listing]");
      if (!response.ok || !next) throw new Error("no listing");
      if (remember) history.pushState(null, "", url);
      replace(next);
      document.title = page.title;
      const facts: Facts = readFacts(page.getElementById("facts")?.dataset["json"]);
      facts.events.forEach(tell);
      if (top) place.scrollIntoView();
    } catch {
      // The ordinary way still works, and shows the page's own error when it does not.
      if (!mine.signal.aborted) location.assign(url);
    }
  }

  /** Puts the new list in place; what was unfolded stays so and the focus stays where it was. */
  function replace(next: HTMLElement): void {
    const open = [...place.querySelectorAll<HTMLDetailsElement>(".facet[open]")].map(name);
    const field = document.activeElement as HTMLInputElement | null;
    const focused = field && place.contains(field) && field.name ? { name: field.name, value: field.value, box: field.type === "checkbox" } : undefined;
    for (const facet of next.querySelectorAll<HTMLDetailsElement>(".facet")) if (open.includes(name(facet))) facet.open = true;
    const fold = place.querySelector<HTMLDetailsElement>("[data-fold]")?.open ?? false;
    place.replaceChildren(...next.childNodes);
    const said = place.querySelector("[data-said]");
    if (said) setTimeout(() => (said.textContent = place.querySelector(".results-count")?.textContent ?? ""), 100);
    const folded = place.querySelector<HTMLDetailsElement>("[data-fold]");
    if (folded) folded.open = fold || wide.matches;
    if (!focused) return;
    for (const one of place.querySelectorAll<HTMLInputElement>("[data-filters] [name]")) {
      if (one.name === focused.name && (!focused.box || one.value === focused.value)) return one.focus({ preventScroll: true });
    }
  }
}

function name(facet: HTMLElement): string {
  return facet.querySelector<HTMLInputElement>("input")?.name ?? "";
}

/** Where the form would go, without its empty fields. */
export function address(form: HTMLFormElement): string {
  const url = new URL(form.action);
  url.search = query([...new FormData(form)].map(([key, value]) => [key, String(value)]));
  return url.href;
}

export function query(fields: [string, string][]): string {
  return new URLSearchParams(fields.filter(([key, value]) => value !== "" && !(key === "sort" && value === "featured"))).toString();
}
