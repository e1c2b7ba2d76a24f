type Child = Node | string | undefined | false | null;

/** Makes an element. Words are always text, so nothing that others wrote becomes markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | boolean | ((event: Event) => void) | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

const signs: Record<string, string> = {
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  close: "m6 6 12 12M18 6 6 18",
  chat: "M4 5.500h16v11h-8.500L7 20v-3.500H4v-11ZM8 9.500h8M8 12.500h5",
};

export function icon(name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("fill", "none");
  svg.setAttribute("stroke", "currentColor");
  svg.setAttribute("stroke-width", "1.4");
  svg.setAttribute("stroke-linecap", "round");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", signs[name] ?? "");
  svg.append(path);
  return svg;
}

export function toast(text: string, options: { wrong?: boolean; link?: { text: string; url: string } } = {}): void {
  const place = document.querySelector("[data-toasts]");
  if (!place) return;
  const made = el("p", { class: options.wrong ? "toast wrong" : "toast" }, el("span", {}, text));
  if (options.link) made.append(el("a", { href: options.link.url }, options.link.text));
  place.replaceChildren(made);
  setTimeout(() => made.remove(), options.wrong ? 9000 : 6000);
}

/** A picture or, without one, the name's first letter. */
export function picture(url: string | undefined, name: string): HTMLElement {
  if (url) return el("img", { src: url, alt: "", width: "480", height: "600", loading: "lazy" });
  return el("span", { class: "no-picture", "aria-hidden": "true" }, [...name][0] ?? "·");
}
