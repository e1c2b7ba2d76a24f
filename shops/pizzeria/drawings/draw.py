#!/usr/bin/env python3
"""Draws what the kitchen makes: one table, one light from the left, every topping by hand.

    python3 drawings/draw.py      # from shops/pizzeria; recipes are read from make.py
"""
import math, os, random

from make import MILK, PIZZAS, SIDES

HERE = os.path.join(os.path.dirname(__file__), "..", "images")
SHADE = 'stroke="#3A1D0C" stroke-opacity=".16" stroke-width="1.500"'
CX, CY = 240, 306


def head(title, w=480, h=600, ground=("#F4E7D2", "#E3CFAE")):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"' + (f' role="img" aria-label="{title}"' if title else "") + '><defs>'
            f'<radialGradient id="t" cx=".32" cy=".2" r="1.05"><stop stop-color="{ground[0]}"/><stop offset="1" stop-color="{ground[1]}"/></radialGradient>'
            '<radialGradient id="c" cx=".4" cy=".36" r=".66"><stop offset=".7" stop-color="#EBBE7C"/><stop offset=".88" stop-color="#D99B52"/><stop offset="1" stop-color="#A9682D"/></radialGradient>'
            '<radialGradient id="r" cx=".4" cy=".35" r=".7"><stop stop-color="#D6573A"/><stop offset="1" stop-color="#B23A22"/></radialGradient>'
            '<radialGradient id="w" cx=".4" cy=".35" r=".7"><stop stop-color="#FFF6DF"/><stop offset="1" stop-color="#F0DDB2"/></radialGradient>'
            '<radialGradient id="k" cx=".36" cy=".3" r=".8"><stop stop-color="#FFFFFF"/><stop offset="1" stop-color="#EFE7D8"/></radialGradient>'
            '<linearGradient id="b" x2=".9" y2="1"><stop stop-color="#C08A55"/><stop offset="1" stop-color="#9A6637"/></linearGradient>'
            f'</defs><rect width="{w}" height="{h}" fill="url(#t)"/>')


def blob(x, y, r, wobble, rnd, n=14):
    """A soft closed curve around a point, as dough and cheese lie."""
    pts = []
    for i in range(n):
        a = i * 2 * math.pi / n
        d = r * (1 + rnd.uniform(-wobble, wobble))
        pts.append((x + d * math.cos(a), y + d * math.sin(a)))
    mids = [((pts[i][0] + pts[(i + 1) % n][0]) / 2, (pts[i][1] + pts[(i + 1) % n][1]) / 2) for i in range(n)]
    return f"M{mids[-1][0]:.0f} {mids[-1][1]:.0f}" + "".join(f"Q{pts[i][0]:.0f} {pts[i][1]:.0f} {mids[i][0]:.0f} {mids[i][1]:.0f}" for i in range(n)) + "Z"


