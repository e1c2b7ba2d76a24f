#!/usr/bin/env python3
"""Writes the catalogue's products and their drawings: one hand, one board, one light.

    python3 drawings/make.py      # from shops/pizzeria
"""
import json, math, os, random

HERE = os.path.join(os.path.dirname(__file__), "..")
BOARD = "#E9DCC5"

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
LOOK = {  # key: (kind of mark, colour)
    "ham": ("fold", "#E5A29A"), "mushrooms": ("cap", "#D9C6A5"), "olives": ("ring", "#3A3340"),
    "anchovies": ("stripe", "#8A8F97"), "capers": ("dot", "#6E7A3C"), "goat_cheese": ("disc", "#FBF6EA"),
    "gorgonzola": ("disc", "#E5E3D2"), "parmesan": ("stripe", "#F1DFA6"), "reblochon": ("disc", "#F3D99A"),
    "pepperoni": ("disc", "#B3402B"), "bacon": ("stripe", "#C46A57"), "peppers": ("stripe", "#D2902F"),
    "onions": ("ring", "#B98BA0"), "aubergine": ("disc", "#5B3E55"), "courgette": ("ring", "#7D9A55"),
    "artichokes": ("cap", "#9AA56B"), "egg": ("egg", "#F2B632"), "honey": ("dot", "#E0A030"),
    "salmon": ("fold", "#E98F72"), "potatoes": ("disc", "#EBCF8B"), "basil": ("leaf", "#4E7A43"),
    "rocket": ("leaf", "#5F8A45"), "chilli": ("stripe", "#C4301F"), "mozzarella": ("disc", "#FFF8E7"),
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


def head(title):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img" aria-label="{title}">'
            '<defs><radialGradient id="bg" cx=".4" cy=".32" r=".9"><stop offset="0" stop-color="#F7EEDD"/>'
            f'<stop offset="1" stop-color="{BOARD}"/></radialGradient>'
            '<radialGradient id="crust" cx=".42" cy=".38" r=".7"><stop offset=".72" stop-color="#E7B36C"/>'
            '<stop offset="1" stop-color="#B97A3B"/></radialGradient></defs>'
            '<rect width="400" height="400" fill="url(#bg)"/>')


def mark(kind, colour, x, y, turn, rnd):
    at = f'transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"'
    shade = 'stroke="#00000022" stroke-width="1.5"'
    if kind == "disc":
        r = rnd.uniform(15, 20)
        return f'<ellipse {at} rx="{r:.0f}" ry="{r*.88:.0f}" fill="{colour}" {shade}/>'
    if kind == "dot":
        return f'<circle {at} r="5.5" fill="{colour}" {shade}/>'
    if kind == "ring":
        return f'<circle {at} r="9" fill="none" stroke="{colour}" stroke-width="6"/>'
    if kind == "stripe":
        return f'<rect {at} x="-19" y="-4.5" width="38" height="9" rx="4.5" fill="{colour}" {shade}/>'
    if kind == "fold":
        return f'<path {at} d="M-22 6 Q-14 -14 0 -4 Q12 -16 22 0 Q10 14 -2 8 Q-12 16 -22 6Z" fill="{colour}" {shade}/>'
    if kind == "cap":
        return f'<path {at} d="M-16 2 A16 14 0 0 1 16 2 L6 3 L5 16 L-5 16 L-6 3Z" fill="{colour}" {shade}/>'
    if kind == "leaf":
        return f'<path {at} d="M-16 0 Q0 -15 18 0 Q0 13 -16 0Z" fill="{colour}" {shade}/>'
    if kind == "egg":
        return f'<g {at}><ellipse rx="34" ry="29" fill="#FFFBF0" {shade}/><circle r="13" fill="{colour}"/></g>'
    return ""


