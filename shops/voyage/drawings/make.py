#!/usr/bin/env python3
"""Writes the timetable as products, the words of the stations, and the drawings.

    python3 drawings/make.py      # from shops/voyage
"""
import json, math, os, random

HERE = os.path.join(os.path.dirname(__file__), "..")
CITIES = {  # key: (fr, en, synonyms, sky, ground, sign)
    "paris": ("Paris", "Paris", [], "#E9D9C6", "#8FA3A8", "tower"),
    "lyon": ("Lyon", "Lyon", [], "#F0D8B8", "#B98B6A", "hills"),
    "marseille": ("Marseille", "Marseille", [], "#CFE6EE", "#5C9AB5", "sea"),
    "nantes": ("Nantes", "Nantes", [], "#D8E4D6", "#7E9E8A", "river"),
    "bordeaux": ("Bordeaux", "Bordeaux", [], "#EAD3CF", "#8E4C55", "vines"),
    "strasbourg": ("Strasbourg", "Strasbourg", [], "#E6DCEA", "#8A6E8E", "gables"),
    "lille": ("Lille", "Lille", [], "#DDE3EA", "#8C6A58", "gables"),
    "bruxelles": ("Bruxelles", "Brussels", ["brussels", "bxl"], "#E5E0D0", "#6F7F66", "gables"),
    "geneve": ("Genève", "Geneva", ["geneva", "geneve"], "#D9E9EF", "#5E8B9E", "peaks"),
}
# both ways: (from, to, minutes, price in cents of the day's plain fare, departures)
ROUTES = [
    ("paris", "lyon", 118, 6200, ["06:12", "08:40", "12:10", "16:38", "19:04"]),
    ("paris", "marseille", 196, 7900, ["07:06", "11:22", "15:36", "18:50"]),
    ("paris", "nantes", 128, 5400, ["06:48", "10:14", "14:20", "18:22"]),
    ("paris", "bordeaux", 127, 6400, ["06:30", "09:52", "13:40", "17:46"]),
    ("paris", "strasbourg", 107, 5800, ["07:24", "11:55", "16:25", "19:15"]),
    ("paris", "lille", 62, 3900, ["07:12", "09:46", "13:16", "17:18", "20:02"]),
    ("paris", "bruxelles", 83, 5900, ["07:25", "12:25", "17:55"]),
    ("paris", "geneve", 189, 7400, ["07:18", "13:18", "18:11"]),
    ("lyon", "marseille", 104, 4800, ["08:04", "13:06", "18:08"]),
    ("lyon", "geneve", 114, 3600, ["08:38", "14:34", "18:38"]),
    ("lille", "bruxelles", 38, 2900, ["08:10", "12:40", "18:30"]),
]


def clock(minutes):
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def spoken(time, lang):
    h, m = time.split(":")
    return (f"{int(h)} h" + (f" {m}" if m != "00" else "")) if lang == "fr" else time


def period(time):
    h = int(time[:2])
    return "morning" if h < 12 else "afternoon" if h < 18 else "evening"


