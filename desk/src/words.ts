/** The desk's words, plain and exact. French typography is in the words: narrow no-break spaces where they belong. */
const english = {
  title: "Desk",
  signIn: "Sign in",
  key: "Operator's key",
  keyHelp: "The server prints where it is kept when it starts (api.key in the data folder).",
  wrongKey: "This is not the key. Look at what the server printed when it started.",
  tooMany: "Too many tries. Wait a few minutes.",
  waiting: "Waiting for a person",
  nobody: "Nobody is waiting",
  nobodyHelp: "When a customer asks for a person, they appear here with what was said.",
  choose: "Choose a conversation to read it.",
  offline: "The server does not answer. Trying again…",
  since: (minutes: number) => (minutes < 1 ? "just now" : minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`),
  signOut: "Sign out",
  back: "Back to the list",
  customer: "Customer",
  reasons: {
    asked: "Asked for a person",
    complaint: "Complaint",
    urgent: "It is pressing",
    distress: "Someone may be in danger",
    cannot_handle: "The assistant could not help",
    error: "Something went wrong",
  } as Record<string, string>,
  kinds: {
    products: "Products", cart: "Basket", order: "Order", payment: "Payment", image: "Picture", form: "Form",
    formResponse: "Answers", location: "Place", list: "List", carousel: "Cards", change: "Change", postback: "Choice",
  } as Record<string, string>,
};

const french: typeof english = {
  title: "Bureau",
  signIn: "Entrer",
  key: "Clé de l’exploitant",
  keyHelp: "Le serveur indique où elle est gardée quand il démarre (api.key dans le dossier de données).",
  wrongKey: "Ce n’est pas la clé. Regardez ce que le serveur a écrit en démarrant.",
  tooMany: "Trop d’essais. Attendez quelques minutes.",
  waiting: "Attendent une personne",
  nobody: "Personne n’attend",
  nobodyHelp: "Quand un client demande une personne, il apparaît ici avec ce qui a été dit.",
  choose: "Choisissez une conversation pour la lire.",
  offline: "Le serveur ne répond pas. Nouvel essai…",
  since: (minutes) => (minutes < 1 ? "à l’instant" : minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`),
  signOut: "Quitter",
  back: "Retour à la liste",
  customer: "Client",
  reasons: {
    asked: "A demandé une personne",
    complaint: "Réclamation",
    urgent: "Cela presse",
    distress: "Quelqu’un est peut-être en danger",
    cannot_handle: "L’assistante n’a pas su aider",
    error: "Quelque chose s’est mal passé",
  },
  kinds: {
    products: "Produits", cart: "Panier", order: "Commande", payment: "Paiement", image: "Image", form: "Formulaire",
    formResponse: "Réponses", location: "Lieu", list: "Liste", carousel: "Cartes", change: "Changement", postback: "Choix",
  },
};

export const language = navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
export const words = language === "fr" ? french : english;
