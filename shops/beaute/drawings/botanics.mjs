// Plants of the house. A sprig grows from (0,0) upwards, about 300 units high; what lies in front sits on y = 0.

const r = n => Math.round(n * 10) / 10
const path = (d, fill, more = '') => `<path d="${d}" fill="${fill}"${more}/>`
const line = (d, colour, width) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`
const at = (x, y, turn, inner, scale = 1) => `<g transform="translate(${r(x)} ${r(y)}) rotate(${r(turn)})${scale === 1 ? '' : ` scale(${r(scale * 10) / 10})`}">${inner}</g>`

/** A pointed leaf lying along +x. */
const leaf = (length, width, fill) =>
  path(`M0 0C${r(length * .25)} ${-width} ${r(length * .7)} ${-width} ${length} 0C${r(length * .7)} ${width} ${r(length * .25)} ${width} 0 0Z`, fill) +
  `<path d="M4 0H${r(length * .86)}" stroke="#fff" stroke-opacity=".35" stroke-width="1.2"/>`

/** A curved stem with a leaf repeated on both sides; the leaf is written once. */
function branch({stem, leafShape, pairs, spread = 48, height = 290, bend = 40, from = .22, shrink = .45, id = 'l'}) {
  const point = t => [bend * t * t, -height * t]
  let out = `<defs><g id="${id}">${leafShape}</g></defs>` + line(`M0 0Q0 ${-height / 2} ${bend} ${-height}`, stem, 3)
  for (let i = 0; i < pairs; i++) {
    const t = from + (1 - from) * i / pairs
    const size = 1 - shrink * i / pairs
    const lean = Math.atan2(2 * bend * t, height) * 180 / Math.PI - 90
    for (const side of [-1, 1]) {
      const [x, y] = point(Math.min(1, t + (side > 0 ? .035 : 0)))
      out += `<use href="#${id}" transform="translate(${r(x)} ${r(y)}) rotate(${r(lean + side * spread)}) scale(${r(size * 10) / 10})"${side > 0 ? ' opacity=".82"' : ''}/>`
    }
  }
  const [x, y] = point(1)
  return {svg: out + `<use href="#${id}" transform="translate(${r(x)} ${r(y)}) rotate(-80) scale(${r((1 - shrink) * 10) / 10})"/>`, tip: [x, y], point}
}

const petals = (count, length, width, fill, more = '') => `<g fill="${fill}"${more}>${Array.from({length: count}, (_, i) => `<ellipse cy="${-length / 2}" rx="${width}" ry="${length / 2}"${i ? ` transform="rotate(${r(360 * i / count)})"` : ''}/>`).join('')}</g>`

const roseHead = c => `<g fill="${c}"><circle cx="-20" cy="14" r="22"/><circle cx="20" cy="14" r="22"/><circle cx="-21" cy="-11" r="22"/><circle cx="21" cy="-11" r="22"/><circle cy="-22" r="21"/><circle cy="24" r="21"/></g><g fill="#fff"><circle cy="1" r="27" opacity=".16"/><circle cy="-1" r="18" opacity=".18"/></g>` +
  `<g fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="2" stroke-linecap="round"><path d="M-4 1A5 5 0 0 1 5-1A8 8 0 0 1-7 7M-13 5A13 13 0 0 1 7-12M14-6A14 14 0 0 1-4 15M-24 9A25 25 0 0 1-13-21M-4-27A26 26 0 0 1 26-2M24 10A26 26 0 0 1-6 28"/></g>`

const blossom = c => petals(5, 30, 11, c, ' stroke="#0002" stroke-width=".8"') + '<circle r="6" fill="#E2B03A"/>'
const daisy = (c, eye) => petals(11, 30, 5.5, c, ' stroke="#0002" stroke-width=".6"') + `<circle r="9" fill="${eye}"/>`

const figLeaf = c => path('M0 0C-10-6-30-2-44-14C-56-26-48-42-34-40C-24-38-18-32-14-34C-22-44-42-52-44-70C-44-86-26-92-16-78C-12-72-11-66-9-66C-14-86-14-112 0-120C14-112 14-86 9-66C11-66 12-72 16-78C26-92 44-86 44-70C42-52 22-44 14-34C18-32 24-38 34-40C48-42 56-26 44-14C30-2 10-6 0 0Z', c) +
  '<path d="M0 0V-106M0-14L-36-27M0-14L36-27M0-30L-32-72M0-30L32-72" stroke="#fff" stroke-opacity=".4" stroke-width="1.6" fill="none"/>'

const sprigs = {
  leaf: p => branch({stem: p.leaf, leafShape: leaf(72, 14, p.leaf), pairs: 6}).svg,
  broad: p => branch({stem: p.leaf, leafShape: leaf(78, 25, p.leaf), pairs: 5, spread: 56}).svg,
  conifer: p => branch({stem: p.leaf, leafShape: line('M0 0H86M14 0L28-16M14 0L28 16M30 0L46-17M30 0L46 17M48 0L64-14M48 0L64 14M64 0L78-10M64 0L78 10', p.leaf, 3.4), pairs: 7, spread: 50, shrink: .6}).svg,
  needle: p => branch({stem: p.leaf, leafShape: leaf(40, 4, p.leaf), pairs: 15, spread: 46, from: .14, shrink: .5}).svg,
  verbena: p => branch({stem: p.leaf, leafShape: leaf(84, 11, p.leaf), pairs: 7, spread: 40}).svg,
  grass: p => [-30, -17, -6, 6, 16, 27, 40].map((a, i) => path(`M-3 0Q${r(a * 1.2)} -150 ${r(a * 3.4)} ${-300 + Math.abs(a) * 2.4 + i * 6}Q${r(a * 1.2 + 9)} -140 4 0Z`, p.leaf, ` opacity="${i % 2 ? .75 : 1}"`)).join(''),
  fig: p => `<defs><g id="f">${figLeaf(p.leaf)}</g></defs>` + line('M0 0Q-4-120 34-250', p.leaf, 5) + [[2, -70, -58, .9], [8, -120, 56, .85], [22, -190, -42, 1], [34, -246, 18, .92]].map(([x, y, a, o]) => `<use href="#f" transform="translate(${x} ${y}) rotate(${a})" opacity="${o}"/>`).join(''),
  rose: p => branch({stem: p.leaf, leafShape: leaf(62, 22, p.leaf), pairs: 4, spread: 60, height: 250, bend: 26}).svg + `<defs><g id="f">${roseHead(p.bloom)}</g></defs><use href="#f" transform="translate(26 -262) rotate(10) scale(1.5)"/><use href="#f" transform="translate(-34 -170) scale(.8)"/>`,
  blossom: p => branch({stem: p.leaf, leafShape: leaf(70, 19, p.leaf), pairs: 5}).svg + `<defs><g id="f">${blossom(p.bloom)}</g></defs>` + [[38, -290, 1.3], [-4, -226, 1.1], [44, -202, 1], [-10, -140, .9]].map(([x, y, s]) => `<use href="#f" transform="translate(${x} ${y}) scale(${s})"/>`).join(''),
  orchid: p => branch({stem: p.leaf, leafShape: leaf(88, 21, p.leaf), pairs: 4, spread: 52}).svg + [[36, -286, 1.5], [-14, -214, 1.2]].map(([x, y, s]) => at(x, y, 12, petals(5, 38, 9, p.bloom, ' stroke="#0002" stroke-width=".8"') + '<circle r="9" fill="#D8A848"/>', s)).join(''),
  daisy: p => [[-14, -200, -40], [30, -286, 26], [64, -190, 70]].map(([, y, x]) => line(`M0 0Q${x / 4} ${y / 2} ${x} ${y}`, p.leaf, 3)).join('') + branch({stem: p.leaf, leafShape: leaf(44, 6, p.leaf), pairs: 5, height: 180, bend: 10, spread: 44}).svg + `<defs><g id="f">${daisy(p.bloom, p.bloom === '#5676B4' ? '#2F3E78' : '#E2B03A')}</g></defs>` + [[26, -286, 1.4], [-40, -200, 1.1], [70, -190, 1]].map(([x, y, s]) => `<use href="#f" transform="translate(${x} ${y}) scale(${s})"/>`).join(''),
  iris: p => [[-22, 220], [8, 290], [36, 240]].map(([x, h]) => path(`M-5 0Q${x * 1.6} ${-h / 2} ${x * 2.6} ${-h * .8}Q${x * 1.2 + 8} ${-h / 2} 6 0Z`, p.leaf, ' opacity=".85"')).join('') + line('M0 0Q0-150 10-270', p.leaf, 4) + at(10, -280, 0, `<g fill="${p.bloom}"><path d="M0 10C-34-10-26-58 0-66C26-58 34-10 0 10Z"/><path d="M0 0C-30-16-62 0-58 34C-36 40-14 24 0 0ZM0 0C30-16 62 0 58 34C36 40 14 24 0 0Z" opacity=".82"/><path d="M0 0C-16 14-14 46 0 54C14 46 16 14 0 0Z"/></g><path d="M0 4V34M-14 8L-36 22M14 8L36 22" stroke="#F0C850" stroke-width="3.5" stroke-linecap="round"/>`),
  spike: p => `<defs><g id="f"><path d="M0 0V-240" stroke="${p.leaf}" stroke-width="2.6"/>${[0, 1, 2, 3, 4, 5, 6].map(i => `<g fill="${p.bloom}"${i % 2 ? ' opacity=".8"' : ''}><ellipse cx="${-9 + i * .7}" cy="${-180 - i * 17}" rx="${9 - i * .6}" ry="7"/><ellipse cx="${9 - i * .7}" cy="${-184 - i * 17}" rx="${9 - i * .6}" ry="7"/></g>`).join('')}<path d="M0-60Q-26-80-34-130Q-8-110 0-60M0-40Q24-64 30-110Q6-90 0-40" fill="${p.leaf}"/></g></defs>` + [[-20, .85], [-4, 1], [12, .94], [26, .8]].map(([a, s]) => `<use href="#f" transform="rotate(${a}) scale(${s})"/>`).join(''),
  oat: p => [[-18, .85], [0, 1], [17, .9]].map(([a, s]) => `<use href="#f" transform="rotate(${a}) scale(${s})"/>`).join('') + `<defs><g id="f">${line('M0 0Q6-150 0-300', p.leaf, 2.6)}${[0, 1, 2, 3, 4, 5, 6].map(i => `<path d="M2 ${-140 - i * 24}q-20-4-24 18q20 2 24-18M2 ${-150 - i * 24}q20-4 24 18q-20 2-24-18" fill="${p.bloom}" opacity="${i % 2 ? .85 : 1}"/>`).join('')}</g></defs>`,
  berries: p => branch({stem: p.leaf, leafShape: leaf(64, 9, p.leaf), pairs: 6}).svg + [[30, -260], [6, -240], [44, -228], [18, -214], [-2, -190], [34, -184], [12, -160], [26, -140]].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="11" fill="${p.bloom}"/><circle cx="${x - 4}" cy="${y - 4}" r="2.6" fill="#fff" opacity=".6"/>`).join(''),
  cotton: p => branch({stem: p.leaf, leafShape: leaf(48, 12, p.leaf), pairs: 4, spread: 50}).svg + [[38, -290, 1.2], [-22, -216, 1], [52, -170, .85]].map(([x, y, s]) => at(x, y, 0, `<g fill="${p.bloom}" stroke="#0001"><circle cx="-14" cy="-6" r="19"/><circle cx="14" cy="-6" r="19"/><circle cy="-20" r="19"/><circle cy="8" r="17"/></g><path d="M-20 14Q0 40 20 14Q0 24-20 14Z" fill="#8A7250"/>`, s)).join(''),
  smoke: p => [0, 34].map((x, i) => line(`M${x} 0C${x - 46}-80 ${x + 54}-120 ${x + 6}-190S${x + 20}-270 ${x + 44 - i * 30}-330`, p.leaf, 4 - i) .replace('/>', ' opacity=".45"/>')).join(''),
  cactus: p => `<g fill="${p.leaf}"><ellipse cx="10" cy="-80" rx="46" ry="86"/><ellipse cx="58" cy="-190" rx="36" ry="58" transform="rotate(24 58 -190)" opacity=".92"/><ellipse cx="-42" cy="-170" rx="32" ry="52" transform="rotate(-28 -42 -170)" opacity=".85"/></g><g fill="${p.bloom}"><ellipse cx="80" cy="-250" rx="13" ry="20"/><ellipse cx="48" cy="-254" rx="12" ry="18"/><ellipse cx="-66" cy="-224" rx="12" ry="18"/></g>`,
  cherry: p => branch({stem: p.leaf, leafShape: leaf(70, 20, p.leaf), pairs: 4}).svg + line('M30-270Q-30-230-34-170M30-270Q10-220 10-150', p.leaf, 2.6) + `<g fill="${p.bloom}"><circle cx="-34" cy="-152" r="24"/><circle cx="10" cy="-132" r="24"/></g><g fill="#fff" opacity=".5"><circle cx="-42" cy="-160" r="5"/><circle cx="2" cy="-140" r="5"/></g>`,
}