def scene(a, b):
    sky, ground = CITIES[b][3], CITIES[b][4]
    rnd = random.Random(a + b)
    sign = CITIES[b][5]
    back = ""
    if sign == "tower":
        back = '<path d="M286 210 L300 96 L314 210 M291 176 h18 M294 146 h12" fill="none" stroke="#6E7D83" stroke-width="5" stroke-linejoin="round"/>'
    elif sign in ("hills", "vines", "peaks"):
        tops = {"hills": 150, "vines": 176, "peaks": 90}[sign]
        back = f'<path d="M0 214 Q90 {tops} 180 200 T400 {tops + 20} V240 H0Z" fill="{ground}" opacity=".45"/>' if sign != "peaks" else f'<path d="M120 214 L196 {tops} L238 150 L286 {tops - 10} L388 214Z" fill="{ground}" opacity=".55"/><path d="M196 {tops} l-18 32 18 -8 14 10Z M286 {tops - 10} l-20 34 20 -10 18 12Z" fill="#FFFFFF" opacity=".85"/>'
    elif sign == "gables":
        back = "".join(f'<path d="M{x} 214 V{y} l18 -20 18 20 V214Z" fill="{ground}" opacity="{.35 + .1 * (i % 3)}"/>' for i, (x, y) in enumerate(((176, 150), (214, 164), (250, 140), (288, 158), (326, 148))))
    elif sign == "sea":
        back = '<path d="M0 206 q20 -8 40 0 t40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 40 0 V260 H0Z" fill="#5C9AB5" opacity=".5"/><path d="M268 204 l26 0 -6 12 -16 0Z M280 202 V160 l22 36Z" fill="#FFFFFF" opacity=".9"/>'
    else:
        back = '<path d="M0 214 Q120 196 210 210 T400 204 V250 H0Z" fill="#7FA6B5" opacity=".55"/>'
    sun = f'<circle cx="{rnd.randint(60, 140)}" cy="{rnd.randint(70, 110)}" r="30" fill="#FFF6E2" opacity=".9"/>'
    cars = "".join(f'<rect x="{24 + i * 104}" y="222" width="98" height="52" rx="8" fill="#FFFFFF"/><rect x="{24 + i * 104}" y="252" width="98" height="9" fill="#1F5673"/>' + "".join(f'<rect x="{34 + i * 104 + w * 21}" y="231" width="14" height="15" rx="3" fill="#2C4A5A"/>' for w in range(4)) for i in range(3))
    nose = '<path d="M336 222 h14 q34 10 44 44 q2 8 -8 8 H336Z" fill="#FFFFFF"/><path d="M350 230 q18 6 26 20 h-26Z" fill="#2C4A5A"/><path d="M336 252 h50 q4 4 6 9 h-56Z" fill="#1F5673"/>'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img" aria-label="{CITIES[a][0]} – {CITIES[b][0]}"><rect width="400" height="400" fill="{sky}"/>{sun}{back}'
            f'<rect y="214" width="400" height="186" fill="{ground}" opacity=".32"/><ellipse cx="210" cy="284" rx="200" ry="10" fill="#00000018"/>{cars}{nose}'
            '<path d="M0 282 H400 M0 292 H400" stroke="#5B5148" stroke-width="4"/>'
            + "".join(f'<path d="M{x} 278 V298" stroke="#7A6C5E" stroke-width="6"/>' for x in range(8, 400, 24))
            + "".join(f'<path d="M{rnd.randint(0, 390)} {rnd.randint(318, 392)} q8 -18 14 0" fill="none" stroke="{ground}" stroke-width="4" stroke-linecap="round"/>' for _ in range(26)) + '</svg>')


def write(path, text):
    with open(os.path.join(HERE, path), "w") as f:
        f.write(text + "\n")


def words(items):
    return "[" + ", ".join('"' + i + '"' for i in items) + "]"