def topping(key, x, y, turn, rnd):
    s = rnd.uniform(.92, 1.12)
    g = f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f}) scale({s:.2f})">'
    draw = {
        "mozzarella": lambda: f'<path d="{blob(0, 0, 24, .14, rnd, 9)}" fill="#FFFBF0" {SHADE}/><path d="M-12 -6q8 -9 18 -7" fill="none" stroke="#FFFFFF" stroke-width="4" stroke-linecap="round"/><circle cx="8" cy="8" r="4" fill="#E9C98A" opacity=".7"/>',
        "ham": lambda: f'<path d="M-27 6Q-24 -14 -9 -9Q0 -22 12 -9Q27 -10 26 5Q16 18 2 10Q-10 20 -27 6Z" fill="#EDA8A0" {SHADE}/><path d="M-18 3Q-10 -7 -2 1Q8 -8 19 0" fill="none" stroke="#FAD4CD" stroke-width="3" stroke-linecap="round"/>',
        "mushrooms": lambda: f'<path d="M-20 3Q-20 -17 0 -18Q20 -17 20 3Q12 8 6 4L7 16Q0 22 -7 16L-6 4Q-12 8 -20 3Z" fill="#EBDCC0" {SHADE}/><path d="M-15 1Q-14 -12 0 -13Q14 -12 15 1Q8 4 5 0H-5Q-8 4 -15 1Z" fill="#B99C74"/><path d="M-3 4h6v11h-6Z" fill="#F6ECD8"/>',
        "olives": lambda: '<circle r="11.500" fill="#3B2E3D"/><circle r="5" fill="#B23A22"/><path d="M-8 -3Q-6 -9 1 -9" fill="none" stroke="#8C7C92" stroke-width="2.500" stroke-linecap="round"/>',
        "anchovies": lambda: '<path d="M-30 4Q-14 -12 2 -2T30 -6Q18 10 2 6T-30 4Z" fill="#7E858C"/><path d="M-24 2Q-12 -7 2 0T24 -4" fill="none" stroke="#C6CDD2" stroke-width="2.500" stroke-linecap="round"/>',
        "capers": lambda: '<circle r="6.500" fill="#69773A"/><circle cx="-2" cy="-2" r="2" fill="#A3B06A"/>',
        "goat_cheese": lambda: f'<path d="{blob(0, 0, 21, .08, rnd, 10)}" fill="#FFFDF6" {SHADE}/><path d="{blob(0, 0, 14, .12, rnd, 9)}" fill="#F6EFDD"/><path d="M-8 10q8 5 16 0" stroke="#D9A860" stroke-width="3" fill="none" stroke-linecap="round"/>',
        "gorgonzola": lambda: f'<path d="{blob(0, 0, 17, .2, rnd, 8)}" fill="#F4EFD9" {SHADE}/><path d="M-8 -3l6 5M3 -7l4 6M-2 7l8 1" stroke="#6F93A0" stroke-width="3.500" stroke-linecap="round"/>',
        "parmesan": lambda: f'<path d="M-24 3Q0 -14 24 -2Q2 2 -24 3Z" fill="#F7E6AE" {SHADE}/>',
        "reblochon": lambda: f'<path d="M-26 12L-20 -12Q4 -20 26 -8L22 12Q0 20 -26 12Z" fill="#F8E2A6" {SHADE}/><path d="M-20 -12Q4 -20 26 -8l-1 5Q4 -14 -21 -7Z" fill="#D9954E"/>',
        "pepperoni": lambda: '<circle r="22" fill="#8F2A1C"/><circle r="19.500" fill="#B8402A"/>' + "".join(f'<circle cx="{rnd.uniform(-12, 12):.0f}" cy="{rnd.uniform(-12, 12):.0f}" r="{rnd.uniform(1.5, 3):.1f}" fill="#E9A58C"/>' for _ in range(8)) + '<path d="M-14 -8Q-8 -16 2 -16" fill="none" stroke="#DE7B5E" stroke-width="3" stroke-linecap="round"/>',
        "bacon": lambda: '<path d="M-18 -6h34q5 0 4 6t-6 6h-32q-5 0 -4 -6t4 -6Z" fill="#C46A57"/><path d="M-16 0h32" stroke="#F3C4B2" stroke-width="4"/>',
        "peppers": lambda: '<path d="M-24 8Q-12 -18 22 -10" fill="none" stroke="' + rnd.choice(("#E0962B", "#CF3F27", "#E0962B")) + '" stroke-width="8" stroke-linecap="round"/><path d="M-18 2Q-8 -12 14 -10" fill="none" stroke="#F6CE86" stroke-width="2" stroke-linecap="round" opacity=".8"/>',
        "onions": lambda: '<path d="M-20 6A20 20 0 0 1 20 6M-13 8A13 13 0 0 1 13 8" fill="none" stroke="#A8718F" stroke-width="4" stroke-linecap="round"/><path d="M-20 3A20 20 0 0 1 20 3" fill="none" stroke="#EAD2DE" stroke-width="2" stroke-linecap="round"/>',
        "aubergine": lambda: f'<path d="{blob(0, 0, 24, .06, rnd, 10)}" fill="#4A2D4C"/><path d="{blob(0, 0, 19, .06, rnd, 10)}" fill="#D9C49A"/><path d="M-12 4l24 -10M-9 11l22 -9" stroke="#A07A4E" stroke-width="3" stroke-linecap="round"/>',
        "courgette": lambda: '<circle r="17" fill="#5B7C3A"/><circle r="13.500" fill="#DCE3B0"/><path d="M-4 -4l1 3M5 -2l-2 3M-2 6l2 -2" stroke="#9FB06A" stroke-width="2.500" stroke-linecap="round"/>',
        "artichokes": lambda: f'<path d="M0 20Q-20 12 -16 -8L-8 -2L0 -18L8 -2L16 -8Q20 12 0 20Z" fill="#A3AE74" {SHADE}/><path d="M0 14Q-8 8 -6 -2M0 14Q8 8 6 -2" fill="none" stroke="#DCE0B4" stroke-width="2.500" stroke-linecap="round"/>',
        "egg": lambda: f'<path d="{blob(0, 0, 40, .12, rnd, 10)}" fill="#FFFDF4" {SHADE}/><circle r="16" fill="#F0A92C"/><circle cx="-5" cy="-5" r="4" fill="#FBD98A"/>',
        "honey": lambda: '<path d="M-26 6Q-10 -12 4 2T28 -6" fill="none" stroke="#D9952A" stroke-width="4" stroke-linecap="round"/><path d="M-22 3Q-10 -9 2 1" fill="none" stroke="#F6CF7A" stroke-width="1.500" stroke-linecap="round"/>',
        "salmon": lambda: f'<path d="M-30 8Q-24 -16 -4 -10Q10 -22 30 -6Q24 14 4 10Q-12 20 -30 8Z" fill="#EE9273" {SHADE}/><path d="M-20 4Q-14 -8 -6 -4M-4 4Q2 -10 10 -6M12 4Q16 -4 22 -4" fill="none" stroke="#FBD3C2" stroke-width="3" stroke-linecap="round"/>',
        "potatoes": lambda: f'<path d="{blob(0, 0, 22, .08, rnd, 9)}" fill="#F1D68F" {SHADE}/><path d="M-12 8Q0 16 14 6" fill="none" stroke="#C98F3F" stroke-width="3" stroke-linecap="round"/>',
        "basil": lambda: '<path d="M-24 2Q-8 -19 25 -3Q4 18 -24 2Z" fill="#3F7A3B"/><path d="M-20 1Q0 -6 20 -3M-6 -2l6 -7M4 -3l6 5" fill="none" stroke="#8FBF7C" stroke-width="1.800" stroke-linecap="round"/>',
        "rocket": lambda: '<path d="M-28 2Q-18 -4 -12 -1Q-10 -12 -2 -4Q4 -14 8 -3Q18 -10 28 0Q18 9 8 4Q4 13 -2 5Q-10 11 -12 3Q-20 5 -28 2Z" fill="#5B8F42"/><path d="M-24 1H22" stroke="#A9CF8C" stroke-width="1.600" stroke-linecap="round"/>',
        "garlic": lambda: '<path d="M-8 3Q-6 -7 6 -5Q9 3 0 7Q-6 7 -8 3Z" fill="#F7EBD0"/>',
        "chilli": lambda: '<path d="M-22 -3Q0 -12 22 6Q2 8 -22 -3Z" fill="#C9301C"/><path d="M-22 -3q-6 -4 -7 -9" fill="none" stroke="#55743E" stroke-width="4" stroke-linecap="round"/>',
    }[key]
    return g + draw() + "</g>"


