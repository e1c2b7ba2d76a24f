#!/usr/bin/env python3
"""Draws the home page's view: the town hall on a Saturday morning.

    python3 drawings/draw.py      # from shops/citoyen
"""
import os, random

HERE = os.path.join(os.path.dirname(__file__), "..", "images")
STONE, LIGHT, DARK, SLATE, PANE = "#EADFCB", "#F6EFE0", "#CDBD9F", "#5D6C86", "#7F97B5"


def window(x, y, w=46, h=84, flowers=False):
    out = f'<path d="M{x - 7} {y + h + 6}v-{h}q0 -34 {w / 2 + 7} -34t{w / 2 + 7} 34v{h}Z" fill="{LIGHT}"/><path d="M{x} {y + h}v-{h - 6}q0 -24 {w / 2} -24t{w / 2} 24v{h - 6}Z" fill="{PANE}"/><path d="M{x + w / 2} {y + h}v-{h + 18}M{x} {y + h * .45}h{w}" stroke="{LIGHT}" stroke-width="5"/>'
    if flowers:
        rnd = random.Random(x)
        out += f'<rect x="{x - 6}" y="{y + h}" width="{w + 12}" height="14" fill="#8C6A4A"/>' + "".join(f'<circle cx="{x + rnd.uniform(-4, w + 4):.0f}" cy="{y + h - rnd.uniform(0, 12):.0f}" r="6" fill="{rnd.choice(("#C84B44", "#E58A84", "#6F9A5A", "#5B8750"))}"/>' for _ in range(14))
    return out


def tree(x, y, s):
    return f'<g transform="translate({x} {y}) scale({s})"><path d="M-7 0q3 -80 0 -150h14q-3 70 0 150Z" fill="#7A6550"/><circle cy="-190" r="70" fill="#6F9A63"/><circle cx="-46" cy="-152" r="48" fill="#63905A"/><circle cx="46" cy="-150" r="50" fill="#7CA770"/><circle cx="-18" cy="-214" r="34" fill="#86B079"/></g>'


def person(x, y, s, coat, skin, hair, paper=False):
    return (f'<g transform="translate({x} {y}) scale({s})"><ellipse cx="6" cy="2" rx="34" ry="7" fill="#3B4A66" opacity=".18"/><path d="M-14 0l4 -62h20l4 62h-11l-3 -44 -3 44Z" fill="#3F4B63"/><path d="M-22 -56q-4 -58 22 -62q26 4 22 62Z" fill="{coat}"/>'
            f'<circle cy="-136" r="17" fill="{skin}"/><path d="M-18 -134q-4 -26 18 -26t18 26q-8 -14 -18 -13t-18 13Z" fill="{hair}"/>' + ('<path d="M14 -104l26 -8 4 18 -26 8Z" fill="#FFFFFF"/>' if paper else "") + "</g>")


