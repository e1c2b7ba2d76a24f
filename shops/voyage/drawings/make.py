#!/usr/bin/env python3
"""Writes the timetable as products, and the words of the stations.

    python3 drawings/make.py      # from shops/voyage
"""
import json, os

HERE = os.path.join(os.path.dirname(__file__), "..")
CITIES = {  # key: (fr, en, synonyms)
    "paris": ("Paris", "Paris", []),
    "lyon": ("Lyon", "Lyon", []),
    "marseille": ("Marseille", "Marseille", []),
    "nantes": ("Nantes", "Nantes", []),
    "bordeaux": ("Bordeaux", "Bordeaux", []),
    "strasbourg": ("Strasbourg", "Strasbourg", []),
    "lille": ("Lille", "Lille", []),
    "bruxelles": ("Bruxelles", "Brussels", ["brussels", "bxl"]),
    "geneve": ("Genève", "Geneva", ["geneva", "geneve"]),
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


def seats(x, y):
    """A small railcar over the border, a short train in the north, a long one elsewhere."""
    return 8 if {x, y} == {"lyon", "geneve"} else 60 if {x, y} == {"lille", "bruxelles"} else 320


def clock(minutes):
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def spoken(time, lang):
    h, m = time.split(":")
    return (f"{int(h)} h" + (f" {m}" if m != "00" else "")) if lang == "fr" else time


def period(time):
    h = int(time[:2])
    return "morning" if h < 12 else "afternoon" if h < 18 else "evening"


def write(path, text):
    with open(os.path.join(HERE, path), "w") as f:
        f.write(text + "\n")


def words(items):
    return "[" + ", ".join('"' + i + '"' for i in items) + "]"


def main():
    products, number = [], 6201
    for a, b, minutes, price, departures in ROUTES:
        for x, y, shift in ((a, b, 0), (b, a, 23)):
            for d in departures:
                start = int(d[:2]) * 60 + int(d[3:]) + shift
                leave, arrive = clock(start), clock(start + minutes)
                peak = 300 if leave[:2] in ("07", "08", "17", "18") else -400 if leave[:2] in ("12", "13", "14") else 0
                products.append({
                    "id": f"LC{number}",
                    "name": {l: f"{CITIES[x][i]} {spoken(leave, l)} – {CITIES[y][i]} {spoken(arrive, l)}" for i, l in enumerate(("fr", "en"))},
                    "summary": {"fr": f"Train LC{number}, direct, {minutes // 60} h {minutes % 60:02d}.", "en": f"Train LC{number}, direct, {minutes // 60} h {minutes % 60:02d}."},
                    "categories": ["train"], "price": {"amount": price + peak, "currency": "EUR"},
                    "images": [{"url": f"images/{y}-{period(leave)}.svg", "alt": {"fr": f"Un train vers {CITIES[y][0]}", "en": f"A train to {CITIES[y][1]}"}}],
                    "attributes": {"origin": [x], "destination": [y], "period": [period(leave)], "leaves": [leave], "arrives": [arrive], "number": [f"LC{number}"]}, "stock": seats(x, y)})
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


main()