def toppings(keys, seed, within=118, half=None):
    rnd = random.Random(seed)
    out, taken = [], []
    for key in keys:
        if key not in LOOK:
            continue
        kind, colour = LOOK[key]
        count = {"egg": 1, "leaf": 6, "disc": 8, "fold": 6, "dot": 14, "ring": 9, "cap": 8, "stripe": 8}[kind]
        for _ in range(count):
            for _ in range(60):
                a, r = rnd.uniform(0, 2 * math.pi), within * math.sqrt(rnd.random())
                if kind == "egg":
                    a, r = 0, 0
                x, y = 200 + r * math.cos(a), 200 + r * math.sin(a)
                if half == "left" and x > 188 or half == "right" and x < 212:
                    continue
                if all((x - u) ** 2 + (y - v) ** 2 > 25 ** 2 for u, v in taken) or kind == "dot":
                    taken.append((x, y))
                    out.append(mark(kind, colour, x, y, rnd.uniform(0, 360), rnd))
                    break
    return "".join(out)


def pizza(title, keys, seed):
    base = "#F6E9C9" if "cream" in keys else "#C24A2C"
    melted = "#F8E3A8" if set(keys) & MILK else "none"
    rnd = random.Random(seed + 7)
    spots = "".join(
        f'<circle cx="{200+146*math.cos(a):.0f}" cy="{200+146*math.sin(a):.0f}" r="{rnd.uniform(3,8):.0f}" fill="#7A4A22" opacity=".35"/>'
        for a in [rnd.uniform(0, 6.28) for _ in range(16)])
    cheese = ""
    if melted != "none":
        cheese = "".join(
            f'<ellipse cx="{200+rnd.uniform(-92,92):.0f}" cy="{200+rnd.uniform(-92,92):.0f}" rx="{rnd.uniform(26,44):.0f}" ry="{rnd.uniform(20,34):.0f}" fill="{melted}" opacity=".82"/>'
            for _ in range(13))
    return (head(title) + '<ellipse cx="206" cy="214" rx="164" ry="160" fill="#00000018"/>'
            '<circle cx="200" cy="200" r="158" fill="url(#crust)"/>' + spots +
            f'<circle cx="200" cy="200" r="134" fill="{base}"/>' + cheese + toppings(keys, seed) + "</svg>")


def calzone(title):
    return (head(title) + '<path d="M52 232 A150 150 0 0 1 348 232 Q200 286 52 232Z" fill="#00000018" transform="translate(6 14)"/>'
            '<path d="M52 232 A150 150 0 0 1 348 232 Q200 286 52 232Z" fill="url(#crust)"/>'
            + "".join(f'<path d="M{70+i*26} {240+ (10 if 2<i<8 else 4)} q10 -16 22 0" fill="none" stroke="#A86A2E" stroke-width="5" stroke-linecap="round"/>' for i in range(10))
            + '<path d="M120 170 q60 -46 130 -22" fill="none" stroke="#F3CE93" stroke-width="9" stroke-linecap="round" opacity=".7"/>'
            '<path d="M196 186 q14 -10 30 -2" fill="none" stroke="#7A4A22" stroke-width="5" stroke-linecap="round" opacity=".5"/></svg>')


def half():
    left, right = ["tomato", "mozzarella", "pepperoni"], ["mozzarella", "mushrooms", "basil"]
    return (head("Pizza moitié-moitié") + '<ellipse cx="206" cy="214" rx="164" ry="160" fill="#00000018"/>'
            '<circle cx="200" cy="200" r="158" fill="url(#crust)"/>'
            '<path d="M200 66 A134 134 0 0 0 200 334Z" fill="#C24A2C"/><path d="M200 66 A134 134 0 0 1 200 334Z" fill="#F6E9C9"/>'
            + toppings(left, 3, half="left") + toppings(right, 5, half="right")
            + '<path d="M200 60 V340" stroke="#8A5526" stroke-width="4" stroke-dasharray="2 10" stroke-linecap="round"/></svg>')


def plate(title, inner):
    return (head(title) + '<ellipse cx="206" cy="236" rx="150" ry="120" fill="#00000018"/><ellipse cx="200" cy="226" rx="150" ry="118" fill="#FFFDF8"/>'
            '<ellipse cx="200" cy="222" rx="112" ry="84" fill="#F2EADB"/>' + inner + "</svg>")