const fronts = {
  fig: p => `<path d="M0-52C8-46 34-40 32-20C30-4 16 2 0 2C-16 2-30-4-32-20C-34-40-8-46 0-52Z" fill="${p.bloom}"/><path d="M0-36C16-32 24-26 22-17C20-8 12-4 0-4C-12-4-20-8-22-17C-24-26-16-32 0-36Z" fill="#E9C9B4"/><ellipse cy="-17" rx="14" ry="9" fill="#C0606A"/><path d="M-8-18h1M0-14h1M6-20h1M-3-22h1M4-13h1" stroke="#F3DCA8" stroke-width="2.5" stroke-linecap="round"/>`,
  disc: p => `<path d="M-40-22V-8A40 12 0 0 0 40-8V-22Z" fill="#8A6037"/><ellipse cy="-22" rx="40" ry="12" fill="#DDB887"/><g fill="none" stroke="#A9744A" stroke-width="1.6"><ellipse cy="-22" rx="30" ry="8.6"/><ellipse cy="-22" rx="20" ry="5.6"/><ellipse cy="-22" rx="9" ry="2.6"/></g>`,
  slice: p => `<circle cy="-36" r="36" fill="${p.bloom === '#FFFAF0' || p.bloom === '#E9E6C0' ? '#E9A93A' : p.bloom}"/><circle cy="-36" r="31" fill="#FFF8E4"/><g fill="${p.bloom === '#FFFAF0' || p.bloom === '#E9E6C0' ? '#EFB850' : p.bloom}" opacity=".85">${[0, 45, 90, 135, 180, 225, 270, 315].map(a => `<path d="M0-39L9-61A27 27 0 0 0-9-61Z" transform="rotate(${a} 0 -36)"/>`).join('')}</g>`,
  pods: p => `<g fill="none" stroke-linecap="round"><path d="M-62-4Q0-30 66-12M-54-14Q4-2 58-26" stroke="#4A2E1E" stroke-width="7"/><path d="M-58-6Q0-31 62-14" stroke="#8A6040" stroke-width="1.6"/></g>`,
  almonds: p => [[-26, -10, -18], [12, -9, 14], [-6, -24, 40]].map(([x, y, a]) => at(x, y, a, '<path d="M-20 0C-12-14 10-14 22 0C10 14-12 14-20 0Z" fill="#A86F42"/><path d="M-14-1Q2-7 16-1M-14 3Q2 7 15 3" stroke="#7A4A28" stroke-width="1.4" fill="none"/>')).join(''),
  comb: p => `<g fill="#EDB84A" stroke="#B97F1E" stroke-width="2.4">${[[-26, -16], [0, -16], [26, -16], [-13, -38], [13, -38]].map(([x, y]) => `<path d="M${x - 13} ${y}l6.5-11h13l6.5 11l-6.5 11h-13Z"/>`).join('')}</g>`,
  petals: p => `<g fill="${p.bloom}"><path d="M-44-2C-40-22-14-24-8-6C-18 4-36 4-44-2Z"/><path d="M2-4C10-24 38-20 40-3C28 4 12 4 2-4Z" opacity=".8"/><path d="M-12-14C-6-30 14-28 16-14C8-8-4-8-12-14Z" opacity=".65"/></g>`,
  pebbles: p => '<ellipse cx="-24" cy="-13" rx="30" ry="15" fill="#C9C2B6"/><ellipse cx="24" cy="-10" rx="24" ry="12" fill="#AFA89C"/><ellipse cx="2" cy="-30" rx="20" ry="11" fill="#DCD6CA"/><path d="M-46-15Q-24-22-2-14" stroke="#fff" stroke-opacity=".6" fill="none" stroke-width="2"/>',
  resin: p => '<path d="M-34 0L-40-18L-20-32L2-24L6-4Z" fill="#D8943C"/><path d="M-40-18L-20-32L-14-16Z" fill="#F0C478"/><path d="M8 0L10-20L28-26L42-10L36 0Z" fill="#C67A24"/><path d="M10-20L28-26L26-10Z" fill="#EBB25A"/>',
  cone: p => `<ellipse cy="-34" rx="25" ry="35" fill="#7A5232"/><g fill="none" stroke="#C09468" stroke-width="3"><path d="M-22-48Q-10-36 0-48Q10-36 22-48M-25-32Q-12-20 0-32Q12-20 25-32M-21-16Q-10-5 0-16Q10-5 21-16M-14-60Q-6-52 0-60Q6-52 14-60"/></g>`,
  sticks: p => '<g stroke="#8A4E28" stroke-width="11" stroke-linecap="round"><path d="M-52-8L44-24M-40-24L54-8" /></g><g stroke="#C98A58" stroke-width="2"><path d="M-52-9L44-25M-40-25L54-9"/></g>',
}

export const sprig = p => (sprigs[p.sprig] ?? sprigs.leaf)(p)
export const front = p => p.front ? fronts[p.front](p) : ''
export {leaf, branch, figLeaf, roseHead, blossom, at, line}
