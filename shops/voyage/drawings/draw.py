#!/usr/bin/env python3
"""Draws each town at three hours of the day, with the train that comes in, and the home page's view.

    python3 drawings/draw.py      # from shops/voyage

One hand: sky, far town, hills, viaduct, train, meadow; each hour has its own light.
"""
import math, os, random

HERE = os.path.join(os.path.dirname(__file__), "..", "images")
NAMES = {"paris": "Paris", "lyon": "Lyon", "marseille": "Marseille", "nantes": "Nantes", "bordeaux": "Bordeaux",
         "strasbourg": "Strasbourg", "lille": "Lille", "bruxelles": "Bruxelles", "geneve": "Genève"}
LAND = {  # key: (far hills, near hills, meadow) at noon
    "paris": ("#A9B8A6", "#87A07F", "#6E8B62"), "lyon": ("#B9A98C", "#9FA06A", "#7F8C50"),
    "marseille": ("#C9B694", "#B5A877", "#8F9459"), "nantes": ("#A4BCA8", "#7FA38A", "#5F8A6E"),
    "bordeaux": ("#B7A994", "#9C9A66", "#7C8A4C"), "strasbourg": ("#9DB09C", "#7E9A78", "#64845E"),
    "lille": ("#AAB79F", "#8DA27B", "#728D60"), "bruxelles": ("#A5B29B", "#86A07A", "#6A8A60"),
    "geneve": ("#A6BAC0", "#7F9F92", "#5F8871")}
HOURS = {  # key: (sky top, sky middle, sky low, light mixed into the land, how much, windows)
    "morning": ("#BBD6E2", "#F3E2CF", "#FBD9B5", "#FBE0C0", .22, "#33566B"),
    "afternoon": ("#8FC3DE", "#C4E0EA", "#EDF3EC", "#FFFFFF", .06, "#2C4A5A"),
    "evening": ("#26355E", "#77598A", "#F0A27E", "#2B2F57", .48, "#FFD98A")}


def mixed(a, b, share):
    x, y = (tuple(int(c[i:i + 2], 16) for i in (1, 3, 5)) for c in (a, b))
    return "#%02X%02X%02X" % tuple(round(p + (q - p) * share) for p, q in zip(x, y))


def path(points, fill, extra=""):
    return f'<path d="M{" ".join(f"{x:.0f} {y:.0f}" for x, y in points)}Z" fill="{fill}"{extra}/>'


def ridge(width, base, height, waves, seed, down):
    rnd = random.Random(seed)
    phases = [(rnd.uniform(.6, 1.4) * w, rnd.uniform(0, 6.28), height / (i + 1.3)) for i, w in enumerate(waves)]
    top = []
    steps = 36 if width < 800 else 110
    for i in range(steps + 1):
        x = width * i / steps
        top.append((x, base - sum((math.sin(f * x / 100 + p) + 1) * h / 2 for f, p, h in phases)))
    return top + [(width, down), (0, down)]


def roofs(x, base, widths, heights, wall, roof, pane, stepped=False):
    out, at = "", x
    for w, h in zip(widths, heights):
        out += f'<path d="M{at} {base}V{base - h}h{w}V{base}Z" fill="{wall}"/>'
        if stepped:
            s = w / 8
            out += f'<path d="M{at - 1} {base - h}' + "".join(f'v{-s * 1.3:.1f}h{s:.1f}' for _ in range(3)) + f'v{-s * 1.3:.1f}h{s * 2 + 2:.1f}v{s * 1.3:.1f}' + "".join(f'h{s:.1f}v{s * 1.3:.1f}' for _ in range(3)) + f'Z" fill="{roof}"/>'
        else:
            out += f'<path d="M{at - 2} {base - h}l{w / 2 + 2} {-w * .62:.0f} {w / 2 + 2} {w * .62:.0f}Z" fill="{roof}"/>'
        for r in range(2):
            for c in range(2):
                out += f'<rect x="{at + w * (.2 + .42 * c):.1f}" y="{base - h + 10 + r * 18:.1f}" width="{w * .2:.1f}" height="9" fill="{pane}"/>'
        at += w + 1
    return out


