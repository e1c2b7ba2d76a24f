import { h, type VNode } from "../dom.ts";
import type { Chat } from "../chat.ts";
import type { Content } from "../protocol.ts";
import { formIsOpen, paymentIsLatest, type Entry } from "../thread.ts";
import { Form } from "./form.tsx";
import { Actions, Icon, Link, Picture, Prose } from "./parts.tsx";
import { Card, Comparison, Detail, ItemCard, Row } from "./products.tsx";
import { CartBlock, OrderBlock, PaymentBlock } from "./shopping.tsx";

interface Props {
  chat: Chat;
  entry: Entry;
  entries: readonly Entry[];
  liveCart: string | undefined;
}

export function MessageView({ chat, entry, entries, liveCart }: Props): VNode {
  const { words } = chat.state;
  const { content, waiting } = entry;
  return (
    <div class={`message ${waiting?.refused ? "refused" : ""}`} data-id={entry.id} data-seq={entry.seq}>
      {content ? body(chat, entry, content, entries, liveCart) : <p class="bubble gone">{words.deleted}</p>}
      {entry.changed && content?.type === "text" && <span class="soft edited"> {words.edited}</span>}
      {waiting?.refused && (
        <p class="why-not">
          <Icon of="alert" />
          <span>
            {words.notSent}. {waiting.refused}{" "}
            <button class="quiet" onClick={() => chat.again(entry.id)}>{words.retry}</button>{" "}
            <button class="quiet" onClick={() => chat.discard(entry.id)}>{words.remove}</button>
          </span>
        </p>
      )}
    </div>
  );
}

function body(chat: Chat, entry: Entry, content: Content, entries: readonly Entry[], liveCart: string | undefined): VNode {
  const { words } = chat.state;
  switch (content.type) {
    case "text":
      return (
        <div class="bubble">
          <Prose chat={chat} text={content.text} />
          <Actions chat={chat} actions={content.actions} />
        </div>
      );
    case "postback":
      return (
        <div class="bubble">
          <p class="prose">{content.text}</p>
        </div>
      );
    case "image":
      return (
        <div class="bubble media">
          <Link chat={chat} to={content.mediaUrl} label={content.altText ?? words.picture}>
            <Picture chat={chat} src={entry.waiting?.preview ?? content.mediaUrl} alt={content.altText ?? words.picture} />
          </Link>
          {content.text && <Prose chat={chat} text={content.text} />}
          <Actions chat={chat} actions={content.actions} />
        </div>
      );
    case "audio":
    case "video":
    case "file":
      return (
        <div class="bubble">
          <Link chat={chat} to={content.mediaUrl}>
            {content.type === "file" ? content.name : words[content.type]}
          </Link>
          {content.text && <Prose chat={chat} text={content.text} />}
        </div>
      );
    case "carousel":
      return (
        <div class="wide">
          <Row chat={chat} label={words.choices}>
            {(content.items ?? []).map((item) => (
              <ItemCard chat={chat} item={item} />
            ))}
          </Row>
          <Actions chat={chat} actions={content.actions} />
        </div>
      );
    case "list":
      return (
        <div class="block">
          {content.text && (
            <div class="body">
              <Prose chat={chat} text={content.text} />
            </div>
          )}
          <ul class="lines" aria-label={words.choices}>
            {(content.items ?? []).map((item) => (
              <li>
                <Picture chat={chat} src={item.mediaUrl} alt={item.altText} />
                <div class="what">
                  <p class="title">{item.title}</p>
                  {item.description && <p class="soft">{item.description}</p>}
                  <Actions chat={chat} actions={item.actions} about={item.title} />
                </div>
              </li>
            ))}
          </ul>
          <Actions chat={chat} actions={content.actions} />
        </div>
      );
    case "form":
      return <Form key={entry.id} chat={chat} form={content} id={entry.id} open={formIsOpen(entries, entries.indexOf(entry))} />;
    case "formResponse":
      return <Answers content={content} entries={entries} />;
    case "location":
      return (
        <div class="bubble">
          {content.name ?? words.position}{" "}
          <Link chat={chat} to={`https://www.openstreetmap.org/?mlat=${content.latitude}&mlon=${content.longitude}#map=16/${content.latitude}/${content.longitude}`}>
            {words.map}
          </Link>
        </div>
      );
    case "products":
      return products(chat, content);
    case "cart":
      return <CartBlock chat={chat} cart={content} live={liveCart === entry.id} />;
    case "order":
      return <OrderBlock chat={chat} order={content} />;
    case "payment":
      return <PaymentBlock chat={chat} payment={content} live={paymentIsLatest(entries, entries.indexOf(entry))} />;
    case "template":
    case "change":
    case "unsupported":
    default:
      // A newer server may also say what this script does not know yet.
      return <p class="bubble gone">{words.unsupported}</p>;
  }
}

function products(chat: Chat, { layout, items = [], actions }: Extract<Content, { type: "products" }>): VNode {
  const { words } = chat.state;
  const [first] = items;
  if (first && (layout === "detail" || items.length === 1)) {
    return (
      <div>
        <Detail chat={chat} product={first} />
        <Actions chat={chat} actions={actions} />
      </div>
    );
  }
  return (
    <div class="wide">
      {layout === "comparison" ? (
        <Comparison chat={chat} products={items} />
      ) : (
        <Row chat={chat} label={words.products(items.length)}>
          {items.map((product) => (
            <Card chat={chat} product={product} />
          ))}
        </Row>
      )}
      <Actions quiet chat={chat} actions={actions} />
    </div>
  );
}

/** What was answered, under the words of the questions. */
function Answers({ content, entries }: { content: Extract<Content, { type: "formResponse" }>; entries: readonly Entry[] }): VNode {
  const form = entries.findLast(({ content: asked }) => asked?.type === "form" && asked.id === content.id)?.content;
  const asked = form?.type === "form" ? (form.fields ?? []) : [];
  return (
    <dl class="bubble answers">
      {(content.fields ?? []).map(({ name, value }) => {
        const field = asked.find((one) => one.name === name);
        return (
          <div>
            <dt>{field?.label ?? name}</dt>
            <dd>{field?.options?.find((option) => option.value === value)?.label ?? value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