COUNT = {"egg": 1, "basil": 5, "rocket": 8, "mozzarella": 7, "capers": 12, "olives": 9, "garlic": 9, "honey": 6, "aubergine": 5, "courgette": 7, "salmon": 6,
         "ham": 8, "mushrooms": 8, "pepperoni": 9, "goat_cheese": 7, "gorgonzola": 8, "parmesan": 7, "reblochon": 6, "potatoes": 6, "bacon": 9, "peppers": 6,
         "onions": 6, "artichokes": 6, "anchovies": 6, "chilli": 6}


def scattered(keys, seed, within=128, cx=CX, cy=CY, keep=None):
    rnd = random.Random(seed)
    placed, out = [], []
    order = sorted((k for k in keys if k in COUNT), key=lambda k: (k in ("basil", "rocket", "honey", "capers"), k not in ("mozzarella", "potatoes", "aubergine")))
    for key in order:
        for _ in range(COUNT[key] if not keep else math.ceil(COUNT[key] * .6)):
            best, room = None, -1
            for _ in range(40):
                a, d = rnd.uniform(0, 6.283), within * math.sqrt(rnd.random())
                x, y = (cx, cy) if key == "egg" else (cx + d * math.cos(a), cy + d * math.sin(a))
                if keep and not keep(x):
                    continue
                gap = min((math.hypot(x - u, y - v) for u, v in placed), default=99)
                if gap > room:
                    best, room = (x, y), gap
            if best:
                placed.append(best)
                out.append(topping(key, best[0], best[1], rnd.uniform(0, 360), rnd))
    return "".join(out)


def board(rnd):
    return ('<ellipse cx="250" cy="322" rx="216" ry="214" fill="#5A3A1C" opacity=".16"/>'
            '<path d="M216 60q0 -34 24 -34t24 34v70h-48Z" fill="url(#b)"/><circle cx="240" cy="56" r="9" fill="#E3CFAE"/>'
            f'<circle cx="{CX}" cy="{CY}" r="212" fill="url(#b)"/>'
            + "".join(f'<path d="M{CX - w} {CY + y}q{w} {rnd.randint(-9, 9)} {2 * w} 0" fill="none" stroke="#7C4F28" stroke-opacity=".35" stroke-width="2"/>' for y in range(-180, 200, 40) for w in [int(math.sqrt(212 ** 2 - y ** 2)) - 8]))