def main():
    products, number = [], 6201
    for a, b, minutes, price, departures in ROUTES:
        for x, y, shift in ((a, b, 0), (b, a, 23)):
            picture = f"images/{x}-{y}.svg"
            write(picture, scene(x, y))
            for d in departures:
                start = int(d[:2]) * 60 + int(d[3:]) + shift
                leave, arrive = clock(start), clock(start + minutes)
                peak = 300 if leave[:2] in ("07", "08", "17", "18") else -400 if leave[:2] in ("12", "13", "14") else 0
                products.append({
                    "id": f"LC{number}",
                    "name": {l: f"{CITIES[x][i]} {spoken(leave, l)} – {CITIES[y][i]} {spoken(arrive, l)}" for i, l in enumerate(("fr", "en"))},
                    "summary": {"fr": f"Train LC{number}, direct, {minutes // 60} h {minutes % 60:02d}.", "en": f"Train LC{number}, direct, {minutes // 60} h {minutes % 60:02d}."},
                    "categories": ["train"], "price": {"amount": price + peak, "currency": "EUR"},
                    "images": [{"url": picture, "alt": {"fr": f"Un train vers {CITIES[y][0]}", "en": f"A train to {CITIES[y][1]}"}}],
                    "attributes": {"origin": [x], "destination": [y], "period": [period(leave)], "leaves": [leave], "arrives": [arrive], "number": [f"LC{number}"]}})
                number += 1
    with open(os.path.join(HERE, "catalog/products.jsonl"), "w") as f:
        for p in products:
            f.write(json.dumps(p, ensure_ascii=False) + "\n")
    v = ["# Stations are told apart by what stands before them (nlu/): origin and destination have no words of their own here.",
         "categories:", "  train: {label: {fr: Trains, en: Trains}, synonyms: {fr: [], en: []}}", "", "attributes:"]
    for key, fr, en in (("origin", "Départ", "From"), ("destination", "Arrivée", "To")):
        v += [f"  {key}:", f"    label: {{fr: {fr}, en: {en}}}", "    values:"]
        v += [f"      {k}: {{label: {{fr: {c[0]}, en: {c[1]}}}}}" for k, c in CITIES.items()]
    v += ["  period:", "    label: {fr: Moment, en: Time of day}", "    values:",
          '      morning: {label: {fr: Matin, en: Morning}, synonyms: {fr: ["le matin", "dans la matinée", "tôt"], en: ["in the morning", "early", "morning train"]}}',
          '      afternoon: {label: {fr: Après-midi, en: Afternoon}, synonyms: {fr: ["l\'après-midi", "dans l\'après-midi"], en: ["in the afternoon"]}}',
          '      evening: {label: {fr: Soir, en: Evening}, synonyms: {fr: ["le soir", "en soirée", "tard", "soir"], en: ["in the evening", "late", "evening train", "evening"]}}',
          "  leaves: {label: {fr: Part à, en: Leaves at}}", "  arrives: {label: {fr: Arrive à, en: Arrives at}}", "  number: {label: {fr: Train, en: Train}}"]
    write("catalog/vocabulary.yml", "\n".join(v))
    rows = ["code:text,name_fr:text,name_en:text,words:words"]
    rows += [f"{k},{c[0]},{c[1]},{'|'.join([c[0], c[1]] + c[2])}" for k, c in CITIES.items()]
    write("tables/stations.csv", "\n".join(rows))
    write("images/mark.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect x="3" y="3" width="42" height="42" rx="12" fill="#1F5673"/><path d="M12 30 H30 q8 0 6 -8 q-3 -8 -14 -8 H12 M12 22 h17" fill="none" stroke="#FFFFFF" stroke-width="3" stroke-linecap="round"/><path d="M10 37 H38" stroke="#9CCBE3" stroke-width="3" stroke-linecap="round"/></svg>')
    write("images/persona.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><circle cx="60" cy="60" r="60" fill="#DCE7EC"/><path d="M20 120 q4 -38 40 -38 q36 0 40 38Z" fill="#1F5673"/><path d="M50 84 l10 14 10 -14Z" fill="#FFFFFF"/><path d="M49 84 q11 8 22 0 v-14 h-22Z" fill="#B98565"/><ellipse cx="60" cy="55" rx="22" ry="25" fill="#CB9776"/><path d="M37 58 q-6 -34 23 -34 q29 0 23 34 q2 10 -2 16 q0 -26 -8 -34 q-14 8 -28 2 q-6 10 -6 32 q-4 -6 -2 -16Z" fill="#2A2326"/><path d="M36 38 q24 -20 48 0 l3 -8 q-26 -20 -54 0Z" fill="#1F5673"/><circle cx="52" cy="57" r="2.5" fill="#1D2730"/><circle cx="68" cy="57" r="2.5" fill="#1D2730"/><path d="M53 68 q7 6 14 0" fill="none" stroke="#7A3F35" stroke-width="2.5" stroke-linecap="round"/></svg>')


main()