def landmark(city, base, tone, roof, pane, light):
    """The far town, about 280 wide around x = 0, standing on base."""
    wall = mixed(tone, "#FFFFFF", .28)
    if city == "paris":
        tower = (f'<path d="M96 {base}q16 -60 21 -172l3 -34 3 34q5 112 21 172h-11q-4 -26 -13 -26t-13 26Z" fill="{roof}"/>'
                 f'<path d="M105 {base - 62}h30M111 {base - 108}h18" stroke="{light}" stroke-width="5"/>')
        return tower + "".join(f'<path d="M{x} {base}v{-h}q2 -16 8 -18h{w - 16}q6 2 8 18v{h}Z" fill="{wall}"/><path d="M{x - 1} {base - h}q2 -18 9 -20h{w - 16}q7 2 9 20Z" fill="{roof}"/>' + "".join(f'<rect x="{x + 7 + i * 11}" y="{base - h + 9}" width="5" height="11" fill="{pane}"/>' for i in range(int((w - 10) / 11))) for x, w, h in ((-140, 62, 54), (-76, 50, 66), (-24, 58, 48), (36, 48, 58), (150, 56, 50)))
    if city == "lyon":
        hill = f'<path d="M-150 {base}q70 -118 150 -120t160 120Z" fill="{tone}"/>'
        return hill + (f'<path d="M-34 {base - 112}v-46h12v-18l6 -10 6 10v14h20v-14l6 -10 6 10v18h12v46Z" fill="{wall}"/><path d="M-8 {base - 114}v-22a8 8 0 0 1 16 0v22Z" fill="{pane}"/>'
                       + roofs(-130, base, (34, 30, 36), (34, 46, 38), wall, roof, pane) + roofs(44, base, (32, 36, 30), (44, 36, 48), wall, roof, pane))
    if city == "marseille":
        return (f'<path d="M-150 {base}q30 -70 84 -92l40 -8 34 12q50 26 92 88Z" fill="{tone}"/>'
                f'<path d="M-44 {base - 96}v-30h26v-40l8 -14 8 14v16h26v54Z" fill="{wall}"/><circle cx="-10" cy="{base - 184}" r="4" fill="#E2B44E"/>'
                + roofs(-124, base, (26, 28, 24), (24, 34, 28), wall, roof, pane) + roofs(24, base, (28, 26, 30), (32, 24, 30), wall, roof, pane)
                + "".join(f'<path d="M{x} {base + 26}h{s * 2}l-{s * .5} {s * .55}h-{s}Z" fill="{light}"/><path d="M{x + s} {base + 22}v-{s * 2.2}l{s} {s * 2}Z" fill="{light}"/>' for x, s in ((90, 17), (132, 12), (-118, 11))))
    if city == "nantes":
        return (roofs(-140, base, (30, 34, 30, 32), (46, 38, 52, 42), wall, roof, pane)
                + f'<path d="M44 {base}l14 -118h8l14 118M50 {base - 52}h24M54 {base - 88}h16" fill="none" stroke="#C79A2E" stroke-width="5"/><path d="M-4 {base - 132}h130l20 10v8h-150Z" fill="#D8AE3C"/><path d="M62 {base - 130}v-24M62 {base - 152}L128 {base - 128}M62 {base - 152}L8 {base - 130}" stroke="#C79A2E" stroke-width="4"/><path d="M10 {base - 116}v52" stroke="{roof}" stroke-width="3"/>'
                + roofs(96, base, (30, 30), (36, 44), wall, roof, pane))
    if city == "bordeaux":
        arches = "".join(f'<path d="M{x} {base}v-26a9 9 0 0 1 18 0v26Z" fill="{pane}"/>' for x in range(-126, 60, 27))
        return (f'<path d="M-138 {base}v-62h196v62Z" fill="{wall}"/><path d="M-142 {base - 62}l10 -18h184l10 18Z" fill="{roof}"/><path d="M-66 {base - 80}h52v-14l-26 -16 -26 16Z" fill="{wall}"/>' + arches
                + f'<path d="M84 {base}v-96l12 -46 12 46v96Z" fill="{wall}"/><path d="M84 {base - 96}l12 -50 12 50Z" fill="{roof}"/>' + roofs(112, base, (28, 30), (40, 34), wall, roof, pane))
    if city == "strasbourg":
        spire = f'<path d="M-26 {base}v-122h18v-8h10l9 -78 9 78h10v8h18v122Z" fill="{mixed("#B4766A", tone, .35)}"/><circle cx="11" cy="{base - 92}" r="10" fill="{pane}"/><path d="M2 {base}v-34a9 9 0 0 1 18 0v34Z" fill="{pane}"/>'
        beams = "".join(f'<path d="M{x} {base - 36}h36M{x} {base - 18}l18 -18 18 18" fill="none" stroke="{mixed("#6B4636", tone, .2)}" stroke-width="3"/>' for x in (-138, -98, 58, 98))
        return spire + roofs(-138, base, (38, 38), (44, 52), "#F1E4CF", roof, pane) + roofs(58, base, (38, 38), (50, 42), "#F1E4CF", roof, pane) + beams
    if city == "lille":
        return (f'<path d="M62 {base}v-150h32v150Z" fill="{mixed("#B4644C", tone, .3)}"/><path d="M58 {base - 150}h40l-8 -16h-6l-6 -30 -6 30h-6Z" fill="{roof}"/><circle cx="78" cy="{base - 128}" r="9" fill="{light}"/>'
                + roofs(-136, base, (36, 34, 38, 34), (56, 64, 52, 60), mixed("#C98266", tone, .3), mixed("#A9573F", tone, .25), pane, True) + roofs(98, base, (36,), (54,), mixed("#C98266", tone, .3), mixed("#A9573F", tone, .25), pane, True))
    if city == "bruxelles":
        balls = ((84, 34), (60, 62), (108, 62), (84, 82), (60, 112), (108, 112), (84, 132))
        bars = "".join(f'<path d="M84 {base - 82}L{x} {base - y}" stroke="{roof}" stroke-width="4"/>' for x, y in balls)
        return (bars + f'<path d="M84 {base}v-30M60 {base - 60}v-52M108 {base - 60}v-52M70 {base}l14 -32 14 32" fill="none" stroke="{roof}" stroke-width="4"/>' + "".join(f'<circle cx="{x}" cy="{base - y}" r="13" fill="{mixed("#C9D3D8", tone, .25)}"/><circle cx="{x - 4}" cy="{base - y - 4}" r="4" fill="{light}" opacity=".8"/>' for x, y in balls)
                + roofs(-138, base, (36, 34, 38, 34), (58, 66, 54, 62), wall, mixed("#8C5A4A", tone, .25), pane, True))
    return (f'<path d="M-190 {base}L-96 {base - 150}l34 46 46 -92 62 96 40 -54 104 154Z" fill="{mixed("#8FA9BC", tone, .35)}"/><path d="M-96 {base - 150}l-22 36 16 -6 10 12 14 -16 -18 -26ZM-16 {base - 196}l-26 52 18 -8 12 16 14 -18 16 14 -34 -56ZM86 {base - 154}l-18 26 12 -2 12 12 14 -4Z" fill="{light}"/>'
            + roofs(-136, base, (30, 34, 30), (34, 44, 38), wall, roof, pane)
            + f'<path d="M66 {base + 20}q-4 -90 2 -128q8 40 10 128Z" fill="{light}" opacity=".85"/><path d="M68 {base - 104}q26 40 30 96q-14 -40 -30 -60Z" fill="{light}" opacity=".45"/>')