def glass(title, colour, bottle=False):
    if bottle:
        body = (f'<path d="M176 70 h48 v66 q34 22 34 70 v120 q0 16 -16 16 h-84 q-16 0 -16 -16 v-120 q0 -48 34 -70Z" fill="{colour}"/>'
                '<rect x="142" y="226" width="116" height="70" fill="#FFFDF8"/><path d="M160 262 h80 M176 246 h48 M180 278 h40" stroke="#A63A24" stroke-width="4" stroke-linecap="round"/>'
                '<rect x="172" y="56" width="56" height="22" rx="6" fill="#A63A24"/>')
    else:
        body = (f'<path d="M130 96 h140 l-18 230 q-2 16 -18 16 h-68 q-16 0 -18 -16Z" fill="#FFFFFF" opacity=".75"/>'
                f'<path d="M137 150 h126 l-14 172 q-2 12 -14 12 h-70 q-12 0 -14 -12Z" fill="{colour}"/>'
                '<rect x="164" y="170" width="34" height="34" rx="7" fill="#FFFFFF" opacity=".5" transform="rotate(14 181 187)"/>'
                '<rect x="204" y="206" width="32" height="32" rx="7" fill="#FFFFFF" opacity=".4" transform="rotate(-12 220 222)"/>'
                '<path d="M236 70 L214 180" stroke="#A63A24" stroke-width="8" stroke-linecap="round"/>')
    return head(title) + '<ellipse cx="206" cy="344" rx="96" ry="18" fill="#00000018"/>' + body + "</svg>"


def side(id, title):
    draw = {
        "burrata": lambda: plate(title, '<circle cx="200" cy="200" r="52" fill="#FFFFFF" stroke="#00000014" stroke-width="3"/><path d="M186 156 q14 -22 28 0" fill="#FFFFFF" stroke="#00000022" stroke-width="3"/>' + "".join(f'<circle cx="{x}" cy="{y}" r="20" fill="#C9482F"/>' for x, y in ((122, 226), (146, 266), (252, 262), (280, 222))) + '<path d="M180 216 q30 20 52 -6" stroke="#7A9A3A" stroke-width="6" fill="none" stroke-linecap="round"/>'),
        "focaccia": lambda: plate(title, '<rect x="104" y="164" width="192" height="104" rx="34" fill="url(#crust)"/>' + "".join(f'<circle cx="{x}" cy="{y}" r="9" fill="#B97A3B" opacity=".55"/>' for x, y in ((140, 196), (182, 186), (226, 200), (262, 190), (150, 240), (198, 236), (246, 244))) + "".join(f'<path d="M{x} {y} l16 -10" stroke="#55743E" stroke-width="5" stroke-linecap="round"/>' for x, y in ((160, 220), (214, 222), (256, 222)))),
        "salade": lambda: plate(title, "".join(mark("leaf", c, x, y, t, random.Random(1)).replace("Z\"", "Z\" ") for x, y, t, c in ((150, 200, 20, "#5F8A45"), (190, 180, 80, "#6E9A4E"), (230, 200, 140, "#5F8A45"), (170, 236, 200, "#7AA55A"), (214, 240, 260, "#6E9A4E"), (252, 228, 310, "#5F8A45"), (200, 212, 30, "#4E7A43"))) + '<path d="M160 214 l34 -8 M214 218 l30 -12 M184 244 l28 6" stroke="#F1DFA6" stroke-width="7" stroke-linecap="round"/>'),
        "tiramisu": lambda: plate(title, '<rect x="132" y="150" width="136" height="40" rx="6" fill="#5A3A26"/><rect x="132" y="186" width="136" height="26" fill="#FBF1DC"/><rect x="132" y="210" width="136" height="20" fill="#C79A62"/><rect x="132" y="228" width="136" height="26" rx="4" fill="#FBF1DC"/><path d="M132 166 h136" stroke="#7A5236" stroke-width="4" stroke-dasharray="3 8"/>'),
        "panna-cotta": lambda: plate(title, '<path d="M146 250 L162 160 h76 l16 90 q-54 22 -108 0Z" fill="#FFFAF0" stroke="#00000014" stroke-width="3"/><path d="M158 164 q42 -24 84 0 q2 30 -14 26 q-8 22 -22 2 q-14 20 -26 -4 q-18 6 -22 -24Z" fill="#A8213B"/>'),
        "pizza-noisette": lambda: pizza(title, ["cream"], 77).replace("#F6E9C9", "#7A4A2A").replace("</svg>", "".join(f'<circle cx="{200+90*math.cos(i):.0f}" cy="{200+90*math.sin(i*1.7):.0f}" r="12" fill="#D9A866" stroke="#00000022"/>' for i in range(9)) + "</svg>"),
        "cola": lambda: glass(title, "#4A2418"), "limonade": lambda: glass(title, "#EFE39A"), "eau-plate": lambda: glass(title, "#BFDDE6"),
        "eau-petillante": lambda: glass(title, "#C9E4E4").replace("</svg>", "".join(f'<circle cx="{150+i*13}" cy="{210+(i*37)%100}" r="4" fill="#FFFFFF"/>' for i in range(8)) + "</svg>"),
        "the-glace": lambda: glass(title, "#C9813A"), "biere": lambda: glass(title, "#D9A22E").replace("</svg>", '<path d="M134 152 q16 -26 34 -6 q14 -24 34 -2 q18 -22 34 0 q22 -12 28 10Z" fill="#FFF9EA"/></svg>'),
        "vin-rouge": lambda: glass(title, "#4A1B2A", True),
    }
    return draw[id]()


