// What the mock server says: every kind of content, in French and English, by the words of the request.

const eur = (amount) => ({ amount, currency: "EUR" });

const names = {
  fr: ["Eau de parfum Figuier d’hiver", "Huile précieuse au néroli", "Bougie Tilleul au crépuscule", "Crème riche à la rose de mai, sans alcool", "Coffret Promenade"],
  en: ["Winter Fig eau de parfum", "Precious oil with neroli", "Linden at Dusk candle", "Rich cream with May rose, alcohol-free", "Promenade gift set"],
};

const why = {
  fr: ["Boisé et doux, comme elle aime.", "Convient aux peaux sensibles.", "Quarante heures de calme.", "Sans alcool et végane.", "Le cadeau qui ne se trompe pas."],
  en: ["Woody and soft, as she likes it.", "Kind to sensitive skin.", "Forty hours of calm.", "Alcohol-free and vegan.", "The gift that is never wrong."],
};

export function config(locale) {
  const fr = locale.startsWith("fr");
  return {
    shop: "beaute",
    name: "Maison Verveine",
    persona: {
      name: "Léa",
      role: fr ? "assistante virtuelle" : "virtual assistant",
      picture: "/media/persona",
      disclosure: fr
        ? "Léa est une assistante automatique. Une personne de la maison peut prendre le relais à tout moment."
        : "Léa is an automatic assistant. A person of the house can take over at any time.",
    },
    languages: ["fr", "en"],
    locale: fr ? "fr" : "en",
    brand: {},
    greeting: fr
      ? "Bonjour et bienvenue chez Maison Verveine. Que puis-je trouver pour vous\u202f?"
      : "Hello and welcome to Maison Verveine. What can I find for you?",
    starters: (fr ? ["Trouver un cadeau", "Suivre ma commande", "Les nouveautés", "Une boutique près de moi"] : ["Find a gift", "Follow my order", "What’s new", "A shop near me"]).map((text) => ({ text, payload: `start:${text}` })),
    limits: { textChars: 4000, imageBytes: 5_000_000 },
    paymentOrigins: [],
  };
}

function product(i, fr, more = {}) {
  const locale = fr ? "fr" : "en";
  return {
    id: `p${i}`,
    name: names[locale][i],
    why: why[locale][i],
    imageUrl: `/media/product${i}`,
    imageAlt: "",
    url: `/produit/p${i}`,
    price: eur([8900, 4650, 3800, 5200, 12000][i]),
    ...(i === 1 && { oldPrice: eur(5800) }),
    rating: [4.6, 4.2, 4.9, 3.5, 5][i],
    reviews: [128, 32, 7, 1, 14][i],
    availability: ["in_stock", "in_stock", "low_stock", "out_of_stock", "in_stock"][i],
    actions: [
      { type: "postback", text: fr ? "Ajouter" : "Add", payload: `add:p${i}` },
      { type: "postback", text: fr ? "Détails" : "Details", payload: `detail:p${i}` },
    ],
    ...more,
  };
}

function rows(fr, quantity = 1) {
  const locale = fr ? "fr" : "en";
  return [
    { line: "l1", product: "p0", name: names[locale][0], detail: "50 ml", imageUrl: "/media/product0", quantity, unitPrice: eur(8900), price: eur(8900 * quantity) },
    { line: "l2", product: "p2", name: names[locale][2], imageUrl: "/media/product2", quantity: 2, unitPrice: eur(3800), price: eur(7600) },
  ];
}

function cart(fr, quantity = 1, more = {}) {
  const goods = 8900 * quantity + 7600;
  return {
    type: "cart",
    rows: quantity ? rows(fr, quantity) : rows(fr).slice(1),
    coupon: "BIENVENUE10",
    totals: [
      { kind: "goods", label: fr ? "Articles" : "Items", amount: eur(goods) },
      { kind: "discount", label: fr ? "Remise de 10 %" : "10% off", amount: eur(-goods / 10) },
      { kind: "delivery", label: fr ? "Livraison" : "Delivery", amount: eur(0) },
    ],
    total: eur((goods * 9) / 10),
    actions: [
      { type: "postback", text: fr ? "Commander" : "Check out", payload: "checkout" },
      { type: "postback", text: fr ? "Ajouter un code" : "Add a code", payload: "coupon" },
    ],
    ...more,
  };
}

const replies = (...texts) => texts.map((text) => ({ type: "reply", text, payload: text }));

