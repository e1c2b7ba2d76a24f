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
  children(parent, [was], [tree], null);
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
 * Draws what stands side by side in a parent, from the last to the first.
 *
 * @param end the node that comes after them, null at the end of the parent
 * @returns the first of their nodes, or `end` when there are none
 */
function children(parent: Node, olds: (VNode | null)[], news: (VNode | null)[], end: Node | null): Node | null {
  const keyed = new Map(olds.filter((old) => old?.key !== undefined).map((old) => [old!.key, old!]));
  const pairs = news.map((now, place) => {
    const old = now && (now.key !== undefined ? keyed.get(now.key) : olds[place]);
    return old && old.type === now.type && old.key === now.key ? old : undefined;
  });
  for (const old of olds) if (old && !pairs.includes(old)) remove(old, true);
  for (let place = news.length; place--; ) if (news[place]) end = draw(parent, pairs[place], news[place]!, end);
  return end;
}

/** @returns its first node, or `end` when it has none */
function draw(parent: Node, old: VNode | undefined, now: VNode, end: Node | null): Node | null {
  const { type, props } = now;
  if (typeof type !== "function") return drawNode(parent, old, now, end);
  if (!(type.prototype instanceof Component)) {
    now.kids = old === now ? old.kids! : listed((type as (props: object) => Child)(props));
    return children(parent, old?.kids ?? [], now.kids, end);
  }
  const component = (now.component = old?.component ?? new (type as ComponentType)(props as never));
  if (!old) {
    component.vnode = component.render(props, component.state);
    if (component.mounted) afterwards.push(() => component.mounted!());
    return draw(parent, undefined, component.vnode, end);
  }
  if (old !== now) redraw(component, props);
  return place(parent, component.vnode!.dom!, end);
}

function drawNode(parent: Node, old: VNode | undefined, now: VNode, end: Node | null): Node {
  const { type, props } = now;
  const dom = (now.dom = old?.dom ?? made(type as string | undefined, parent, props));
  if (type === undefined) {
    if (old && old.props["text"] !== props["text"]) (dom as Text).data = props["text"] as string;
  } else if (old !== now) {
    attributes(now, old?.props ?? {}, props);
    now.kids = listed(props.children);
    children(dom, old?.kids ?? [], now.kids, null);
    // The value of a choice can only be set once its options are there.
    const input = dom as unknown as HTMLInputElement;
    if ("value" in props && input.value !== props["value"]) input.value = props["value"] as string;
    const ref = props["ref"] as Ref<Node> | ((dom: Node) => void) | null;
    if (typeof ref === "function") {
      if (!old) afterwards.push(() => ref(dom));
    } else if (ref) ref.current = dom;
  }
  return place(parent, dom, end);
}

function place(parent: Node, dom: Node, end: Node | null): Node {
  if (dom.parentNode !== parent || dom.nextSibling !== end) parent.insertBefore(dom, end);
  return dom;
}

function redraw(component: AnyComponent, props: object): void {
  const was = component.props;
  const old = component.vnode!;
  const dom = old.dom!;
  const before = component.before?.();
  component.props = props;
  component.vnode = component.render(props, component.state);
  children(dom.parentNode!, [old], [component.vnode], dom.nextSibling);
  if (component.updated) afterwards.push(() => component.updated!(was, before));
}

function remove(vnode: VNode | null, fromDocument: boolean): void {
  if (!vnode) return;
  const { component, dom } = vnode;
  component?.unmounted?.();
  for (const kid of component ? [component.vnode!] : (vnode.kids ?? [])) remove(kid, fromDocument && !dom);
  // A state that is set later on draws nothing any more.
  delete vnode.dom;
  if (fromDocument) (dom as ChildNode | undefined)?.remove();
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