def train(x, y, cars, scale, pane, light, hour):
    """Its nose to the right; x, y is where the foot of the last car stands."""
    body, shade, blue = mixed("#FFFFFF", light[0], light[1] * .55), mixed("#D9E1E4", light[0], light[1] * .6), mixed("#1F5673", light[0], light[1] * .25)
    out = ""
    for i in range(cars):
        at = i * 132
        out += (f'<rect x="{at}" y="-56" width="129" height="52" rx="7" fill="{body}"/><path d="M{at} -20h129v9q0 7 -7 7h-115q-7 0 -7 -7Z" fill="{shade}"/><path d="M{at} -23h129v8h-129Z" fill="{blue}"/>'
                + "".join(f'<rect x="{at + 12 + w * 22}" y="-47" width="16" height="16" rx="4" fill="{pane}"/>' for w in range(5))
                + "".join(f'<circle cx="{at + c}" cy="-2" r="5.500" fill="#39424A"/>' for c in (20, 36, 93, 109)))
    at = cars * 132
    out += (f'<path d="M{at} -56h42q52 4 88 38q10 10 2 14h-132Z" fill="{body}"/><path d="M{at} -20h126q8 8 7 12q-2 4 -12 4h-121Z" fill="{shade}"/><path d="M{at} -23h121q6 5 8 8h-129Z" fill="{blue}"/>'
            f'<path d="M{at + 50} -47q30 4 50 21h-36q-14 0 -14 -12Z" fill="{"#3C4C63" if hour == "evening" else pane}"/>' + "".join(f'<rect x="{at + 8 + w * 20}" y="-47" width="14" height="16" rx="4" fill="{pane}"/>' for w in range(2))
            + "".join(f'<circle cx="{at + c}" cy="-2" r="5.500" fill="#39424A"/>' for c in (20, 36, 92)))
    if hour == "evening":
        out += f'<path d="M{at + 128} -14l150 -26v60Z" fill="#FFE6A8" opacity=".28"/><circle cx="{at + 126}" cy="-13" r="4" fill="#FFF3CF"/>'
    return f'<g transform="translate({x} {y}) scale({scale})">{out}</g>'