def write(name, svg):
    with open(os.path.join(HERE, "images", name + ".svg"), "w") as f:
        f.write(svg + "\n")


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
    os.makedirs(os.path.join(HERE, "images"), exist_ok=True)
    products = []
    for n, (id, fr, en, price, ingredients, sfr, sen, diet) in enumerate(PIZZAS):
        allergens = ["gluten"] + (["milk"] if set(ingredients) & MILK else []) + (["fish"] if set(ingredients) & {"anchovies", "salmon"} else []) + (["egg"] if "egg" in ingredients else [])
        products.append(product(id, fr, en, price, ["pizza"], sfr, sen, {"ingredients": ingredients, "allergens": allergens, "diet": diet},
                                ["bestseller"] if id in ("margherita", "regina", "diavola") else (), ["cola", "tiramisu"]))
        write(id, calzone(fr) if id == "calzone" else pizza(fr, ingredients, 11 + n))
    products.append(product("moitie-moitie", "Moitié-moitié", "Half and half", 100, ["half"],
                            "Deux recettes sur une pâte ; le prix de la plus chère, plus 1 €.", "Two recipes on one base; the price of the dearer one plus €1.",
                            {"allergens": ["gluten", "milk"]}))
    write("moitie-moitie", half())
    for id, category, fr, en, price, sfr, sen, allergens, diet in SIDES:
        products.append(product(id, fr, en, price, [category], sfr, sen, {"allergens": allergens, "diet": diet}))
        write(id, side(id, fr))
    write("mark", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="21" fill="#E7B36C"/><circle cx="24" cy="24" r="16.5" fill="#A63A24"/><path d="M17 34 V15 h8 a6 6 0 0 1 1.5 11.8 L32 34 M17 27 h9" fill="none" stroke="#FBF5EA" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg>')
    write("persona", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><circle cx="60" cy="60" r="60" fill="#F3E3CB"/><path d="M22 120 q4 -36 38 -36 q34 0 38 36Z" fill="#A63A24"/><path d="M48 84 q12 10 24 0 v-14 h-24Z" fill="#D9A27E"/><ellipse cx="60" cy="54" rx="23" ry="26" fill="#E6B48F"/><path d="M36 56 q-4 -34 26 -34 q28 0 23 34 q-5 -18 -20 -20 q-20 4 -29 20Z" fill="#3A2418"/><path d="M34 34 q26 -26 54 0 l-4 8 q-24 -16 -46 0Z" fill="#FFFDF8"/><circle cx="52" cy="56" r="2.6" fill="#2C211B"/><circle cx="69" cy="56" r="2.6" fill="#2C211B"/><path d="M52 67 q8 7 16 0" fill="none" stroke="#8A3F2B" stroke-width="2.6" stroke-linecap="round"/></svg>')
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


main()
