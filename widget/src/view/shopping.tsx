import { Component, h, type VNode } from "../dom.ts";
import type { Chat } from "../chat.ts";
import { moment, money } from "../format.ts";
import type { Cart, CartRow, Money, Order, Payment, Total } from "../protocol.ts";
import { lastSeq } from "../thread.ts";
import { Actions, Icon, Link, Picture, Said } from "./parts.tsx";
import { Facts } from "./products.tsx";

/** Steps that follow quickly are one wish: the last quantity counts. */
const SETTLE_MILLIS = 450;

export function CartBlock({ chat, cart, live }: { chat: Chat; cart: Cart; live: boolean }): VNode {
  const { locale, words } = chat.state;
  const rows = cart.rows ?? [];
  return (
    <div role="group" class="block" aria-label={cart.recap ? words.recap : words.cart}>
      <p class="heading" aria-hidden="true">{cart.recap ? words.recap : words.cart}</p>
      {!rows.length && <p class="soft body">{words.emptyCart}</p>}
      <Lines chat={chat} rows={rows} live={live && !cart.recap} />
      {rows.length > 0 && <Sums chat={chat} totals={cart.totals} total={cart.total} coupon={cart.coupon} />}
      <div class="body">
        <Facts facts={cart.facts} />
        {live && <Actions chat={chat} actions={cart.actions} />}
      </div>
      {!live && <Said>{money(locale, cart.total)}</Said>}
    </div>
  );
}

function Lines({ chat, rows, live }: { chat: Chat; rows: CartRow[] | undefined; live: boolean }): VNode | null {
  const { locale, words } = chat.state;
  if (!rows?.length) return null;
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li key={row.line}>
          <Picture chat={chat} src={row.imageUrl} />
          <div class="what">
            <p class="title">{row.name}</p>
            {row.detail && <p class="soft">{row.detail}</p>}
            {live ? (
              <Stepper chat={chat} row={row} />
            ) : (
              <p class="soft">
                {words.quantity} {row.quantity}
              </p>
            )}
          </div>
          <p class="sum">{money(locale, row.price)}</p>
        </li>
      ))}
    </ul>
  );
}

/** Changes a quantity at once for the eye; the server hears of it when the hand rests. */
class Stepper extends Component<{ chat: Chat; row: CartRow }, { wanted: number | undefined }> {
  override state = { wanted: undefined as number | undefined };
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The number of the last message when the server was told; what it says next counts, even if that is a refusal. */
  #told = Infinity;

  override updated(): void {
    const last = this.props.chat.state.thread.messages.at(-1)!;
    if (last.seq > this.#told && last.author.type !== "user") {
      this.#told = Infinity;
      this.setState({ wanted: undefined });
    }
  }

  override unmounted(): void {
    clearTimeout(this.#timer);
  }

  override render({ chat, row }: { chat: Chat; row: CartRow }): VNode {
    const { words } = chat.state;
    const quantity = this.state.wanted ?? row.quantity;
    return (
      <div class="stepper">
        <button aria-label={words.less(row.name)} disabled={quantity < 2} onClick={() => this.#want(quantity - 1)}>
          <Icon of="minus" />
        </button>
        <span role="status">
          <Said>{words.quantity} </Said>
          {quantity}
        </span>
        <button aria-label={words.more(row.name)} disabled={quantity > 98} onClick={() => this.#want(quantity + 1)}>
          <Icon of="plus" />
        </button>
        <button class="drop" aria-label={words.removeLine(row.name)} disabled={!quantity} onClick={() => this.#want(0)}>
          {words.remove}
        </button>
      </div>
    );
  }

  #want(wanted: number): void {
    clearTimeout(this.#timer);
    this.#told = Infinity;
    this.setState({ wanted });
    this.#timer = setTimeout(() => this.#tell(wanted), wanted ? SETTLE_MILLIS : 0);
  }

  #tell(quantity: number): void {
    const { chat, row } = this.props;
    if (quantity === row.quantity) return;
    const { words, thread } = chat.state;
    this.#told = lastSeq(thread);
    chat.send({
      type: "postback",
      payload: JSON.stringify({ do: "cart.quantity", line: row.line, quantity }),
      text: quantity ? `${row.name} × ${quantity}` : words.removeLine(row.name),
    });
  }
}

function Sums({ chat, totals, total, coupon }: { chat: Chat; totals: Total[] | undefined; total: Money; coupon?: string | undefined }): VNode {
  const { locale, words } = chat.state;
  return (
    <dl class="sums">
      {coupon && (
        <div>
          <dt>{words.coupon}</dt>
          <dd class="coupon">{coupon}</dd>
        </div>
      )}
      {(totals ?? []).map(({ label, amount }) => (
        <div>
          <dt>{label}</dt>
          <dd>{money(locale, amount)}</dd>
        </div>
      ))}
      <div class="total">
        <dt>{words.total}</dt>
        <dd>{money(locale, total)}</dd>
      </div>
    </dl>
  );
}

export function OrderBlock({ chat, order }: { chat: Chat; order: Order }): VNode {
  const { locale, words } = chat.state;
  const steps = order.steps ?? [];
  const now = steps.findLastIndex((step) => step.done);
  return (
    <div role="group" class="block" aria-label={`${words.order} ${order.number}`}>
      <p class="heading">
        <span>
          {words.order} <span class="number">{order.number}</span>
        </span>
        <span class="badge">{order.statusLabel}</span>
      </p>
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step, index) => (
            <li class={step.done ? "done" : undefined} aria-current={index === now ? "step" : undefined}>
              <span class="mark">{step.done && <Icon of="tick" />}</span>
              <span>
                {step.label}
                <Said> ({step.done ? words.done : words.toCome})</Said>
                {step.at && <span class="soft at">{moment(locale, step.at)}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Lines chat={chat} rows={order.rows} live={false} />
      <Sums chat={chat} totals={order.totals} total={order.total} />
      <div class="body">
        <Actions quiet chat={chat} actions={order.actions} />
        {order.url && (
          <Link chat={chat} to={order.url} class="quiet">
            {words.seeOrder}
          </Link>
        )}
      </div>
    </div>
  );
}

export function PaymentBlock({ chat, payment, live }: { chat: Chat; payment: Payment; live: boolean }): VNode {
  const { locale, words } = chat.state;
  const amount = money(locale, payment.amount);
  const { url, state } = payment;
  const failed = state !== "pending" && state !== "paid";
  return (
    <div role="group" class={`block payment ${state}`} aria-label={words.payment}>
      <div class="body">
        <p class="heading plain">
          <span>{words.payment}</span>
          {!failed && (
            <span class={`badge ${state}`}>
              {state === "paid" && <Icon of="tick" />}
              {payment.label}
            </span>
          )}
        </p>
        <p class="amount">{amount}</p>
        <p class="soft">{words.payTo(payment.payee, words.providers[payment.provider] ?? payment.provider)}</p>
        {failed && (
          <p class="error">
            <Icon of="alert" />
            {payment.label}
          </p>
        )}
        {live && url && state !== "paid" && (

            <button class="button primary" onClick={() => chat.show(url, words.payment, payment.payment)}>
              <Icon of="lock" />
              {words.pay} {amount}
            </button>

        )}
        {live && <Actions chat={chat} actions={payment.actions} />}
      </div>
    </div>
  );
}