def hall():
    rnd = random.Random(4)
    out = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#BCD4EA"/><stop offset="1" stop-color="#F5EBDC"/></linearGradient>'
           '<linearGradient id="g" x2="0" y2="1"><stop stop-color="#E2D6C1"/><stop offset="1" stop-color="#CBBB9F"/></linearGradient></defs><rect width="1600" height="900" fill="url(#s)"/>')
    out += "".join(f'<path transform="translate({x} {y}) scale({s})" d="M-46 10a14 14 0 0 1 6 -27a24 24 0 0 1 44 -6a18 18 0 0 1 32 8a13 13 0 0 1 8 25Z" fill="#FFFFFF" opacity=".8"/>' for x, y, s in ((220, 150, 2), (520, 90, 1.3), (1340, 130, 2.1)))
    out += '<path d="M0 560Q200 380 430 450T860 420T1260 440T1600 380V720H0Z" fill="#A9BFB4"/><path d="M0 600Q240 500 520 540T1100 520T1600 500V740H0Z" fill="#8FAE97"/>'
    # Neighbours to the left and right.
    for x, w, h, wall in ((-20, 190, 260, "#E3C9B0"), (172, 160, 300, "#D9D4C0"), (1270, 170, 290, "#E6D2B4"), (1442, 180, 250, "#D6C3B8")):
        out += f'<path d="M{x} 720v-{h}h{w}v{h}Z" fill="{wall}"/><path d="M{x - 8} {720 - h}l24 -54h{w - 32}l24 54Z" fill="#9A6A58"/>'
        out += "".join(f'<rect x="{x + 26 + c * (w - 60) / 2:.0f}" y="{720 - h + 34 + r * 78}" width="30" height="48" fill="{PANE}"/><path d="M{x + 14 + c * (w - 60) / 2:.0f} {720 - h + 34 + r * 78}h10v48h-10ZM{x + 58 + c * (w - 60) / 2:.0f} {720 - h + 34 + r * 78}h10v48h-10Z" fill="#6C8BA8"/>' for r in range(3) for c in range(2) if 720 - h + 34 + r * 78 < 640)
    out += '<g transform="translate(120 0)">'
    # The hall: two wings, a porch, a belfry with its clock.
    out += f'<path d="M380 720V400h840v320Z" fill="{STONE}"/><path d="M360 404l44 -84h792l44 84Z" fill="{SLATE}"/><path d="M368 396h864v16H368Z" fill="{LIGHT}"/><path d="M380 552h840v10H380Z" fill="{DARK}"/>'
    out += "".join(f'<path d="M{x} 330l22 -30 22 30v34h-44Z" fill="{LIGHT}"/><circle cx="{x + 22}" cy="340" r="11" fill="{PANE}"/>' for x in (460, 560, 1000, 1100))
    out += "".join(window(x, 444, flowers=True) + window(x, 604, h=80) for x in (424, 524, 1030, 1130))
    out += f'<path d="M624 720V372h352v348Z" fill="{LIGHT}"/><path d="M604 376L800 268L996 376Z" fill="{STONE}"/><path d="M604 376L800 268L996 376l-12 10L800 288L616 386Z" fill="{DARK}"/><circle cx="800" cy="338" r="22" fill="#2B4C8C"/><path d="M790 338l8 9 14 -17" fill="none" stroke="#FFFFFF" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>'
    out += "".join(f'<path d="M{x} 720V412h26v308Z" fill="{STONE}"/><path d="M{x - 6} 412h38v-12h-38ZM{x - 6} 720h38v-14h-38Z" fill="{DARK}"/>' for x in (640, 724, 850, 934))
    out += "".join(window(x, 450, 40, 76) for x in (678, 882)) + window(776, 446, 48, 80)
    out += f'<path d="M756 720V604q0 -42 44 -42t44 42v116Z" fill="#2B4C8C"/><path d="M800 720V566M772 640h14M814 640h14" stroke="#A9C1F0" stroke-width="4"/><path d="M716 560h168v12H716Z" fill="{DARK}"/>'
    out += f'<path d="M744 300V160h112v140L800 270Z" fill="{STONE}"/><path d="M732 164h136l-14 -14H746Z" fill="{DARK}"/><path d="M744 150q8 -60 56 -82q48 22 56 82Z" fill="{SLATE}"/><path d="M798 72V22h4v50Z" fill="#6B5B40"/><path d="M802 24h20v26h-20Z" fill="#2B4C8C"/><path d="M822 24h20v26h-20Z" fill="#FFFFFF"/><path d="M842 24h20v26h-20Z" fill="#B3413A"/><circle cx="800" cy="208" r="36" fill="#FFFFFF"/><circle cx="800" cy="208" r="36" fill="none" stroke="{SLATE}" stroke-width="6"/><path d="M800 208v-24M800 208l17 10" stroke="#1E2430" stroke-width="5" stroke-linecap="round"/>'
    out += '</g>'
    # The square, its trees, its voters, and a ballot box at the door.
    out += '<path d="M0 720h1600v180H0Z" fill="url(#g)"/>' + "".join(f'<path d="M{800 + (x - 800) * 1.9:.0f} 900L{x} 720" stroke="#B7A686" stroke-width="2" opacity=".6"/>' for x in range(120, 1520, 70)) + "".join(f'<path d="M0 {y}h1600" stroke="#B7A686" stroke-width="2" opacity=".6"/>' for y in (742, 772, 816, 870))
    out += '<path d="M820 720h200l22 18H798ZM790 738h260l24 20H766Z" fill="#F1E8D6"/><path d="M766 758h308v6H766Z" fill="#CDBD9F"/>'
    out += tree(400, 770, 1.25) + tree(1420, 770, 1.3) + tree(190, 810, 1.5) + tree(1560, 816, 1.55)
    out += person(690, 842, .95, "#B3413A", "#E6B48F", "#3A2418", True) + person(770, 852, 1, "#4E7A6B", "#8D5B3E", "#1F1A1C") + person(1150, 838, .96, "#D2A23C", "#CB9776", "#5A4030") + person(1240, 852, 1.05, "#2B4C8C", "#F0C9A6", "#B9B4AC", True) + person(1060, 786, .72, "#7A5B8C", "#E6B48F", "#7A4A2A")
    out += "".join(f'<path d="M{x} {y}q4 -6 8 0q4 -6 8 0" fill="none" stroke="#5A5F6B" stroke-width="3" stroke-linecap="round"/>' for x, y in ((640, 130), (690, 104), (960, 96)))
    out += "".join(f'<ellipse cx="{rnd.uniform(0, 1600):.0f}" cy="{rnd.uniform(760, 890):.0f}" rx="7" ry="3" fill="{rnd.choice(("#B98A4E", "#C9A15E", "#8FA36A"))}" opacity=".8"/>' for _ in range(40))
    return out + "</svg>\n"


with open(os.path.join(HERE, "home.svg"), "w") as f:
    f.write(hall())