function form(fr, errors = {}) {
  return {
    type: "form",
    id: "contact",
    text: fr ? "Pour la livraison, il me faut vos coordonnées." : "For the delivery I need to know where to send it.",
    submit: fr ? "Continuer" : "Continue",
    fields: [
      { name: "name", label: fr ? "Nom et prénom" : "Full name", kind: "text", required: true, autocomplete: "name" },
      { name: "email", label: fr ? "Adresse e-mail" : "E-mail address", kind: "email", required: true, autocomplete: "email", placeholder: "claire@example.com", ...errors },
      { name: "phone", label: fr ? "Téléphone" : "Phone", kind: "phone", autocomplete: "tel" },
      {
        name: "country",
        label: fr ? "Pays" : "Country",
        kind: "select",
        required: true,
        autocomplete: "country",
        options: [
          { value: "FR", label: "France" },
          { value: "BE", label: fr ? "Belgique" : "Belgium" },
        ],
      },
      { name: "note", label: fr ? "Un mot pour le cadeau" : "A word for the gift", kind: "multiline" },
    ],
  };
}

function payment(state, fr) {
  const label = { pending: fr ? "En attente" : "Waiting", paid: fr ? "Payé" : "Paid", declined: fr ? "Refusé" : "Declined" }[state];
  return {
    type: "payment",
    payment: "pay1",
    order: "MV-2026-0412",
    amount: eur(14850),
    payee: "Maison Verveine",
    provider: "Sandbox",
    state,
    label,
    ...(state === "pending" && { url: "/pay" }),
    ...(state === "declined" && { actions: [{ type: "postback", text: fr ? "Essayer une autre carte" : "Try another card", payload: "retry" }] }),
  };
}

const at = (days) => new Date(Date.now() - days * 86_400_000).toISOString();

function order(fr) {
  return {
    type: "order",
    number: "MV-2026-0412",
    status: "shipped",
    statusLabel: fr ? "Expédiée" : "Shipped",
    rows: rows(fr),
    totals: cart(fr).totals,
    total: eur(14850),
    steps: [
      { label: fr ? "Commande reçue" : "Order received", done: true, at: at(3) },
      { label: fr ? "Préparée à l’atelier" : "Prepared in the workshop", done: true, at: at(2) },
      { label: fr ? "Remise au transporteur" : "With the carrier", done: true, at: at(1) },
      { label: fr ? "Livrée" : "Delivered", done: false },
    ],
    url: "/commande/MV-2026-0412",
    actions: [{ type: "postback", text: fr ? "Signaler un problème" : "Report a problem", payload: "problem" }],
  };
}

