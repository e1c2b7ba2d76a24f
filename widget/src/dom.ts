/**
 * Draws trees of elements and keeps them up to date with as few changes as are needed: what JSX compiles to here, a
 * fifth of the weight of the libraries that do the same. Text only ever becomes text nodes and attributes: there is no
 * way to hand it markup.
 */

export type Child = VNode | string | number | boolean | null | undefined | Child[];
export type Key = string | number;

// The tree does not know what its components' own properties are.
type AnyComponent = Component<any, any>;
type ComponentType = new (props: never) => AnyComponent;
type Type = string | ((props: never) => VNode | null) | ComponentType;

export interface VNode {
  readonly type: Type | undefined;
  readonly key: Key | undefined;
  readonly props: Record<string, unknown> & { children?: Child };
  /** What was drawn: the element or text, and what is in it (holes keep the places of what is not shown). */
  dom?: Node & { handlers?: Record<string, (event: Event) => void> };
  kids?: (VNode | null)[];
  component?: AnyComponent;
}

/** Something with a memory of its own. It draws exactly one element. */
export abstract class Component<P, S extends object = object> {
  declare props: P;
  declare state: S;
  /** What it drew last. */
  vnode?: VNode;
  #due = false;

  constructor(props: P) {
    this.props = props;
  }

  abstract render(props: P, state: S): VNode;

  mounted?(): void;
  unmounted?(): void;
  /** Looks at the document before it changes; what it returns is handed to {@link updated}. */
  before?(): unknown;
  updated?(was: P, before: unknown): void;

  /** Takes the new state at once and draws it soon. */
  setState(patch: Partial<S>, then?: () => void): void {
    this.state = { ...this.state, ...patch };
    if (then) afterwards.push(then);
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.vnode?.dom) return;
      redraw(this, this.props as object);
      settle();
    });
  }
}

export interface Ref<T> {
  current: T | null;
}

export function createRef<T>(): Ref<T> {
  return { current: null };
}

/** JSX: `<p class="x">{words}</p>` is `h("p", { class: "x" }, words)`. */
export function h(type: Type, props: Record<string, unknown> | null, ...children: Child[]): VNode {
  return { type, key: props?.["key"] as Key | undefined, props: { ...props, ...(children.length && { children }) } };
}

export function Fragment({ children }: { children?: Child }): VNode | null {
  return children as unknown as VNode;
}

const roots = new WeakMap<Node, VNode | null>();
let afterwards: (() => void)[] = [];

/** Makes the tree the only content of a parent. */
export function render(tree: VNode, parent: ParentNode & Node): void {
  const was = roots.get(parent) ?? null;
  roots.set(parent, tree);
  children(parent, [was], [tree], parent.firstChild);
  settle();
}

function settle(): void {
  for (; afterwards.length; ) {
    const acts = afterwards;
    afterwards = [];
    for (const act of acts) act();
  }
}

function listed(child: Child): (VNode | null)[] {
  return (Array.isArray(child) ? child : [child]).map((one) => {
    if (one == null || typeof one === "boolean") return null;
    if (Array.isArray(one)) return h(Fragment as Type, null, ...one);
    return typeof one === "object" ? one : { type: undefined, key: undefined, props: { text: String(one) } };
  });
}

/**
 * Draws what stands side by side in a parent from a place on.
 *
 * @param at the node at that place
 * @returns the node at the place after them
 */
function children(parent: Node, olds: (VNode | null)[], news: (VNode | null)[], at: Node | null): Node | null {
  const keyed = new Map(olds.filter((old) => old?.key !== undefined).map((old) => [old!.key, old!]));
  const pairs = news.map((now, place) => {
    const old = now && (now.key !== undefined ? keyed.get(now.key) : olds[place]);
    return old && old.type === now.type && old.key === now.key ? old : undefined;
  });
  const kept = new Set<VNode | null | undefined>(pairs);
  for (const old of olds) {
    if (!old || kept.has(old)) continue;
    if (at && holds(old, at)) at = after(old, at);
    remove(old, true);
  }
  news.forEach((now, place) => {
    if (now) at = draw(parent, pairs[place], now, at);
  });
  return at;
}

function draw(parent: Node, old: VNode | undefined, now: VNode, at: Node | null): Node | null {
  const { type, props } = now;
  if (typeof type === "function") {
    if (old === now) return place(parent, now, at);
    if (!("prototype" in type && type.prototype instanceof Component)) {
      const drawn = (type as (props: object) => Child)(props);
      now.kids = listed(drawn);
      return children(parent, old?.kids ?? [], now.kids, at);
    }
    const component = (now.component = old?.component ?? new (type as ComponentType)(props as never));
    if (old) redraw(component, props);
    else {
      component.vnode = component.render(props, component.state);
      draw(parent, undefined, component.vnode, at);
      if (component.mounted) afterwards.push(() => component.mounted!());
    }
    return place(parent, now, at);
  }
  const fresh = !old;
  const dom = (now.dom = old?.dom ?? made(type, parent, props));
  if (type === undefined) {
    if (old && old.props["text"] !== props["text"]) (dom as Text).data = props["text"] as string;
  } else if (old !== now) {
    attributes(now, old?.props ?? {}, props);
    now.kids = listed(props.children);
    children(dom, old?.kids ?? [], now.kids, dom.firstChild);
    // The value of a choice can only be set once its options are there.
    const input = dom as unknown as HTMLInputElement;
    if ("value" in props && input.value !== props["value"]) input.value = (props["value"] as string) ?? "";
    const ref = props["ref"] as Ref<Node> | ((dom: Node) => void) | null;
    if (typeof ref === "function" && fresh) afterwards.push(() => ref(dom));
    else if (ref) (ref as Ref<Node>).current = dom;
  }
  return place(parent, now, at);
}

