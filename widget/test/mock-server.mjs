// A stand-in for the server's web chat API with canned conversations that cover every kind of content:
// for working on the widget (npm run dev) and for the browser checks. It keeps its state in memory.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, config, drawings, welcome } from "./canned.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** @returns the running server with its address, its conversations and the switches that tests turn */
export async function start({ port = 0, widget = join(here, "../../target/front-ends/widget.js"), pace = 30 } = {}) {
  const sessions = new Map();
  const visitors = new Map();
  const conversations = new Map();
  const uploads = new Map();
  const sockets = new Set();
  /** What tests can break: `down` answers 503, `sockets: false` refuses WebSockets, `next` answers once with that status, `greets` says something to whoever opens the chat. */
  const switches = { down: false, sockets: true, next: [], posts: 0, csp: true, refuseCart: false, greets: false };

  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) problem(response, 500, "Error");
    });
  });
  server.on("upgrade", upgrade);

  async function handle(request, response) {
    const url = new URL(request.url, "http://localhost");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*");
    response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    if (url.pathname === "/widget.js") return send(response, 200, readFileSync(widget), "text/javascript; charset=utf-8");
    if (url.pathname.startsWith("/chat/v1/")) return chat(request, response, url);
    if (url.pathname.startsWith("/media/")) {
      const drawn = drawings(url.pathname.slice(7)) ?? uploads.get(url.pathname);
      return drawn ? send(response, 200, drawn.body ?? drawn, drawn.type ?? "image/svg+xml") : problem(response, 404, "Not found");
    }
    if (url.pathname === "/pay") return send(response, 200, "<!doctype html><html lang=en><title>Pay</title><h1>Sandbox</h1><p>A payment page.</p>", "text/html; charset=utf-8");
    if (/\.\w+$/.test(url.pathname) && existsSync(join(here, "pages", url.pathname))) return send(response, 200, readFileSync(join(here, "pages", url.pathname)), type(url.pathname));
    const page = readFileSync(join(here, "pages/page.html"), "utf8")
      .replace("{lang}", url.searchParams.get("lang") ?? "fr")
      .replace("{locale}", url.searchParams.get("lang") ?? "fr");
    if (switches.csp) {
      response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'",
      );
    }
    return send(response, 200, page, "text/html; charset=utf-8");
  }

  async function chat(request, response, url) {
    if (switches.down) return problem(response, 503, "Le service redémarre.");
    const path = url.pathname.slice("/chat/v1/".length);
    if (path === "config") return json(response, 200, config(url.searchParams.get("locale") ?? "fr"));
    if (path === "sessions" && request.method === "POST") {
      const { visitor: known, locale } = JSON.parse(await body(request));
      const visitor = visitors.has(known) ? known : randomUUID();
      if (!visitors.has(visitor)) {
        const id = randomUUID();
        visitors.set(visitor, id);
        conversations.set(id, { id, messages: [], waiters: new Set(), busy: 0, locale });
      }
      const conversation = conversations.get(visitors.get(visitor));
      conversation.locale = locale;
      const token = randomUUID();
      sessions.set(token, conversation);
      return json(response, 201, { token, visitor, conversation: conversation.id, expiresAt: new Date(Date.now() + 3.6e6).toISOString() });
    }
    const conversation = sessions.get((request.headers.authorization ?? "").replace("Bearer ", ""));
    if (!conversation) return problem(response, 401, "Session inconnue.");
    if (path === "uploads" && request.method === "POST") {
      const picture = await body(request, true);
      const address = `/media/${randomUUID()}`;
      uploads.set(address, { body: picture, type: request.headers["content-type"] });
      return json(response, 201, { mediaUrl: address });
    }
    if (path === "openings" && request.method === "POST") {
      await body(request);
      conversation.openings = (conversation.openings ?? 0) + 1;
      if (switches.greets) append(conversation, { type: "bot", name: "Léa" }, { type: "text", text: "Re-bonjour !" });
      return json(response, 202, {});
    }
    if (path === "messages" && request.method === "POST") {
      const { id, content } = JSON.parse(await body(request));
      switches.posts++;
      const status = switches.next.shift();
      if (status === "lost") {
        accept(conversation, id, content);
        return request.socket.destroy();
      }
      if (status) {
        if (status === 429) response.setHeader("Retry-After", "1");
        return problem(response, status, status === 413 ? "Ce message est trop long." : "Refusé.");
      }
      return json(response, 202, { seq: accept(conversation, id, content) });
    }
    if (path === "messages") {
      const query = url.searchParams;
      if (query.has("before")) {
        const before = conversation.messages.filter((message) => message.seq < Number(query.get("before")));
        return json(response, 200, { messages: before.slice(-Number(query.get("limit") ?? 50)), idle: !conversation.busy });
      }
      const after = () => conversation.messages.filter((message) => message.seq > Number(query.get("after") ?? 0));
      if (!after().length) await changed(conversation, Number(query.get("wait") ?? 0) * 1000, request);
      return json(response, 200, { messages: after(), idle: !conversation.busy });
    }
    return problem(response, 404, "Not found");
  }

  function accept(conversation, id, content) {
    const before = conversation.messages.find((message) => message.id === id);
    if (before) return before.seq;
    const { seq } = append(conversation, { type: "user" }, content, id);
    conversation.busy++;
    const refused = switches.refuseCart && content.type === "postback" && content.payload.startsWith("{");
    const lines = refused ? [{ content: { type: "text", text: "Douze au plus." } }] : answer(content, conversation);
    setTimeout(async () => {
      for (const socket of sockets) if (socket.conversation === conversation) socket.tell({ type: "read", by: "bot", seq });
      for (const { author, content: line, wait = pace, typing, presence } of lines) {
        for (const socket of sockets) {
          if (socket.conversation !== conversation) continue;
          if (presence) socket.tell({ type: "presence", ...presence });
          if (typing) socket.tell({ type: "typing", author: { type: "bot", name: "Léa" }, on: true });
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (line) append(conversation, author ?? { type: "bot", name: "Léa" }, line);
      }
      conversation.busy--;
      push(conversation);
    }, pace);
    return seq;
  }

  function append(conversation, author, content, id = randomUUID(), at = new Date()) {
    const message = { seq: conversation.messages.length + 1, id, author, content, at: at.toISOString() };
    conversation.messages.push(message);
    push(conversation);
    return message;
  }

  function push(conversation) {
    for (const wake of conversation.waiters) wake();
    for (const socket of sockets) if (socket.conversation === conversation) socket.catchUp();
  }

  function changed(conversation, millis, request) {
    return new Promise((resolve) => {
      const done = () => (clearTimeout(timer), conversation.waiters.delete(done), resolve());
      const timer = setTimeout(done, millis);
      conversation.waiters.add(done);
      request.on("close", done);
    });
  }

  function upgrade(request, socket) {
    if (!switches.sockets || switches.down) return socket.destroy();
    const accepted = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`);
    const peer = {
      socket,
      conversation: undefined,
      after: 0,
      heard: [],
      tell: (frame) => socket.writable && socket.write(encode(JSON.stringify(frame))),
      catchUp() {
        const messages = peer.conversation.messages.filter((message) => message.seq > peer.after);
        peer.after = peer.conversation.messages.length;
        peer.tell({ type: "messages", messages, idle: !peer.conversation.busy });
      },
    };
    sockets.add(peer);
    let buffered = Buffer.alloc(0);
    socket.on("data", (data) => {
      buffered = Buffer.concat([buffered, data]);
      for (let frame; (frame = decode(buffered)); ) {
        buffered = buffered.subarray(frame.length);
        if (frame.opcode === 8) return socket.end();
        if (frame.opcode === 1) hear(peer, JSON.parse(frame.text));
      }
    });
    socket.on("end", () => socket.end());
    socket.on("close", () => sockets.delete(peer));
    socket.on("error", () => sockets.delete(peer));
  }

  function hear(peer, frame) {
    if (peer.conversation) {
      peer.heard.push(frame);
      if (frame.type === "ping") peer.tell({ type: "pong" });
      return;
    }
    peer.conversation = sessions.get(frame.token);
    if (!peer.conversation) return peer.tell({ type: "error", status: 401, detail: "Session inconnue." });
    peer.after = frame.after;
    peer.tell({ type: "presence", control: "bot" });
    peer.catchUp();
  }

  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    switches,
    conversations,
    sockets,
    /** Puts a line into every conversation, as an adviser's or the bot's initiative would. */
    say: (content, author = { type: "bot", name: "Léa" }) => {
      for (const conversation of conversations.values()) append(conversation, author, content);
    },
    /** A conversation with that much history behind it. */
    seed(count, locale = "fr") {
      const id = randomUUID();
      const visitor = randomUUID();
      const conversation = { id, messages: [], waiters: new Set(), busy: 0, locale };
      conversations.set(id, conversation);
      visitors.set(visitor, id);
      const from = Date.now() - count * 45_000 - 86_400_000;
      for (let i = 0; i < count; i++) {
        const { author, content } = welcome(i, locale);
        append(conversation, author, content, randomUUID(), new Date(from + i * 45_000));
      }
      return visitor;
    },
    dropSockets: () => [...sockets].forEach((peer) => peer.socket.destroy()),
    forgetSessions: () => sessions.clear(),
    stop: () =>
      new Promise((resolve) => {
        for (const peer of sockets) peer.socket.destroy();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function encode(text) {
  const data = Buffer.from(text);
  const head = data.length < 126 ? Buffer.from([0x81, data.length]) : data.length < 65536 ? Buffer.alloc(4) : Buffer.alloc(10);
  if (data.length >= 126 && data.length < 65536) head.set([0x81, 126, data.length >> 8, data.length & 255]);
  if (data.length >= 65536) {
    head.set([0x81, 127]);
    head.writeBigUInt64BE(BigInt(data.length), 2);
  }
  return Buffer.concat([head, data]);
}

function decode(data) {
  if (data.length < 6) return undefined;
  let size = data[1] & 127;
  let at = 2;
  if (size === 126) {
    size = data.readUInt16BE(2);
    at = 4;
  } else if (size === 127) {
    size = Number(data.readBigUInt64BE(2));
    at = 10;
  }
  if (data.length < at + 4 + size) return undefined;
  const mask = data.subarray(at, at + 4);
  const text = Buffer.from(data.subarray(at + 4, at + 4 + size)).map((byte, i) => byte ^ mask[i % 4]).toString("utf8");
  return { opcode: data[0] & 15, text, length: at + 4 + size };
}

async function body(request, raw = false) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const all = Buffer.concat(parts);
  return raw ? all : all.toString("utf8");
}

function json(response, status, value) {
  return send(response, status, JSON.stringify(value), "application/json");
}

function problem(response, status, detail) {
  return send(response, status, JSON.stringify({ type: "about:blank", title: detail, detail, status }), "application/problem+json");
}

function send(response, status, content, type) {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(content);
}

function type(path) {
  return path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await start({ port: Number(process.env.PORT ?? 0), pace: 500 });
  console.log(`${address}/?lang=fr — say: produits, détail, comparer, liste, formulaire, panier, récapitulatif, commande, payer, conseiller, photo, long, tout`);
}