const kinds = {
  products: (fr) => [
    { type: "text", text: fr ? "Voici cinq idées boisées sous 150\u00a0€." : "Here are five woody ideas under €150." },
    { type: "products", layout: "carousel", items: [0, 1, 2, 3, 4].map((i) => product(i, fr)), actions: replies(...(fr ? ["Moins cher", "Plus floral", "Comparer les deux premiers"] : ["Cheaper", "More floral", "Compare the first two"])) },
  ],
  detail: (fr) => [
    {
      type: "products",
      layout: "detail",
      items: [
        product(0, fr, {
          summary: fr ? "Feuilles froissées, bois de cèdre et fumée douce. Un parfum de fin de journée, qui reste." : "Crushed leaves, cedar wood and soft smoke. A scent for the end of the day that stays.",
          facts: fr
            ? [{ label: "Contenance", value: "50 ml" }, { label: "Notes", value: "figuier, cèdre, encens" }, { label: "Alcool", value: "sans" }]
            : [{ label: "Volume", value: "50 ml" }, { label: "Notes", value: "fig, cedar, incense" }, { label: "Alcohol", value: "none" }],
        }),
      ],
    },
  ],
  compare: (fr) => [
    {
      type: "products",
      layout: "comparison",
      items: [0, 1, 3].map((i) =>
        product(i, fr, {
          facts: [
            { label: fr ? "Contenance" : "Volume", value: ["50 ml", "30 ml", "", "75 ml"][i] },
            ...(i ? [{ label: fr ? "Peau" : "Skin", value: fr ? "sensible" : "sensitive" }] : []),
          ],
        }),
      ),
    },
  ],
  list: (fr) => [
    {
      type: "list",
      text: fr ? "Deux boutiques près de vous\u202f:" : "Two shops near you:",
      items: [
        { title: "Paris, rue de Sèvres", description: fr ? "Ouverte jusqu’à 19\u00a0h 30 · 900 m" : "Open until 7:30 pm · 900 m", actions: [{ type: "link", text: fr ? "Y aller" : "Directions", uri: "https://www.openstreetmap.org" }] },
        { title: "Paris, passage Vivienne", description: fr ? "Fermée · ouvre demain à 10\u00a0h" : "Closed · opens tomorrow at 10 am", actions: [{ type: "postback", text: fr ? "Réserver" : "Reserve", payload: "reserve" }] },
      ],
      actions: [{ type: "locationRequest", text: fr ? "Donner ma position" : "Share my position" }],
    },
  ],
  carousel: (fr) => [
    {
      type: "carousel",
      items: [0, 2, 4].map((i) => ({ title: names[fr ? "fr" : "en"][i], description: why[fr ? "fr" : "en"][i], mediaUrl: `/media/product${i}`, actions: [{ type: "postback", text: fr ? "Voir" : "See", payload: `see${i}` }] })),
    },
  ],
  form: (fr) => [form(fr)],
  cart: (fr) => [{ type: "text", text: fr ? "C’est ajouté. Votre panier\u202f:" : "Added. Your basket:" }, cart(fr)],
  recap: (fr) => [
    cart(fr, 1, {
      recap: true,
      facts: fr
        ? [{ label: "Livraison", value: "à domicile, 2 à 3 jours" }, { label: "Adresse", value: "Claire Morel, 12 rue des Lilas, 75011 Paris" }]
        : [{ label: "Delivery", value: "to your home, 2 to 3 days" }, { label: "Address", value: "Claire Morel, 12 rue des Lilas, 75011 Paris" }],
      actions: [{ type: "postback", text: fr ? "Oui, je confirme" : "Yes, I confirm", payload: "yes" }, { type: "postback", text: fr ? "Modifier" : "Change", payload: "no" }],
    }),
  ],
  order: (fr) => [order(fr)],
  pay: (fr) => [payment("pending", fr)],
  paid: (fr) => [payment("paid", fr)],
  declined: (fr) => [payment("declined", fr)],
  picture: (fr) => [
    { type: "image", mediaUrl: "/media/product2", altText: names[fr ? "fr" : "en"][2], text: fr ? "La voici, allumée." : "Here it is, lit." },
    { type: "file", mediaUrl: "/media/product1", name: "facture-MV-2026-0412.pdf" },
    { type: "location", latitude: 48.8517, longitude: 2.326, name: "Maison Verveine, rue de Sèvres" },
    { type: "template", name: "x" },
    { type: "unsupported", kind: "sticker" },
    { type: "hologram" },
  ],
  long: (fr) => [
    { type: "text", text: (fr ? "Nos huiles se gardent un an après ouverture, à l’abri de la lumière. Voir https://example.com/conseils.\n\n" : "Our oils keep for a year once opened, away from light. See https://example.com/advice.\n\n").repeat(9).trim() },
  ],
  hostile: () => [
    { type: "text", text: "<img src=x onerror=alert(1)><script>alert(2)</script>", actions: [{ type: "link", text: "javascript", uri: "javascript:alert(3)" }] },
    { type: "image", mediaUrl: "javascript:alert(4)", altText: "\"><script>" },
    { type: "products", layout: "detail", items: [{ id: "x", name: "<b>gras</b>", url: "data:text/html,<script>alert(5)</script>", availability: "in_stock", price: eur(100) }] },
  ],
};

const words = [
  [/produit|product|cadeau|gift|idée/i, "products"],
  [/détail|detail/i, "detail"],
  [/compar/i, "compare"],
  [/liste|list|boutique|shop/i, "list"],
  [/carrousel|carousel/i, "carousel"],
  [/formulaire|form/i, "form"],
  [/panier|basket|cart|add:/i, "cart"],
  [/récap|recap|checkout/i, "recap"],
  [/commande|order/i, "order"],
  [/payer|pay|yes/i, "pay"],
  [/photo|picture/i, "picture"],
  [/long/i, "long"],
  [/hostile/i, "hostile"],
];