/** Puts what was drawn at its place. */
function place(parent: Node, vnode: VNode, at: Node | null): Node | null {
  for (const dom of nodes(vnode)) {
    if (dom === at) at = dom.nextSibling;
    else if (dom.parentNode !== parent || dom.nextSibling !== at) parent.insertBefore(dom, at);
  }
  return at;
}

function redraw(component: AnyComponent, props: object): void {
  const was = component.props;
  const old = component.vnode!;
  const before = component.before?.();
  component.props = props;
  const now = (component.vnode = component.render(props, component.state));
  children(old.dom!.parentNode!, [old], [now], old.dom!);
  if (component.updated) afterwards.push(() => component.updated!(was, before));
}

/** The outermost nodes that were drawn for it. */
function nodes(vnode: VNode | null): Node[] {
  if (!vnode) return [];
  return vnode.component ? nodes(vnode.component.vnode!) : vnode.dom ? [vnode.dom] : (vnode.kids ?? []).flatMap(nodes);
}

function holds(vnode: VNode, node: Node): boolean {
  return nodes(vnode).includes(node);
}

function after(vnode: VNode, at: Node): Node | null {
  let next: Node | null = at;
  while (next && holds(vnode, next)) next = next.nextSibling;
  return next;
}

function remove(vnode: VNode | null, fromDocument: boolean): void {
  if (!vnode) return;
  vnode.component?.unmounted?.();
  const inner = vnode.component ? [vnode.component.vnode!] : vnode.kids;
  const { dom } = vnode;
  for (const kid of inner ?? []) remove(kid, fromDocument && !dom);
  if (vnode.component) delete vnode.component.vnode!.dom;
  if (dom && fromDocument) (dom as ChildNode).remove();
}

function made(type: string | undefined, parent: Node, props: VNode["props"]): Node {
  if (type === undefined) return document.createTextNode(props["text"] as string);
  const drawing = type === "svg" || (parent as Element).namespaceURI === SVG;
  return drawing ? document.createElementNS(SVG, type) : document.createElement(type);
}

const SVG = "http://www.w3.org/2000/svg";

function attributes(vnode: VNode, was: VNode["props"], now: VNode["props"]): void {
  const element = vnode.dom as unknown as HTMLElement & { handlers?: Record<string, unknown> };
  for (const name of new Set([...Object.keys(was), ...Object.keys(now)])) {
    const value = now[name];
    if (value === was[name] || ["children", "key", "ref", "value"].includes(name)) continue;
    if (name.startsWith("on")) {
      const event = name.slice(2).toLowerCase();
      const handlers = (element.handlers ??= {}) as Record<string, ((event: Event) => void) | undefined>;
      if (!(event in handlers)) element.addEventListener(event, (happened) => handlers[event]?.(happened));
      handlers[event] = value as ((event: Event) => void) | undefined;
    } else if (name === "style") {
      // Through the object model, for strict page policies forbid the attribute.
      for (const [property, is] of Object.entries(value as Record<string, string>)) element.style.setProperty(property, is);
    } else if (value == null || (value === false && !name.startsWith("aria-"))) element.removeAttribute(name);
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
}

type On<E, T extends Event> = (event: T & { currentTarget: E }) => void;

/** Attributes of an element by their HTML names; events typed. */
interface Attributes<E> {
  key?: Key;
  ref?: Ref<E> | ((element: E) => void) | null;
  children?: Child;
  onClick?: On<E, MouseEvent>;
  onInput?: On<E, InputEvent>;
  onChange?: On<E, Event>;
  onSubmit?: On<E, SubmitEvent>;
  onKeyDown?: On<E, KeyboardEvent>;
  onPaste?: On<E, ClipboardEvent>;
  onBlur?: On<E, FocusEvent>;
  onScroll?: On<E, Event>;
  onError?: On<E, Event>;
  onDragOver?: On<E, DragEvent>;
  onDragLeave?: On<E, DragEvent>;
  onDrop?: On<E, DragEvent>;
  [attribute: string]: unknown;
}

export declare namespace h {
  namespace JSX {
    type Element = VNode;
    type ElementType = keyof IntrinsicElements | ((props: never) => VNode | null) | ComponentType;
    interface ElementAttributesProperty {
      props: object;
    }
    interface ElementChildrenAttribute {
      children: Child;
    }
    interface IntrinsicAttributes {
      key?: Key;
    }
    type IntrinsicElements = { [Tag in keyof HTMLElementTagNameMap]: Attributes<HTMLElementTagNameMap[Tag]> } & {
      svg: Attributes<SVGElement>;
      path: Attributes<SVGElement>;
    };
  }
}
