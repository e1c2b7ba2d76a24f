import { Component, createRef, h, type Child, type VNode } from "../dom.ts";
import type { Chat } from "../chat.ts";
import { decimal, money } from "../format.ts";
import type { Item, ProductCard } from "../protocol.ts";
import { Actions, Icon, Link, Picture, Said } from "./parts.tsx";

interface RowProps {
  chat: Chat;
  label: string;
  children: Child;
}

/** Cards side by side: swiped on a screen one touches, moved by arrows elsewhere, a list for those who listen. */
export class Row extends Component<RowProps, { start: boolean; end: boolean }> {
  override state = { start: true, end: false };
  readonly #list = createRef<HTMLUListElement>();
  #sizes: ResizeObserver | undefined;

  override mounted(): void {
    this.#sizes = new ResizeObserver(() => this.#look());
    this.#sizes.observe(this.#list.current!);
  }

  override unmounted(): void {
    this.#sizes?.disconnect();
  }

  override render({ chat, label, children }: RowProps): VNode {
    const { words } = chat.state;
    return (
      <div class="row">
        <ul class="cards" aria-label={label} ref={this.#list} onScroll={() => this.#look()}>
          {children}
        </ul>
        <button class="arrow back" aria-label={words.previous} disabled={this.state.start} onClick={() => this.#move(-1)}>
          <Icon of="left" />
        </button>
        <button class="arrow on" aria-label={words.next} disabled={this.state.end} onClick={() => this.#move(1)}>
          <Icon of="right" />
        </button>
      </div>
    );
  }

  #look(): void {
    const { scrollLeft, scrollWidth, clientWidth } = this.#list.current!;
    const start = scrollLeft < 8;
    const end = scrollLeft + clientWidth > scrollWidth - 8;
    if (start !== this.state.start || end !== this.state.end) this.setState({ start, end });
  }

  #move(by: number): void {
    // The cards snap to their places.
    const list = this.#list.current!;
    list.scrollBy({ left: by * list.clientWidth * 0.8 });
  }
}

export function ItemCard({ chat, item }: { chat: Chat; item: Item }): VNode {
  return (
    <li class="card">
      <Picture chat={chat} src={item.mediaUrl} alt={item.altText} class="cover" />
      <div class="body">
        <p class="title">{item.title}</p>
        {item.description && <p class="soft">{item.description}</p>}
        <Actions chat={chat} actions={item.actions} about={item.title} />
      </div>
    </li>
  );
}

export function Card({ chat, product }: { chat: Chat; product: ProductCard }): VNode {
  return (
    <li class="card">
      <Link chat={chat} to={product.url} class="shown">
        <Picture chat={chat} src={product.imageUrl} alt={product.imageAlt} class="cover" />
        <p class="title">{product.name}</p>
      </Link>
      <div class="body">
        <Price chat={chat} product={product} />
        <Stars chat={chat} product={product} />
        {(product.why ?? product.summary) && <p class="soft why">{product.why ?? product.summary}</p>}
        <Stock chat={chat} product={product} />
        <Actions chat={chat} actions={product.actions} about={product.name} />
      </div>
    </li>
  );
}

export function Detail({ chat, product }: { chat: Chat; product: ProductCard }): VNode {
  return (
    <div class="block detail">
      <Link chat={chat} to={product.url} class="shown">
        <Picture chat={chat} src={product.imageUrl} alt={product.imageAlt} class="cover" />
        <p class="title large">{product.name}</p>
      </Link>
      <div class="body">
        <Price chat={chat} product={product} />
        <Stars chat={chat} product={product} />
        {product.why && <p class="why">{product.why}</p>}
        {product.summary && <p class="soft">{product.summary}</p>}
        <Stock chat={chat} product={product} />
        <Facts facts={product.facts} />
        <Actions chat={chat} actions={product.actions} about={product.name} />
      </div>
    </div>
  );
}

export function Facts({ facts }: { facts: ProductCard["facts"] }): VNode | null {
  if (!facts?.length) return null;
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One column a product, one line a fact; facts that a product lacks show a dash. */
export function Comparison({ chat, products }: { chat: Chat; products: ProductCard[] }): VNode {
  const { words } = chat.state;
  const labels = [...new Set(products.flatMap((product) => (product.facts ?? []).map((fact) => fact.label)))];
  const line = (label: string, cell: (product: ProductCard) => Child): VNode => (
    <tr>
      <th scope="row">{label}</th>
      {products.map((product) => (
        <td>{cell(product) ?? "–"}</td>
      ))}
    </tr>
  );
  return (
    <div class="block compared" role="group" aria-label={words.comparison} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {products.map((product) => (
              <th scope="col">
                <Link chat={chat} to={product.url} class="shown">
                  <Picture chat={chat} src={product.imageUrl} class="cover" />
                  <span class="title">{product.name}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(words.price, (product) => product.price && <Price chat={chat} product={product} />)}
          {labels.map((label) => line(label, (product) => product.facts?.find((fact) => fact.label === label)?.value))}
          <tr>
            <td />
            {products.map((product) => (
              <td>
                <Actions chat={chat} actions={product.actions} about={product.name} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Price({ chat, product: { price, oldPrice } }: { chat: Chat; product: ProductCard }): VNode | null {
  const { locale, words } = chat.state;
  if (!price) return null;
  return (
    <p class="price">
      <span class={oldPrice ? "sale" : undefined}>{money(locale, price)}</span>
      {oldPrice && (
        <span>
          {" "}
          <Said>{words.oldPrice} </Said>
          <s>{money(locale, oldPrice)}</s>
        </span>
      )}
    </p>
  );
}

function Stars({ chat, product: { rating, reviews = 0 } }: { chat: Chat; product: ProductCard }): VNode | null {
  const { locale, words } = chat.state;
  if (!rating) return null;
  const value = decimal(locale, rating);
  return (
    <p class="rating">
      <span aria-hidden="true">
        <span class="stars" style={{ "--rated": `${rating * 20}%` }}>★★★★★</span> {value} ({reviews})
      </span>
      <Said>{words.rating(value, reviews)}</Said>
    </p>
  );
}

function Stock({ chat, product: { availability } }: { chat: Chat; product: ProductCard }): VNode | null {
  if (availability === "in_stock") return null;
  return <p class={`stock ${availability}`}>{chat.state.words.stock[availability]}</p>;
}