/** The lines that answer a content, each with its author and the time it takes. */
export function answer(content, { locale = "fr", messages }) {
  const fr = locale.startsWith("fr");
  if (content.type === "formResponse") return [{ content: { type: "text", text: fr ? "Merci, c’est noté." : "Thank you, noted." }, typing: true }];
  if (content.type === "postback" && content.payload.startsWith("{")) return [{ content: cart(fr, JSON.parse(content.payload).quantity) }];
  const said = content.text ?? content.payload ?? "";
  if (/conseiller|adviser/i.test(said)) {
    return [
      { content: { type: "text", text: fr ? "Je vous mets en relation avec une personne de la maison." : "I am connecting you with a person of the house." }, presence: { control: "offered" } },
      { author: { type: "system" }, content: { type: "text", text: fr ? "Claire a rejoint la conversation" : "Claire has joined the conversation" }, presence: { control: "agent", agent: { name: "Claire" } } },
      { author: { type: "agent", name: "Claire" }, content: { type: "text", text: fr ? "Bonjour, je suis Claire. Je regarde tout de suite." : "Hello, I am Claire. Let me have a look." } },
    ];
  }
  if (/modifie|edit/i.test(said)) {
    const last = messages.findLast((message) => message.author.type === "bot" && message.content.type !== "change");
    return [{ content: { type: "change", of: last?.id, content: { type: "text", text: fr ? "Corrigé." : "Corrected." } } }];
  }
  if (/efface|delete/i.test(said)) {
    const last = messages.findLast((message) => message.author.type === "bot" && message.content.type !== "change");
    return [{ content: { type: "change", of: last?.id } }];
  }
  if (/réglé|settled/i.test(said)) {
    const asked = messages.findLast((message) => message.content.type === "payment");
    return [{ content: { type: "change", of: asked?.id, content: payment("paid", fr) } }];
  }
  if (/refusé|declined/i.test(said)) return kinds.declined(fr).map((line) => ({ content: line }));
  if (/silence/i.test(said)) return [];
  const kind = words.find(([pattern]) => pattern.test(said))?.[1];
  const lines = kind ? kinds[kind](fr) : [{ type: "text", text: fr ? `Vous avez dit\u202f: «\u202f${said}\u202f».` : `You said: “${said}”.` }];
  return lines.map((line, i) => ({ content: line, typing: i === 0 }));
}

/** The i-th line of a long history. */
export function welcome(i, locale) {
  const fr = locale.startsWith("fr");
  const text = fr
    ? ["Bonjour, je cherche une bougie.", "Avec plaisir. Plutôt boisée, florale ou fraîche\u202f?", "Boisée.", "Alors je vous conseille Tilleul au crépuscule."][i % 4]
    : ["Hello, I am looking for a candle.", "With pleasure. Woody, floral or fresh?", "Woody.", "Then I suggest Linden at Dusk."][i % 4];
  return { author: i % 2 ? { type: "bot", name: "Léa" } : { type: "user" }, content: { type: "text", text: `${text} (${i + 1})` } };
}

/** Drawings of a face and five products. */
export function drawings(name) {
  if (name === "persona") {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="#dfe5d8"/><path d="M16 80c0-16 11-24 24-24s24 8 24 24z" fill="#3c5142"/><ellipse cx="40" cy="36" rx="14" ry="17" fill="#e9c9ac"/><path d="M24 40c-3-20 5-28 16-28s19 8 16 28c-2-10-6-15-10-17-6 4-14 5-20 5-1 3-2 7-2 12z" fill="#4a3426"/><path d="M35 44c3 3 7 3 10 0" stroke="#98564a" stroke-width="1.6" fill="none" stroke-linecap="round"/></svg>`;
  }
  const i = /^product(\d)$/.exec(name)?.[1];
  if (!i) return undefined;
  const [ground, glass, label] = [["#e9e4d6", "#5a6b4c", "#f6f1e6"], ["#f0e3d0", "#c08a3e", "#fff8ec"], ["#e4e2dc", "#8c8678", "#fdfaf3"], ["#f3e2df", "#d9a8a0", "#fff6f3"], ["#e3e0e8", "#6c627c", "#f6f3fa"]][i];
  const shape = ["M70 70h60v90a10 10 0 0 1-10 10H80a10 10 0 0 1-10-10zM88 44h24v24H88z", "M82 80h36l8 20v62a8 8 0 0 1-8 8H82a8 8 0 0 1-8-8v-62zM94 40h12v38H94z", "M62 90h76v72a8 8 0 0 1-8 8H70a8 8 0 0 1-8-8zM98 66h4v22h-4z", "M58 104h84v58a8 8 0 0 1-8 8H66a8 8 0 0 1-8-8zM54 84h92v18H54z", "M50 80h100v90H50zM46 66h108v14H46z"][i];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="${ground}"/><ellipse cx="100" cy="174" rx="56" ry="6" fill="#000" opacity=".12"/><path d="${shape}" fill="${glass}"/><rect x="80" y="112" width="40" height="34" fill="${label}"/><path d="M88 124h24M92 132h16" stroke="${glass}" stroke-width="2"/></svg>`;
}
