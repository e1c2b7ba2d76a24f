#!/usr/bin/env python3
"""Writes the menu: products, the words they are known by, and what is settled about each.

    python3 drawings/make.py      # from shops/pizzeria
"""
import json, os

HERE = os.path.join(os.path.dirname(__file__), "..")

INGREDIENTS = {  # key: (fr, en, synonyms fr, synonyms en, price of a supplement in cents)
    "tomato": ("Sauce tomate", "Tomato sauce", ["tomate", "tomates"], ["tomato", "tomatoes"], 150),
    "cream": ("Crème", "Cream", ["crème fraîche"], ["fresh cream"], 150),
    "mozzarella": ("Mozzarella", "Mozzarella", ["mozza"], ["mozza"], 200),
    "ham": ("Jambon", "Ham", ["jambon blanc"], ["cooked ham"], 200),
    "mushrooms": ("Champignons", "Mushrooms", ["champignon", "champi", "champis"], ["mushroom"], 150),
    "olives": ("Olives", "Olives", ["olive", "olives noires"], ["olive", "black olives"], 100),
    "anchovies": ("Anchois", "Anchovies", [], ["anchovy"], 200),
    "capers": ("Câpres", "Capers", ["câpre"], ["caper"], 100),
    "goat_cheese": ("Chèvre", "Goat's cheese", ["fromage de chèvre"], ["goat cheese"], 200),
    "gorgonzola": ("Gorgonzola", "Gorgonzola", ["bleu"], ["blue cheese"], 200),
    "parmesan": ("Parmesan", "Parmesan", ["parmigiano"], ["parmigiano"], 150),
    "reblochon": ("Reblochon", "Reblochon", [], [], 250),
    "pepperoni": ("Spianata piquante", "Spicy salami", ["spianata", "pepperoni", "salami", "chorizo"], ["pepperoni", "salami", "spianata"], 200),
    "bacon": ("Lardons", "Bacon", ["lardon", "bacon"], ["lardons"], 200),
    "peppers": ("Poivrons", "Peppers", ["poivron"], ["pepper", "bell pepper", "bell peppers"], 150),
    "onions": ("Oignons", "Onions", ["oignon"], ["onion"], 100),
    "aubergine": ("Aubergines", "Aubergine", ["aubergine"], ["aubergines", "eggplant"], 150),
    "courgette": ("Courgettes", "Courgette", ["courgette"], ["courgettes", "zucchini"], 150),
    "artichokes": ("Artichauts", "Artichokes", ["artichaut"], ["artichoke"], 200),
    "egg": ("Œuf", "Egg", ["oeuf", "œufs", "oeufs"], ["eggs"], 100),
    "honey": ("Miel", "Honey", [], [], 100),
    "salmon": ("Saumon fumé", "Smoked salmon", ["saumon"], ["salmon"], 300),
    "potatoes": ("Pommes de terre", "Potatoes", ["pomme de terre", "patates"], ["potato"], 150),
    "basil": ("Basilic", "Basil", [], [], 50),
    "rocket": ("Roquette", "Rocket", [], ["arugula"], 150),
    "garlic": ("Ail", "Garlic", [], [], 50),
    "chilli": ("Piment", "Chilli", ["piments"], ["chili", "chillies", "chilies"], 50),
}
PIZZAS = [
    ("margherita", "Margherita", "Margherita", 950, ["tomato", "mozzarella", "basil"], "Le strict nécessaire, et rien ne manque.", "Only what is needed, and nothing is missing.", ["vegetarian"]),
    ("regina", "Regina", "Regina", 1150, ["tomato", "mozzarella", "ham", "mushrooms"], "Jambon blanc et champignons de Paris émincés.", "Cooked ham and sliced button mushrooms.", []),
    ("napoletana", "Napoletana", "Napoletana", 1100, ["tomato", "mozzarella", "anchovies", "capers", "olives"], "Anchois, câpres, olives : du sel et du soleil.", "Anchovies, capers, olives: salt and sun.", []),
    ("quatre-fromages", "Quatre fromages", "Four cheeses", 1250, ["tomato", "mozzarella", "gorgonzola", "goat_cheese", "parmesan"], "Mozzarella, gorgonzola, chèvre, parmesan.", "Mozzarella, gorgonzola, goat's cheese, parmesan.", ["vegetarian"]),
    ("diavola", "Diavola", "Diavola", 1200, ["tomato", "mozzarella", "pepperoni", "chilli"], "Spianata et piment : elle pique pour de bon.", "Spicy salami and chilli: it does bite.", ["spicy"]),
    ("vegetariana", "Vegetariana", "Vegetariana", 1150, ["tomato", "mozzarella", "aubergine", "courgette", "peppers"], "Trois légumes grillés le matin même.", "Three vegetables, grilled this morning.", ["vegetarian"]),
    ("capricciosa", "Capricciosa", "Capricciosa", 1250, ["tomato", "mozzarella", "ham", "mushrooms", "artichokes", "olives"], "La généreuse : jambon, champignons, artichauts, olives.", "The generous one: ham, mushrooms, artichokes, olives.", []),
    ("chevre-miel", "Chèvre-miel", "Goat's cheese and honey", 1200, ["cream", "mozzarella", "goat_cheese", "honey", "rocket"], "Base crème, chèvre, un filet de miel de châtaignier.", "Cream base, goat's cheese, a thread of chestnut honey.", ["vegetarian"]),
    ("savoyarde", "Savoyarde", "Savoyarde", 1300, ["cream", "reblochon", "potatoes", "bacon", "onions"], "Reblochon, pommes de terre, lardons : l'hiver.", "Reblochon, potatoes, bacon: winter.", []),
    ("norvegese", "Norvegese", "Norvegese", 1400, ["cream", "mozzarella", "salmon", "capers", "rocket"], "Base crème et saumon fumé posé après le four.", "Cream base, smoked salmon laid on after the oven.", []),
    ("calzone", "Calzone", "Calzone", 1200, ["tomato", "mozzarella", "ham", "egg"], "Pliée, dorée, avec un œuf au milieu.", "Folded, golden, with an egg inside.", []),
    ("marinara", "Marinara", "Marinara", 850, ["tomato", "garlic", "olives", "basil"], "Sans fromage : tomate, ail, olives, basilic.", "No cheese: tomato, garlic, olives, basil.", ["vegetarian", "vegan"]),
]
SIDES = [
    ("burrata", "starter", "Burrata et tomates", "Burrata with tomatoes", 850, "Une burrata entière, huile verte, pain du four.", "A whole burrata, green oil, bread from the oven.", ["milk", "gluten"], ["vegetarian"]),
    ("focaccia", "starter", "Focaccia à l'ail", "Garlic focaccia", 500, "Croustillante, romarin et fleur de sel.", "Crisp, with rosemary and sea salt.", ["gluten"], ["vegetarian", "vegan"]),
    ("salade", "starter", "Salade de roquette", "Rocket salad", 650, "Roquette, copeaux de parmesan, citron.", "Rocket, parmesan shavings, lemon.", ["milk"], ["vegetarian"]),
    ("tiramisu", "dessert", "Tiramisu", "Tiramisu", 600, "Fait le matin, au café de la maison.", "Made in the morning, with the house coffee.", ["milk", "egg", "gluten"], ["vegetarian"]),
    ("panna-cotta", "dessert", "Panna cotta", "Panna cotta", 550, "Vanille, coulis de fruits rouges.", "Vanilla, red berry coulis.", ["milk"], []),
    ("pizza-noisette", "dessert", "Pizza noisette", "Hazelnut pizza", 750, "Pâte à pizza, crème de noisette, sucre glace.", "Pizza dough, hazelnut cream, icing sugar.", ["gluten", "nuts", "milk"], ["vegetarian"]),
    ("cola", "drink", "Cola", "Cola", 300, "33 cl, bien frais.", "33 cl, well chilled.", [], ["vegan"]),
    ("limonade", "drink", "Limonade", "Lemonade", 300, "Artisanale, 33 cl.", "Craft-made, 33 cl.", [], ["vegan"]),
    ("eau-plate", "drink", "Eau plate", "Still water", 200, "50 cl.", "50 cl.", [], ["vegan"]),
    ("eau-petillante", "drink", "Eau pétillante", "Sparkling water", 250, "50 cl.", "50 cl.", [], ["vegan"]),
    ("the-glace", "drink", "Thé glacé pêche", "Peach iced tea", 350, "Infusé ici, peu sucré, 33 cl.", "Brewed here, lightly sweetened, 33 cl.", [], ["vegan"]),
    ("biere", "drink", "Bière blonde artisanale", "Craft lager", 450, "33 cl, brassée à Lyon. Pour les adultes.", "33 cl, brewed in Lyon. For adults.", ["gluten"], ["vegan"]),
    ("vin-rouge", "drink", "Vin rouge de Sicile", "Sicilian red wine", 1400, "Nero d'Avola, 75 cl. Pour les adultes.", "Nero d'Avola, 75 cl. For adults.", ["sulphites"], []),
]
MILK = {"mozzarella", "goat_cheese", "gorgonzola", "parmesan", "reblochon", "cream"}