def cloud(x, y, s, fill, opacity):
    return f'<path transform="translate({x} {y}) scale({s})" d="M-46 10a14 14 0 0 1 6 -27a24 24 0 0 1 44 -6a18 18 0 0 1 32 8a13 13 0 0 1 8 25Z" fill="{fill}" opacity="{opacity}"/>'


def tree(x, y, s, crown, trunk):
    return f'<g transform="translate({x:.0f} {y:.0f}) scale({s:.2f})"><path d="M-2 0h4v-22h-4Z" fill="{trunk}"/><path d="M0 -66q18 22 14 38q-4 12 -14 12t-14 -12q-4 -16 14 -38Z" fill="{crown}"/></g>'


def view(city, hour, w=480, h=600, title=None, seed=""):
    top, middle, low, light, share, pane = HOURS[hour]
    rnd = random.Random(city + hour + seed)
    far, near, meadow = (mixed(c, light, share) for c in LAND[city])
    stone, dark = mixed("#D8C7AA", light, share), mixed("#A28E70", light, share * .8)
    rail = h * .68
    horizon = h * .56
    wide = w > 800
    out = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"' + (f' role="img" aria-label="{title}"' if title else "") + '>'
           f'<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="{top}"/><stop offset=".5" stop-color="{middle}"/><stop offset=".95" stop-color="{low}"/></linearGradient>'
           f'<linearGradient id="m" x2="0" y2="1"><stop stop-color="{meadow}"/><stop offset="1" stop-color="{mixed(meadow, "#2C3A2A" if hour != "evening" else "#171C36", .35)}"/></linearGradient></defs>'
           f'<rect width="{w}" height="{h}" fill="url(#s)"/>')
    sx, sy = {"morning": (.2, .36), "afternoon": (.72, .15), "evening": (.76, .44)}[hour]
    if hour == "evening":
        out += "".join(f'<circle cx="{rnd.uniform(0, w):.0f}" cy="{rnd.uniform(0, h * .3):.0f}" r="{rnd.choice((1, 1.5, 2))}" fill="#FFF6E2" opacity=".8"/>' for _ in range(int(w / 20)))
    disc = {"morning": "#FFF4DA", "afternoon": "#FFFBEF", "evening": "#FFD9A6"}[hour]
    out += f'<circle cx="{w * sx:.0f}" cy="{h * sy:.0f}" r="{h * .13:.0f}" fill="{disc}" opacity=".28"/><circle cx="{w * sx:.0f}" cy="{h * sy:.0f}" r="{h * .07:.0f}" fill="{disc}"/>'
    for _ in range(5 if wide else 3):
        out += cloud(round(rnd.uniform(.05, .95) * w), round(rnd.uniform(.08, .3) * h), round(rnd.uniform(.6, 1.3), 2), mixed("#FFFFFF", middle, .25 if hour != "evening" else .55), .75)
    out += path(ridge(w, horizon - h * .02, h * .1, (.9, 2.1), city, h), mixed(far, middle, .45))
    town = mixed(far, middle, .2)
    place = w * (.6 if wide else .52)
    scale = 1.25 if wide else 1
    out += f'<g transform="translate({place:.0f} {horizon * (1 - scale):.0f}) scale({scale})">' + landmark(city, round(horizon), town, mixed(mixed("#5D6B78", far, .3), light, share), pane if hour == "evening" else mixed("#50687A", light, .25), mixed("#FFFFFF", light, .2)) + '</g>'
    if city in ("marseille", "geneve", "nantes"):
        sea = mixed({"marseille": "#4F93B3", "geneve": "#6AA3BC", "nantes": "#7BA7A6"}[city], light, share)
        out += f'<rect y="{horizon:.0f}" width="{w}" height="{h * .2:.0f}" fill="{sea}"/>' + "".join(f'<path d="M{rnd.uniform(0, w):.0f} {rnd.uniform(horizon + 8, horizon + h * .09):.0f}h{rnd.randint(16, 46)}" stroke="#FFFFFF" stroke-width="2" opacity=".4" stroke-linecap="round"/>' for _ in range(int(w / 34)))
        if city == "marseille":
            out += "".join(f'<path d="M{place + x:.0f} {horizon + 26:.0f}h{s * 2}l-{s * .5} {s * .55}h-{s}Z M{place + x + s:.0f} {horizon + 22:.0f}v-{s * 2.2:.0f}l{s} {s * 2}Z" fill="#FFFFFF"/>' for x, s in ((96, 17), (-118, 13)))
    out += path(ridge(w, horizon + h * .12, h * .06, (1.1, 2.6), city + "near", h), near)
    if city == "bordeaux":
        out += "".join(f'<path d="M{x} {rail + 40:.0f}Q{x * .6 + w * .2:.0f} {horizon + h * .1:.0f} {x * .35 + w * .33:.0f} {horizon + h * .085:.0f}" fill="none" stroke="{mixed("#5F7A3A", light, share)}" stroke-width="5" opacity=".6"/>' for x in range(-60, w + 60, 44))
    # The viaduct: a parapet, and arches that let the valley through.
    floor = h
    out += path(ridge(w, rail + h * .2, h * .04, (1.3, 2.2), city + "valley", floor), mixed(near, meadow, .5))
    span, pier = (118, 22)
    arches = "".join(f'M{x} {floor}V{rail + 66:.0f}a{(span - pier) / 2} {(span - pier) / 2} 0 0 1 {span - pier} 0V{floor}Z' for x in range(-40, w + span, span))
    out += f'<path fill-rule="evenodd" d="M-60 {rail + 6:.0f}H{w + 60}V{floor}H-60Z {arches}" fill="{stone}"/>'
    out += "".join(f'<path d="M{x - pier} {floor}V{rail + 62:.0f}h7V{floor}Z" fill="{dark}" opacity=".45"/>' for x in range(-40, w + span, span))
    out += f'<path d="M0 {rail + 6:.0f}h{w}v9H0Z" fill="{mixed(stone, "#FFFFFF", .35)}"/><path d="M0 {rail + 15:.0f}h{w}v3H0Z" fill="{dark}" opacity=".6"/>'
    out += f'<path d="M0 {rail - 92:.0f}Q{w / 4:.0f} {rail - 84:.0f} {w / 2:.0f} {rail - 92:.0f}T{w} {rail - 92:.0f}" fill="none" stroke="#4A5560" stroke-width="1.500" opacity=".55"/>' + "".join(f'<path d="M{x} {rail + 6:.0f}V{rail - 98:.0f}h16" fill="none" stroke="#4A5560" stroke-width="3" opacity=".6"/>' for x in range(60, w, 210))
    cars = 7 if wide else 2
    out += train(-70 if wide else -34, rail + 4, cars, 1.1, pane, (light, share), hour)
    # The meadow in front.
    out += path(ridge(w, h * .93, h * .035, (1.2, 2.7), city + "front", h), "url(#m)")
    crown = mixed(mixed(meadow, "#35502F", .4), light, share * .4)
    for _ in range(9 if wide else 4):
        x = rnd.uniform(0, w)
        out += tree(x, h * rnd.uniform(.93, .97), rnd.uniform(.9, 1.7), crown if rnd.random() < .6 else mixed(crown, "#FFFFFF", .12), mixed("#5A4632", light, share * .5))
    for _ in range(int(w / 14)):
        x, y = rnd.uniform(0, w), rnd.uniform(h * .945, h * .995)
        out += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{rnd.uniform(1.6, 3.2):.1f}" fill="{mixed(rnd.choice(("#F6E3A1", "#E8A08C", "#FFFFFF", "#9FB7E0")), light, share * .5)}"/>'
    return out + "</svg>\n"


def main():
    os.makedirs(HERE, exist_ok=True)
    for city in NAMES:
        for hour in HOURS:
            with open(os.path.join(HERE, f"{city}-{hour}.svg"), "w") as f:
                f.write(view(city, hour, title=NAMES[city]))
    with open(os.path.join(HERE, "home.svg"), "w") as f:
        f.write(view("geneve", "morning", 1600, 900, seed="home"))


main()