def scatter_round(keys, seed):
    """A little of what is in it, lying on the table."""
    rnd = random.Random(seed)
    shown = [k for k in keys if k in ("basil", "mushrooms", "olives", "peppers", "onions", "rocket", "chilli", "capers", "courgette", "artichokes")][:2] or ["basil"]
    out = "".join(f'<circle cx="{rnd.uniform(10, 470):.0f}" cy="{rnd.choice((rnd.uniform(10, 80), rnd.uniform(530, 592))):.0f}" r="{rnd.uniform(1.5, 4):.1f}" fill="#FFFDF6" opacity=".9"/>' for _ in range(26))
    for i, (x, y) in enumerate(((58, 62), (92, 92), (418, 552), (388, 574))):
        out += topping(shown[i // 2 % len(shown)], x, y, rnd.uniform(0, 360), rnd)
    return out


def dough(rnd, r=186, cx=CX, cy=CY):
    spots = ""
    for _ in range(26):
        a = rnd.uniform(0, 6.283)
        d = r - rnd.uniform(7, 24)
        spots += f'<ellipse cx="{cx + d * math.cos(a):.0f}" cy="{cy + d * math.sin(a):.0f}" rx="{rnd.uniform(3, 9):.1f}" ry="{rnd.uniform(2.5, 6):.1f}" transform="rotate({math.degrees(a) + 90:.0f} {cx + d * math.cos(a):.0f} {cy + d * math.sin(a):.0f})" fill="#5E3414" opacity="{rnd.uniform(.28, .62):.2f}"/>'
    shine = f'<path d="M{cx - r * .84:.0f} {cy - r * .3:.0f}A{r * .9:.0f} {r * .9:.0f} 0 0 1 {cx - r * .1:.0f} {cy - r * .89:.0f}" fill="none" stroke="#FBE3B4" stroke-width="9" stroke-linecap="round" opacity=".75"/>'
    return f'<path d="{blob(cx + 5, cy + 9, r + 2, .012, rnd, 22)}" fill="#3A1D0C" opacity=".28"/><path d="{blob(cx, cy, r, .02, rnd, 22)}" fill="url(#c)"/>' + spots + shine


def covered(keys, rnd, cx=CX, cy=CY, r=150):
    sauce = "url(#w)" if "cream" in keys else "url(#r)"
    out = f'<path d="{blob(cx, cy, r + 4, .02, rnd, 20)}" fill="#8A4A22" opacity=".35"/><path d="{blob(cx, cy, r, .03, rnd, 20)}" fill="{sauce}"/>'
    if set(keys) & MILK:
        melted = "#FBE9B8" if "cream" not in keys else "#FFF3CF"
        for _ in range(11):
            a, d = rnd.uniform(0, 6.283), (r - 40) * math.sqrt(rnd.random())
            x, y, q = cx + d * math.cos(a), cy + d * math.sin(a), rnd.uniform(24, 42)
            out += f'<path d="{blob(x, y, q, .16, rnd, 9)}" fill="{melted}" opacity=".9"/>'
            if rnd.random() < .6:
                out += f'<ellipse cx="{x + rnd.uniform(-10, 10):.0f}" cy="{y + rnd.uniform(-10, 10):.0f}" rx="{rnd.uniform(4, 8):.0f}" ry="{rnd.uniform(3, 6):.0f}" fill="#C98A3E" opacity=".55"/>'
    else:
        out += "".join(f'<path d="{blob(cx + rnd.uniform(-100, 100), cy + rnd.uniform(-100, 100), rnd.uniform(12, 26), .2, rnd, 8)}" fill="#E06A4A" opacity=".55"/>' for _ in range(10))
    return out


def sliced(cx=CX, cy=CY, r=186):
    return "".join(f'<path d="M{cx} {cy}L{cx + r * math.cos(a):.0f} {cy + r * math.sin(a):.0f}" stroke="#5E3414" stroke-opacity=".2" stroke-width="2.500"/>' for a in (i * math.pi / 3 + .3 for i in range(6)))


def pizza(title, keys, seed):
    rnd = random.Random(seed + 7)
    return head(title) + scatter_round(keys, seed) + board(rnd) + dough(rnd) + covered(keys, rnd) + scattered(keys, seed) + sliced() + "</svg>"


def half():
    rnd = random.Random(41)
    clip = (f'<defs><clipPath id="l"><path d="M0 0H{CX}V600H0Z"/></clipPath><clipPath id="q"><path d="M{CX} 0H480V600H{CX}Z"/></clipPath></defs>')
    left, right = ["tomato", "mozzarella", "pepperoni", "basil"], ["cream", "mozzarella", "mushrooms", "rocket"]
    return (head("Pizza moitié-moitié") + scatter_round(["basil", "mushrooms"], 4) + clip + board(rnd) + dough(rnd)
            + '<g clip-path="url(#l)">' + covered(left, rnd) + scattered(left, 3, keep=lambda x: x < CX - 16) + '</g><g clip-path="url(#q)">' + covered(right, rnd) + scattered(right, 5, keep=lambda x: x > CX + 16)
            + f'</g><path d="M{CX} {CY - 176}V{CY + 176}" stroke="#FFF6DF" stroke-width="7"/><path d="M{CX} {CY - 176}V{CY + 176}" stroke="#8A5526" stroke-width="2.500" stroke-dasharray="1 9" stroke-linecap="round"/></svg>')


def calzone(title):
    rnd = random.Random(5)
    crimps = "".join(f'<path d="M{x:.0f} {y:.0f}q9 -17 20 -1" fill="none" stroke="#94581F" stroke-width="5" stroke-linecap="round"/>' for x, y in ((66 + i * 31, 372 + 34 * math.sin(math.pi * i / 10.5)) for i in range(11)))
    return (head(title) + scatter_round(["basil", "mushrooms"], 9) + board(rnd)
            + '<path d="M56 378Q70 190 240 182T424 378Q240 452 56 378Z" fill="#3A1D0C" opacity=".3" transform="translate(6 10)"/><path d="M56 374Q70 186 240 178T424 374Q240 448 56 374Z" fill="url(#c)"/>'
            + "".join(f'<path d="{blob(rnd.uniform(120, 370), rnd.uniform(225, 350), rnd.uniform(7, 18), .25, rnd, 8)}" fill="#8A4F1E" opacity=".4"/>' for _ in range(12)) + crimps
            + '<path d="M112 282Q150 208 236 200" fill="none" stroke="#FBE3B4" stroke-width="12" stroke-linecap="round" opacity=".75"/><path d="M206 262q14 -12 32 -4M262 288q16 -10 30 0M180 308q12 -8 26 0" fill="none" stroke="#6B3D16" stroke-width="6" stroke-linecap="round" opacity=".55"/>'
            + topping("basil", 236, 236, 20, rnd) + topping("basil", 258, 246, 150, rnd) + "</svg>")


def plate(title, inner, seed=1):
    rnd = random.Random(seed)
    flour = "".join(f'<circle cx="{rnd.uniform(10, 470):.0f}" cy="{rnd.choice((rnd.uniform(14, 110), rnd.uniform(500, 590))):.0f}" r="{rnd.uniform(1.5, 4):.1f}" fill="#FFFDF6" opacity=".8"/>' for _ in range(18))
    linen = '<path d="M-20 96L150 30L236 250L60 330Z" fill="#A63A24" opacity=".9" transform="rotate(-14 120 180)"/><path d="M-6 118L146 58M8 150L160 90M20 182L172 122" stroke="#F6E3CF" stroke-width="4" opacity=".7" transform="rotate(-14 120 180)"/>'
    return (head(title) + linen + flour + '<ellipse cx="252" cy="336" rx="198" ry="188" fill="#5A3A1C" opacity=".2"/><circle cx="240" cy="312" r="192" fill="url(#k)"/>'
            '<circle cx="240" cy="312" r="150" fill="none" stroke="#DDD1BC" stroke-width="3"/><circle cx="240" cy="312" r="184" fill="none" stroke="#2F5D7C" stroke-opacity=".55" stroke-width="3"/>' + inner + "</svg>")


def glass(title, drink, extra="", foam=False):
    return (head(title) + '<ellipse cx="262" cy="524" rx="130" ry="24" fill="#5A3A1C" opacity=".2"/><ellipse cx="240" cy="516" rx="122" ry="22" fill="#B98A5A"/><ellipse cx="240" cy="510" rx="122" ry="22" fill="#D6AE7E"/>'
            f'<path d="M146 132h188l-22 350q-2 26 -28 26h-88q-26 0 -28 -26Z" fill="#FFFFFF" opacity=".55"/><path d="M153 204h174l-18 274q-2 20 -24 20h-90q-22 0 -24 -20Z" fill="{drink}"/>'
            f'<path d="M153 204h174l-2 26q-85 16 -170 0Z" fill="#FFFFFF" opacity=".22"/>' + extra
            + '<path d="M166 150l18 320" stroke="#FFFFFF" stroke-width="9" stroke-linecap="round" opacity=".6"/><ellipse cx="240" cy="132" rx="94" ry="13" fill="none" stroke="#FFFFFF" stroke-width="4" opacity=".9"/>'
            + ('<path d="M150 206q-10 -40 26 -44q10 -30 44 -20q26 -24 54 2q36 -8 42 26q22 14 10 40Z" fill="#FFFBEF"/><circle cx="206" cy="176" r="7" fill="#F1E3C4"/><circle cx="262" cy="184" r="9" fill="#F1E3C4"/>' if foam else "") + "</svg>")


ICE = '<rect x="184" y="226" width="52" height="52" rx="10" fill="#FFFFFF" opacity=".45" transform="rotate(14 210 252)"/><rect x="246" y="262" width="50" height="50" rx="10" fill="#FFFFFF" opacity=".35" transform="rotate(-12 270 287)"/>'
STRAW = '<path d="M292 78L252 300" stroke="#A63A24" stroke-width="11" stroke-linecap="round"/><path d="M292 78L252 300" stroke="#FFF6E6" stroke-width="11" stroke-dasharray="10 16"/>'
LEMON = '<g transform="translate(322 140) rotate(18)"><circle r="40" fill="#E9C23A"/><circle r="34" fill="#FBF0B4"/><path d="M0 -30V30M-26 -15L26 15M-26 15L26 -15" stroke="#E9C23A" stroke-width="4"/></g>'
PEACH = '<g transform="translate(326 146)"><path d="M0 -34Q40 -30 38 8Q30 40 0 40Q-30 40 -38 8Q-40 -30 0 -34Z" fill="#F0A15A"/><path d="M0 -34Q40 -30 38 8Q30 40 0 40Q18 0 0 -34Z" fill="#E2743E"/></g>'
BUBBLES = "".join(f'<circle cx="{178 + (i * 47) % 124}" cy="{470 - (i * 61) % 230}" r="{3 + i % 4}" fill="#FFFFFF" opacity=".75"/>' for i in range(22))


def wine(title):
    return (head(title) + '<ellipse cx="254" cy="548" rx="120" ry="22" fill="#5A3A1C" opacity=".2"/>'
            '<path d="M146 70h62v116q42 24 42 84v250q0 22 -22 22h-102q-22 0 -22 -22V270q0 -60 42 -84Z" fill="#2E3A2A"/><path d="M122 300q0 -50 34 -70" fill="none" stroke="#6C7C62" stroke-width="8" stroke-linecap="round"/><rect x="140" y="48" width="74" height="62" rx="8" fill="#A63A24"/>'
            '<rect x="104" y="330" width="146" height="130" fill="#FBF3E2"/><path d="M124 360h106M138 384h78" stroke="#A63A24" stroke-width="5" stroke-linecap="round"/><path d="M142 438l34 -38 20 22 12 -12 20 28Z" fill="#6E7A3C"/>'
            '<path d="M296 268h112q8 96 -36 116q-10 6 -12 14v92q0 10 26 16h-68q26 -6 26 -16v-92q-2 -8 -12 -14q-44 -20 -36 -116Z" fill="#FFFFFF" opacity=".6"/><path d="M298 316h108q-2 54 -36 68q-18 6 -36 0q-34 -14 -36 -68Z" fill="#6A1B2B"/><ellipse cx="352" cy="316" rx="54" ry="8" fill="#86293A"/></svg>')


def side(id, title):
    rnd = random.Random(id)
    tomato = lambda x, y, r=30: f'<circle cx="{x}" cy="{y}" r="{r}" fill="#C9402A"/><circle cx="{x}" cy="{y}" r="{r - 6}" fill="#DB5F44"/>' + "".join(f'<ellipse cx="{x + (r - 14) * math.cos(i * 1.57):.0f}" cy="{y + (r - 14) * math.sin(i * 1.57):.0f}" rx="5" ry="7" fill="#F4C68E"/>' for i in range(4))
    draw = {
        "burrata": lambda: plate(title, "".join(tomato(240 + 104 * math.cos(a), 316 + 100 * math.sin(a)) for a in (.3, 1.2, 2.1, 3.0, 4.1, 5.3)) + f'<path d="{blob(240, 306, 78, .03, rnd, 14)}" fill="#FFFFFF" {SHADE}/><path d="M206 262q34 -40 68 0q-14 18 -34 18t-34 -18Z" fill="#FFFFFF" {SHADE}/><path d="M184 316q20 40 70 36" fill="none" stroke="#E9E2D3" stroke-width="8" stroke-linecap="round"/>' + topping("basil", 226, 236, 40, rnd) + topping("basil", 254, 240, 160, rnd) + '<path d="M164 376q40 30 96 16M300 262q24 20 26 52" fill="none" stroke="#9DAE3E" stroke-width="7" stroke-linecap="round" opacity=".85"/>'),
        "focaccia": lambda: head(title) + board(random.Random(3)) + '<path d="M92 226q4 -46 56 -48l190 -4q48 2 52 48l6 150q-2 48 -52 50l-198 6q-52 -2 -56 -50Z" fill="#3A1D0C" opacity=".25" transform="translate(6 10)"/><path d="M92 222q4 -46 56 -48l190 -4q48 2 52 48l6 150q-2 48 -52 50l-198 6q-52 -2 -56 -50Z" fill="url(#c)"/>' + "".join(f'<ellipse cx="{130 + c * 56 + rnd.uniform(-8, 8):.0f}" cy="{222 + r * 58 + rnd.uniform(-8, 8):.0f}" rx="13" ry="10" fill="#A9682D" opacity=".55"/>' for r in range(4) for c in range(5)) + "".join(f'<g transform="translate({x} {y}) rotate({t})"><path d="M-18 0h36" stroke="#4B6B38" stroke-width="3"/><path d="M-12 0l-5 -8M-4 0l-4 -8M4 0l-4 -8M12 0l-4 -8M-10 0l-5 8M-2 0l-4 8M6 0l-4 8" stroke="#5F8549" stroke-width="3.500" stroke-linecap="round"/></g>' for x, y, t in ((166, 250, 20), (300, 236, -30), (236, 318, 60), (330, 350, 10), (156, 366, -20))) + "".join(f'<rect x="{rnd.uniform(110, 370):.0f}" y="{rnd.uniform(196, 410):.0f}" width="5" height="5" fill="#FFFFFF" opacity=".9" transform="rotate(20 240 300)"/>' for _ in range(26)) + "</svg>",
        "salade": lambda: plate(title, "".join(f'<g transform="translate({240 + 118 * math.sqrt(rnd.random()) * math.cos(i * 2.4):.0f} {312 + 112 * math.sqrt(rnd.random()) * math.sin(i * 2.4):.0f}) scale(1.7)">' + topping("rocket", 0, 0, rnd.uniform(0, 360), rnd) + "</g>" for i in range(34)) + "".join(topping("parmesan", 240 + rnd.uniform(-90, 90), 312 + rnd.uniform(-80, 80), rnd.uniform(0, 360), rnd) for _ in range(10)) + '<g transform="translate(346 402) scale(.9)"><path d="M-36 -10A40 40 0 0 1 36 -10L0 34Z" fill="#E9C23A"/><path d="M-28 -8A32 32 0 0 1 28 -8L0 24Z" fill="#FBF0B4"/></g>'),
        "tiramisu": lambda: plate(title, '<path d="M136 240l150 -38 74 52 -4 96 -146 46 -78 -60Z" fill="#3A1D0C" opacity=".2" transform="translate(6 10)"/><path d="M132 252l78 58v94l-78 -56Z" fill="#E9CFA0"/><path d="M210 310l148 -46v94l-148 46Z" fill="#F8EBCF"/><path d="M132 276l78 58v18l-78 -58ZM210 334l148 -46v18l-148 46Z" fill="#8A5A36"/><path d="M132 316l78 58v18l-78 -58ZM210 374l148 -46v18l-148 46Z" fill="#A06C42"/><path d="M132 252l148 -44 78 56 -148 46Z" fill="#5A3420"/>' + "".join(f'<circle cx="{rnd.uniform(180, 310):.0f}" cy="{rnd.uniform(236, 288):.0f}" r="{rnd.uniform(1.5, 3.5):.1f}" fill="#7C5236"/>' for _ in range(40)) + "".join(f'<circle cx="{rnd.uniform(110, 370):.0f}" cy="{rnd.uniform(410, 450):.0f}" r="2.500" fill="#7C5236" opacity=".6"/>' for _ in range(16)) + '<ellipse cx="246" cy="252" rx="17" ry="10" fill="#3A2016" transform="rotate(-20 246 252)"/><path d="M234 256q12 -8 24 -8" stroke="#6B4630" stroke-width="2.500" fill="none"/>'),
        "panna-cotta": lambda: plate(title, '<ellipse cx="246" cy="384" rx="128" ry="56" fill="#B3243E" opacity=".9"/><path d="M146 374L172 232q68 -26 136 0l26 142q-94 52 -188 0Z" fill="#FFFBF1"/><path d="M172 232q68 -26 136 0q6 40 -18 40q-10 34 -30 8q-16 30 -38 2q-30 24 -34 -10q-22 -4 -16 -40Z" fill="#C02E48"/><path d="M184 240q56 -20 112 0" fill="none" stroke="#E5677C" stroke-width="6" stroke-linecap="round"/><path d="M168 348q-6 -40 4 -76" fill="none" stroke="#FFFFFF" stroke-width="10" stroke-linecap="round"/>' + "".join(f'<circle cx="{x}" cy="{y}" r="17" fill="#8F1630"/><circle cx="{x - 5}" cy="{y - 5}" r="4.500" fill="#E5677C"/>' for x, y in ((226, 214), (258, 208), (244, 190), (348, 376), (136, 396))) + topping("basil", 276, 196, 320, rnd)),
        "pizza-noisette": lambda: head(title) + board(random.Random(8)) + dough(random.Random(8)) + f'<path d="{blob(CX, CY, 150, .03, random.Random(2), 20)}" fill="#6E4226"/>' + "".join(f'<path d="M{CX - 120 + i * 12} {CY - 70 + (i * 37) % 150}q22 -14 44 2" fill="none" stroke="#8F5C38" stroke-width="6" stroke-linecap="round"/>' for i in range(16)) + "".join(f'<g transform="translate({CX + 118 * math.sqrt((i + .5) / 15) * math.cos(i * 2.4):.0f} {CY + 118 * math.sqrt((i + .5) / 15) * math.sin(i * 2.4):.0f}) rotate({i * 50})"><path d="M0 -15Q15 -8 13 4Q8 14 0 14T-13 4Q-15 -8 0 -15Z" fill="#D9A25C"/><path d="M-13 2Q0 8 13 2Q8 14 0 14T-13 2Z" fill="#F1D7A6"/></g>' for i in range(15)) + "".join(f'<circle cx="{rnd.uniform(110, 370):.0f}" cy="{rnd.uniform(176, 436):.0f}" r="{rnd.uniform(1, 3):.1f}" fill="#FFFFFF" opacity=".9"/>' for _ in range(60)) + sliced() + "</svg>",
        "cola": lambda: glass(title, "#4A2216", ICE + STRAW), "limonade": lambda: glass(title, "#F3E79A", ICE + BUBBLES + STRAW + LEMON),
        "eau-plate": lambda: glass(title, "#C3E0E8", ICE), "eau-petillante": lambda: glass(title, "#CFE8E6", BUBBLES + LEMON),
        "the-glace": lambda: glass(title, "#C9792E", ICE + STRAW + PEACH), "biere": lambda: glass(title, "#DFA32B", BUBBLES, True), "vin-rouge": lambda: wine(title)}
    return draw[id]()


def oven():
    """The home page's view: the oven that is lit at ten."""
    rnd = random.Random(12)
    w, h = 1600, 900
    out = head(None, w, h, ("#8C4A34", "#5B2B20"))
    bricks = "".join(f'<rect x="{x + (r % 2) * 55 - 60}" y="{r * 46}" width="104" height="40" rx="4" fill="{rnd.choice(("#8A4632", "#95503A", "#7E3E2C", "#9C5840"))}"/>' for r in range(13) for x in range(0, w + 120, 110))
    out += bricks + '<path d="M0 0h1600v560H0Z" fill="#3A1A12" opacity=".28"/>'
    out += '<defs><radialGradient id="f" cx=".62" cy=".8" r=".8"><stop stop-color="#FFD37A"/><stop offset=".35" stop-color="#E8722C"/><stop offset=".75" stop-color="#7A2414"/><stop offset="1" stop-color="#2A0F0B"/></radialGradient><linearGradient id="l" x2="0" y2="1"><stop stop-color="#F6D9A8"/><stop offset="1" stop-color="#D2A063"/></linearGradient></defs>'
    arch = lambda r, fill: f'<path d="M{1010 - r} 560V{400}A{r} {r * .86:.0f} 0 0 1 {1010 + r} {400}V560Z" fill="{fill}"/>'
    out += arch(420, "#C98A5E") + "".join(f'<path d="M1010 400m{-420 * math.cos(a):.0f} {-361 * math.sin(a):.0f}l{62 * math.cos(a):.0f} {54 * math.sin(a):.0f}" stroke="#7A4630" stroke-width="5"/>' for a in (i * math.pi / 16 for i in range(1, 16))) + arch(356, "#2A0F0B") + arch(344, "url(#f)")
    for x, y, s in ((1200, 520, 1.5), (1260, 530, 1.1), (1140, 530, 1), (1305, 534, .7)):
        out += f'<g transform="translate({x} {y}) scale({s})"><path d="M0 0Q-54 -40 -20 -104Q-16 -70 2 -80Q-8 -140 34 -170Q28 -120 52 -92Q78 -52 44 0Z" fill="#F2902E"/><path d="M10 0Q-24 -30 -2 -66Q6 -48 16 -56Q16 -90 36 -104Q32 -70 46 -48Q56 -24 36 0Z" fill="#FFD16A"/><path d="M18 0Q2 -16 16 -36Q34 -24 32 0Z" fill="#FFF3CF"/></g>'
    out += "".join(f'<g transform="translate({x} 540) rotate({t})"><rect x="-70" y="-14" width="140" height="28" rx="14" fill="#5A3420"/><circle cx="-62" r="13" fill="#C99A62"/></g>' for x, t in ((1230, -8), (1280, 12)))
    out += "".join(f'<circle cx="{rnd.uniform(700, 1280):.0f}" cy="{rnd.uniform(210, 470):.0f}" r="{rnd.uniform(1.5, 4):.1f}" fill="#FFD98A" opacity=".8"/>' for _ in range(30))
    # A pizza on the floor of the oven, seen flat, and the marble in front.
    out += '<ellipse cx="900" cy="532" rx="150" ry="30" fill="#3A1208" opacity=".6"/><ellipse cx="900" cy="522" rx="146" ry="30" fill="#E2A55E"/><ellipse cx="900" cy="516" rx="118" ry="21" fill="#C9482F"/>' + "".join(f'<ellipse cx="{900 + x}" cy="{516 + y}" rx="17" ry="6" fill="#FFF3D6"/>' for x, y in ((-60, 2), (-14, -8), (44, -2), (10, 9), (78, 5)))
    out += '<path d="M0 560h1600v26H0Z" fill="#E9DDCB"/><path d="M0 586h1600v314H0Z" fill="url(#l)"/>' + "".join(f'<path d="M0 {y}q400 {rnd.randint(-14, 14)} 800 0t800 0" fill="none" stroke="#A9743E" stroke-opacity=".35" stroke-width="3"/>' for y in range(630, 900, 46))
    # On the table: a pizza ready to eat, flour, basil, tomatoes.
    k = ["tomato", "mozzarella", "basil"]
    q = random.Random(21)
    out += '<g transform="translate(1290 716) scale(1.25 .62) translate(-240 -306)">' + '<ellipse cx="256" cy="336" rx="186" ry="186" fill="#5A3A1C" opacity=".3"/>' + dough(q) + covered(k, q) + scattered(k, 6) + '</g>'
    for x, y, r in ((700, 806, 46), (782, 834, 38), (150, 790, 50), (232, 826, 40), (80, 834, 34)):
        out += f'<ellipse cx="{x + 8}" cy="{y + r * .8:.0f}" rx="{r}" ry="{r * .25:.0f}" fill="#5A3A1C" opacity=".3"/><circle cx="{x}" cy="{y}" r="{r}" fill="#C9402A"/><path d="M{x - r * .6:.0f} {y - r * .3:.0f}q{r * .2:.0f} {-r * .35:.0f} {r * .5:.0f} {-r * .35:.0f}" fill="none" stroke="#F0907A" stroke-width="7" stroke-linecap="round"/><path d="M{x - 14} {y - r + 5}l14 8 14 -8 -6 12 -8 -4 -8 4Z" fill="#4E7A43"/>'
    out += '<g transform="translate(480 760)"><path d="M-120 60Q-100 -40 0 -46T120 60Q0 96 -120 60Z" fill="#5A3A1C" opacity=".2" transform="translate(8 8)"/><path d="M-120 56Q-104 -44 0 -50T120 56Q0 92 -120 56Z" fill="#FBF1DC"/><path d="M-84 20q20 -44 70 -50" fill="none" stroke="#FFFFFF" stroke-width="10" stroke-linecap="round"/></g>'
    out += "".join(topping("basil", x, y, t, rnd).replace("scale(", "scale(1.6) scale(") for x, y, t in ((860, 822, 20), (330, 850, 200), (700, 640, 320), (980, 860, 40)))
    out += "".join(f'<circle cx="{rnd.uniform(10, 1040):.0f}" cy="{rnd.uniform(640, 890):.0f}" r="{rnd.uniform(1.5, 5):.1f}" fill="#FFFDF6" opacity=".85"/>' for _ in range(120))
    return out + "</svg>"


def write(name, svg):
    with open(os.path.join(HERE, name + ".svg"), "w") as f:
        f.write(svg + "\n")


def main():
    for n, (id, fr, _, _, keys, *_rest) in enumerate(PIZZAS):
        write(id, calzone(fr) if id == "calzone" else pizza(fr, keys, 11 + n))
    write("moitie-moitie", half())
    for id, _, fr, *_rest in SIDES:
        write(id, side(id, fr))
    write("home", oven())


if __name__ == "__main__":
    main()