def product(id, fr, en, price, categories, sfr, sen, attributes, tags=(), pairs=()):
    p = {"id": id, "name": {"fr": fr, "en": en}, "summary": {"fr": sfr, "en": sen}, "categories": categories,
         "price": {"amount": price, "currency": "EUR"},
         "images": [{"url": f"images/{id}.svg", "alt": {"fr": f"Dessin : {fr}", "en": f"Drawing: {en}"}}],
         "attributes": {k: v for k, v in attributes.items() if v}}
    if tags:
        p["tags"] = list(tags)
    if pairs:
        p["pairs_with"] = list(pairs)
    return p


def words(items):
    return "[" + ", ".join('"' + i.replace('"', "") + '"' for i in items) + "]"


def main():
    products = []
    for id, fr, en, price, ingredients, sfr, sen, diet in PIZZAS:
        allergens = ["gluten"] + (["milk"] if set(ingredients) & MILK else []) + (["fish"] if set(ingredients) & {"anchovies", "salmon"} else []) + (["egg"] if "egg" in ingredients else [])
        products.append(product(id, fr, en, price, ["pizza"], sfr, sen, {"ingredients": ingredients, "allergens": allergens, "diet": diet},
                                ["bestseller"] if id in ("margherita", "regina", "diavola") else (), ["cola", "tiramisu"]))
    products.append(product("moitie-moitie", "Moitié-moitié", "Half and half", 100, ["half"],
                            "Deux recettes sur une pâte ; le prix de la plus chère, plus 1 €.", "Two recipes on one base; the price of the dearer one plus €1.",
                            {"allergens": ["gluten", "milk"]}))
    for id, category, fr, en, price, sfr, sen, allergens, diet in SIDES:
        products.append(product(id, fr, en, price, [category], sfr, sen, {"allergens": allergens, "diet": diet}))
    with open(os.path.join(HERE, "catalog", "products.jsonl"), "w") as f:
        for p in products:
            f.write(json.dumps(p, ensure_ascii=False) + "\n")
    v = ["# The words of the menu: what it is made of, how it comes, what to look out for.", "categories:"]
    for id, fr, en, sf, se in (("pizza", "Pizzas", "Pizzas", ["pizza", "pizzas"], ["pizza", "pizzas"]),
                               ("half", "Moitié-moitié", "Half and half", ["moitié-moitié"], ["half and half"]),
                               ("starter", "Entrées", "Starters", ["entrée", "entrées", "antipasti"], ["starter", "starters", "antipasti"]),
                               ("dessert", "Desserts", "Desserts", ["dessert", "desserts", "sucré"], ["dessert", "desserts", "sweets"]),
                               ("drink", "Boissons", "Drinks", ["boisson", "boissons", "à boire"], ["drink", "drinks", "something to drink"])):
        v.append(f"  {id}: {{label: {{fr: {fr}, en: {en}}}, synonyms: {{fr: {words(sf)}, en: {words(se)}}}}}")
    v += ["", "attributes:", "  ingredients:", "    label: {fr: Garniture, en: Toppings}", "    values:"]
    for key, (fr, en, sf, se, _) in INGREDIENTS.items():
        v.append(f'      {key}: {{label: {{fr: "{fr}", en: "{en}"}}, synonyms: {{fr: {words(sf)}, en: {words(se)}}}}}')
    v += ["  size:", "    label: {fr: Taille, en: Size}", "    values:",
          '      small: {label: {fr: Petite, en: Small}, synonyms: {fr: ["petite", "petites", "en petit", "taille enfant", "26 cm"], en: ["small one", "26 cm", "kid size"]}}',
          '      medium: {label: {fr: Moyenne, en: Medium}, synonyms: {fr: ["moyenne", "moyennes", "taille normale", "31 cm"], en: ["regular", "regular size", "31 cm"]}}',
          '      large: {label: {fr: Grande, en: Large}, synonyms: {fr: ["grande", "grandes", "en grand", "en grande", "grand format", "géante", "xl", "40 cm"], en: ["big", "bigger", "large one", "extra large", "xl", "40 cm"]}}',
          "  base:", "    label: {fr: Base, en: Base}", "    values:",
          '      tomato: {label: {fr: Base tomate, en: Tomato base}, synonyms: {fr: ["fond tomate", "base sauce tomate", "sur tomate"], en: ["red base", "tomato sauce base"]}}',
          '      cream: {label: {fr: Base crème, en: Cream base}, synonyms: {fr: ["fond crème", "base blanche", "sur crème", "base crème fraîche"], en: ["white base", "creamy base"]}}',
          "  cheese:", "    label: {fr: Fromage, en: Cheese}", "    values:",
          '      double: {label: {fr: Double fromage, en: Double cheese}, synonyms: {fr: ["supplément fromage", "extra fromage", "plus de fromage", "beaucoup de fromage", "double mozzarella", "double mozza"], en: ["extra cheese", "more cheese", "lots of cheese", "double mozzarella"]}}',
          "  diet:", "    label: {fr: Régime, en: Diet}", "    values:",
          '      vegetarian: {label: {fr: Végétarien, en: Vegetarian}, synonyms: {fr: ["végétarienne", "végétariennes", "végé", "sans viande"], en: ["veggie", "meatless", "no meat", "without meat"]}}',
          '      vegan: {label: {fr: Végan, en: Vegan}, synonyms: {fr: ["végane", "vegan", "végétalien", "végétalienne", "sans fromage"], en: ["plant-based", "no cheese", "without cheese"]}}',
          '      spicy: {label: {fr: Piquant, en: Spicy}, synonyms: {fr: ["piquante", "épicée", "épicé", "qui pique", "forte"], en: ["hot", "fiery"]}}',
          "  allergens:", "    label: {fr: Allergènes, en: Allergens}", "    values:"]
    for key, fr, en, sf, se in (("gluten", "Gluten", "Gluten", ["blé"], ["wheat"]), ("milk", "Lait", "Milk", ["lactose", "produits laitiers"], ["lactose", "dairy"]),
                                ("egg", "Œufs", "Eggs", [], []), ("fish", "Poisson", "Fish", ["poissons"], []),
                                ("nuts", "Fruits à coque", "Nuts", ["noisettes", "noisette", "noix"], ["hazelnut", "hazelnuts", "tree nuts"]), ("sulphites", "Sulfites", "Sulphites", [], ["sulfites"])):
        v.append(f"      {key}: {{label: {{fr: {fr}, en: {en}}}, synonyms: {{fr: {words(sf)}, en: {words(se)}}}}}")
    v += ["", "tags:", "  bestseller: {label: {fr: Les plus demandées, en: Most ordered}, synonyms: {fr: [], en: []}}",
          "", "# What people call a dish besides its name.", "names:",
          '  quatre-fromages: {fr: ["4 fromages", "quatre-fromages"], en: ["4 cheeses", "four cheese", "quattro formaggi", "4 cheese"]}',
          '  regina: {fr: ["reine", "regina"], en: ["regina"]}',
          '  margherita: {fr: ["margarita", "marguerite", "marga"], en: ["margarita", "marg"]}',
          '  napoletana: {fr: ["napolitaine", "napo"], en: ["neapolitan"]}',
          '  diavola: {fr: ["diabolique", "la diable"], en: ["devil"]}',
          '  chevre-miel: {fr: ["chèvre miel", "chèvre et miel", "biquette"], en: ["goat cheese and honey", "goat and honey", "honey goat"]}',
          '  norvegese: {fr: ["norvégienne", "la saumon"], en: ["norwegian", "the salmon one"]}',
          '  vegetariana: {fr: ["la légumes"], en: ["the vegetable one"]}',
          '  cola: {fr: ["coca", "cocas", "coca-cola", "coke"], en: ["coke", "cokes", "coca-cola", "coca"]}',
          '  eau-plate: {fr: ["bouteille d\'eau", "eau"], en: ["water", "bottle of water"]}',
          '  eau-petillante: {fr: ["eau gazeuse"], en: ["fizzy water", "sparkling"]}',
          '  the-glace: {fr: ["thé glacé", "ice tea", "ice-tea"], en: ["iced tea", "ice tea"]}',
          '  biere: {fr: ["bière", "bières", "blonde"], en: ["beer", "beers", "lager"]}',
          '  vin-rouge: {fr: ["vin rouge", "bouteille de vin", "vin"], en: ["red wine", "bottle of wine", "wine"]}',
          '  moitie-moitie: {fr: ["moitié moitié", "half and half"], en: ["half and half", "half-and-half"]}']
    with open(os.path.join(HERE, "catalog", "vocabulary.yml"), "w") as f:
        f.write("\n".join(v) + "\n")
    o = ["# What customers settle about a pizza. Prices are added to the dish's, in cents.", "options:",
         "  - id: size", "    label: {fr: Taille, en: Size}", "    on: [pizza, half]", "    choose: one", "    default: medium", "    choices:",
         "      - {id: small, label: {fr: Petite, en: Small}, price: -200}",
         "      - {id: medium, label: {fr: Moyenne, en: Medium}}",
         "      - {id: large, label: {fr: Grande, en: Large}, price: 400}",
         "  - {id: first, label: {fr: Première moitié, en: First half}, on: [half], choose: part, of: pizza}",
         "  - {id: second, label: {fr: Seconde moitié, en: Second half}, on: [half], choose: part, of: pizza}",
         "  - id: base", "    label: {fr: Base, en: Base}", "    on: [pizza]", "    choose: one", "    default: recipe", "    choices:",
         "      - {id: recipe, label: {fr: base de la recette, en: the recipe's base}}",
         "      - {id: tomato, label: {fr: base tomate, en: tomato base}}",
         "      - {id: cream, label: {fr: base crème, en: cream base}, price: 50}",
         "  - id: cheese", "    label: {fr: Fromage, en: Cheese}", "    on: [pizza, half]", "    choose: one", "    default: usual", "    choices:",
         "      - {id: usual, label: {fr: comme d’habitude, en: as usual}}",
         "      - {id: double, label: {fr: double fromage, en: double cheese}, price: 250}",
         "  - id: extra", "    label: {fr: Suppléments, en: Extras}", "    on: [pizza, half]", "    choose: extra", "    of: ingredients", "    most: 6",
         "    said: {fr: \"+ {0}\", en: \"+ {0}\"}", "    choices:"]
    for key, (_, _, _, _, price) in INGREDIENTS.items():
        o.append(f"      - {{id: {key}, price: {price}}}")
    o += ["  - {id: without, label: {fr: Sans, en: Without}, on: [pizza], choose: without, of: ingredients, said: {fr: \"sans {0}\", en: \"no {0}\"}}"]
    with open(os.path.join(HERE, "catalog", "options.yml"), "w") as f:
        f.write("\n".join(o) + "\n")


if __name__ == "__main__":
    main()
