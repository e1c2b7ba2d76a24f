// The wide pictures: the mark, the persona, one picture per family (4:3) and the seasons (16:9).
import {sprig, front} from './botanics.mjs'
import {shapes, giftSet, mark} from './shapes.mjs'
import {lines, notes} from './palette.mjs'

const paint = (note, brand, more = {}) => {
  const [liquid, leaf, bloom, arch, plant, lying] = notes[note]
  return {liquid, leaf, bloom, arch, sprig: plant, front: lying, ...lines[brand], ...more}
}
// Sprigs and drawers carry ids of their own (#l, #f, #d): inside a scene each copy gets its own.
let copies = 0
function apart(svg) {
  const n = copies++
  return svg.replace(/id="([lfd])"/g, `id="$1${n}"`).replace(/href="#([lfd])"/g, `href="#$1${n}"`)
}
const stand = (x, y, scale, svg, width = 110) => `<ellipse cx="${x + 10}" cy="${y}" rx="${width * scale}" ry="${14 * scale}" fill="url(#h)"/><g transform="translate(${x} ${y}) scale(${scale})">${apart(svg)}</g>`
const grow = (x, y, turn, scale, p, flip = 1) => `<g transform="translate(${x} ${y}) scale(${flip * scale} ${scale}) rotate(${turn})">${apart(sprig(p))}</g>`
const lie = (x, y, scale, p) => `<ellipse cx="${x}" cy="${y}" rx="${56 * scale}" ry="${9 * scale}" fill="url(#h)"/><g transform="translate(${x} ${y}) scale(${scale})">${front(p)}</g>`

const frame = (w, h, defs, arch, inner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}">${defs(arch)}${inner}</svg>`

function family(defs, arch, things) {
  return frame(800, 600, defs, arch, `<rect width="800" height="600" fill="url(#p)"/><path d="M200 480V268a200 200 0 0 1 400 0V480Z" fill="url(#a)"/><rect y="480" width="800" height="120" fill="#E4D7C1"/><rect y="480" width="800" height="2" fill="#fff" opacity=".5"/>${things}`)
}

const fig = (brand = 'Herbier') => paint('fig', brand)
const families = {
  fragrance: ['rose', () => grow(250, 510, -4, 1.2, fig(), -1) + grow(560, 510, 14, 1.15, paint('rose', 'Herbier')) + stand(280, 515, 1.15, shapes.flask(fig())) + stand(535, 515, 1.1, shapes.round(paint('rose', 'Herbier')), 130) + stand(405, 535, 1, shapes.square(paint('iris', 'Herbier')), 120) + lie(660, 560, 1, paint('rose', 'Herbier')) + lie(170, 556, 1, fig())],
  face: ['oat', () => grow(220, 510, 6, 1.2, paint('oat', 'Grande Serre'), -1) + grow(590, 505, 12, 1.15, paint('cornflower', 'Grande Serre')) + stand(270, 515, 1.15, shapes.pumpslim(paint('tea', 'Grande Serre'))) + stand(540, 515, 1.15, shapes.dropper(paint('rose', 'Grande Serre'))) + stand(405, 540, 1.15, shapes.jar(paint('oat', 'Grande Serre')), 125) + lie(660, 562, 1, paint('almond', 'Grande Serre'))],
  body: ['fig', () => grow(220, 510, 2, 1.2, fig('Rivage'), -1) + grow(580, 510, 12, 1.15, paint('orange_blossom', 'Rivage')) + stand(280, 515, 1.2, shapes.pump(fig('Rivage'))) + stand(540, 515, 1.15, shapes.sprayoil(paint('orange_blossom', 'Rivage'))) + stand(410, 540, 1.05, shapes.jarbig(paint('shea', 'Rivage')), 130) + lie(660, 562, 1, paint('orange_blossom', 'Rivage'))],
  hair: ['rosemary', () => grow(230, 510, 4, 1.2, paint('rosemary', 'Rivage'), -1) + grow(585, 510, 12, 1.15, paint('camellia', 'Rivage')) + stand(275, 515, 1.2, shapes.pump(paint('oat', 'Rivage'))) + stand(550, 515, 1.1, shapes.dropper(paint('camellia', 'Rivage'))) + stand(415, 545, .95, shapes.comb(paint('cedar', 'Cabinet')), 150)],
  hands: ['almond', () => grow(230, 510, 4, 1.2, paint('almond', 'Lait et Lin'), -1) + grow(585, 510, 14, 1.15, paint('rose', 'Lait et Lin')) + stand(285, 515, 1.1, shapes.tube(paint('almond', 'Lait et Lin'))) + stand(535, 515, 1.2, shapes.pump(fig('Rivage'))) + stand(412, 540, .95, shapes.tube(paint('rose', 'Lait et Lin', {body: '#E8B4AC'}))) + lie(180, 560, 1, paint('almond', 'Rivage'))],
  bath: ['lavender', () => grow(230, 510, 4, 1.25, paint('lavender', 'Rivage'), -1) + grow(590, 510, 14, 1.1, paint('oat', 'Lait et Lin')) + stand(290, 515, 1.25, shapes.jartall(paint('lavender', 'Rivage'))) + stand(550, 515, 1.1, shapes.apothecary(paint('vanilla', 'Rivage'))) + stand(430, 552, .85, shapes.soap(paint('oat', 'Lait et Lin')), 145)],
  grooming: ['cedar', () => grow(230, 510, 4, 1.2, paint('cedar', 'Le Barbier'), -1) + grow(590, 510, 12, 1.1, paint('sage', 'Le Barbier')) + stand(290, 515, 1.15, shapes.shavingbrush(paint('cedar', 'Le Barbier'))) + stand(560, 515, 1.05, shapes.dropper(paint('cedar', 'Le Barbier'))) + stand(425, 545, 1.1, shapes.jarbig(paint('sandalwood', 'Le Barbier')), 130) + lie(180, 560, 1, paint('cedar', 'Le Barbier'))],
  makeup: ['peony', () => grow(230, 510, 4, 1.2, paint('peony', 'Fard et Soie'), -1) + stand(275, 515, 1.25, shapes.lipstick(paint('rose', 'Fard et Soie', {shade: '#B8322E'}))) + stand(550, 515, 1.05, shapes.compact(paint('rose', 'Fard et Soie', {shade: '#E08A6A'})), 125) + stand(420, 540, 1, shapes.nail(paint('rose', 'Fard et Soie', {shade: '#7A2436'})))],
  home: ['smoke', () => grow(225, 510, 0, 1.2, fig('Veillée'), -1) + stand(295, 515, 1.1, shapes.diffuser(fig('Veillée'))) + stand(545, 515, 1.15, shapes.candle(paint('smoke', 'Veillée')), 120) + stand(415, 548, .9, shapes.candle(fig('Veillée')), 120) + lie(660, 560, 1, paint('smoke', 'Veillée'))],
  gift_set: ['fir', () => grow(200, 510, 8, 1.25, paint('fir', 'Coffrets'), -1) + grow(600, 510, 8, 1.2, paint('rose', 'Coffrets')) + stand(400, 530, 1.35, giftSet(paint('fig', 'Coffrets'), ['flask', 'candle', 'jar'].map((n, i) => shapes[n]({...[fig(), paint('fir', 'Veillée'), paint('oat', 'Grande Serre')][i], plain: true}))), 180) + lie(690, 566, 1, paint('fir', 'Coffrets'))],
  baby: ['cotton', () => grow(230, 510, 4, 1.2, paint('cotton', 'Lait et Lin'), -1) + grow(590, 510, 12, 1.1, paint('oat', 'Lait et Lin')) + stand(290, 515, 1.2, shapes.pump(paint('oat', 'Lait et Lin'))) + stand(560, 515, 1, shapes.apothecary(paint('orange_blossom', 'Lait et Lin'))) + stand(425, 548, .8, shapes.cloth(paint('cotton', 'Lait et Lin')), 150)],
  accessory: ['none', () => grow(225, 510, 4, 1.2, paint('none', 'Cabinet'), -1) + stand(300, 520, 1.1, shapes.mirror(paint('none', 'Cabinet'))) + stand(560, 520, 1.05, shapes.brush(paint('none', 'Cabinet'))) + stand(430, 552, .8, shapes.pouch(paint('none', 'Cabinet', {shade: '#7A8C68'})), 160)],
}

function season(defs, {wall, floor, arch, inner}) {
  return frame(1600, 900, defs, arch, `<rect width="1600" height="900" fill="${wall}"/><rect width="1600" height="900" fill="url(#v)" opacity=".5"/><path d="M860 730V400a300 300 0 0 1 600 0V730Z" fill="url(#a)"/><rect y="730" width="1600" height="170" fill="${floor}"/><rect y="730" width="1600" height="2" fill="#fff" opacity=".45"/>${inner}`)
}

// Snow, spread by the golden ratio so that no two flakes fall together.
const snow = Array.from({length: 46}, (_, i) => `<circle cx="${Math.round((i * 0.618034 % 1) * 1600)}" cy="${Math.round(i * 15.4 + 10)}" r="${2 + (i * 7) % 4}" fill="#F6F0E0" opacity="${.16 + (i % 4) * .1}"/>`).join('')

const seasons = {
  'season-hiver': defs => season(defs, {wall: '#2F3E3A', floor: '#4A3A2E', arch: '#4F6A5E', inner: snow + grow(900, 770, 2, 1.9, paint('fir', 'Veillée', {leaf: '#6F9A80'}), -1) + grow(1400, 770, 6, 2, paint('fir', 'Veillée', {leaf: '#5F8A72'})) + grow(1330, 770, -8, 1.5, paint('sea_buckthorn', 'Veillée', {bloom: '#C8503A', leaf: '#7E8F6A'})) +
    stand(1010, 780, 1.55, shapes.candle(paint('fir', 'Veillée')), 120) + stand(1210, 800, 1.45, giftSet(paint('fir', 'Coffrets', {body: '#8A3A34'}), []), 185) + stand(1398, 775, 1.35, shapes.flask(paint('amber', 'Herbier'))) + stand(860, 815, 1, shapes.candle(paint('smoke', 'Veillée')), 120) + lie(1100, 850, 1.3, paint('fir', 'Veillée')) + lie(1490, 840, 1.3, paint('orange', 'Veillée')) + lie(985, 860, 1.1, paint('cinnamon', 'Veillée'))}),
  'season-printemps': defs => season(defs, {wall: '#F6E9E2', floor: '#E6D3C4', arch: '#EBC6C6', inner: grow(930, 770, 2, 2, paint('peony', 'Herbier'), -1) + grow(1390, 770, 8, 1.9, paint('orange_blossom', 'Herbier')) + grow(1180, 770, 2, 1.9, paint('iris', 'Herbier')) +
    stand(1030, 780, 1.55, shapes.round(paint('peony', 'Herbier')), 130) + stand(1370, 780, 1.5, shapes.sprayoil(paint('orange_blossom', 'Rivage'))) + stand(1205, 810, 1.3, shapes.jar(paint('rose', 'Grande Serre')), 125) + lie(920, 850, 1.4, paint('peony', 'Herbier')) + lie(1480, 845, 1.3, paint('orange_blossom', 'Herbier'))}),
  'season-figuier': defs => season(defs, {wall: '#EFEBD6', floor: '#D9CBA8', arch: '#C3CF9F', inner: '<circle cx="1160" cy="330" r="120" fill="#F6D98A" opacity=".55"/>' + grow(900, 770, -2, 2.2, fig(), -1) + grow(1400, 770, 6, 2.3, fig()) +
    stand(1040, 785, 1.6, shapes.flask(fig())) + stand(1355, 785, 1.5, shapes.pump(fig('Rivage'))) + stand(1200, 815, 1.35, shapes.candle(fig('Veillée')), 120) + lie(920, 850, 1.7, fig()) + lie(1010, 865, 1.4, fig()) + lie(1470, 850, 1.6, fig())}),
}

const persona = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320"><defs><clipPath id="c"><circle cx="160" cy="160" r="160"/></clipPath><radialGradient id="k"><stop stop-color="#E39A86" stop-opacity=".55"/><stop offset="1" stop-color="#E39A86" stop-opacity="0"/></radialGradient></defs><g clip-path="url(#c)"><rect width="320" height="320" fill="#CFD6B4"/><circle cx="160" cy="150" r="128" fill="#E6E4C8"/>` +
  // The face is loaded with the chat before anyone writes: the second sprig is the first one, mirrored.
  `<g id="b" transform="translate(30 312) rotate(6) scale(.9)">${sprig(paint('tea', 'Herbier', {leaf: '#7C9268'})).replaceAll(' scale(1)', '').replaceAll('.9099999999999999', '.91')}</g><use href="#b" transform="matrix(-1 0 0 1 322 0)"/>` +
  '<circle cx="160" cy="58" r="31" fill="#4A3022"/><path d="M84 158C74 84 112 54 160 54S246 84 236 158C238 190 226 206 212 214H108C94 206 82 190 84 158Z" fill="#4A3022"/>' +
  '<path d="M138 200H182V250Q160 272 138 250Z" fill="#DDA27E"/><path d="M138 218Q160 240 182 218V232Q160 250 138 232Z" fill="#C68862" opacity=".6"/>' +
  '<path d="M40 330C44 270 92 252 138 244Q160 268 182 244C228 252 276 270 280 330Z" fill="#4A5D45"/><path d="M138 243L160 284L182 243L196 248L164 306H156L124 248Z" fill="#FBF6EA"/>' +
  '<path d="M104 148C104 98 126 84 160 84S216 98 216 148C216 196 190 226 160 226S104 196 104 148Z" fill="#EDB894"/>' +
  '<path d="M98 164C90 100 112 72 160 72S230 100 222 164C214 130 194 116 166 106C140 114 110 128 98 164Z" fill="#4A3022"/><path d="M118 98Q140 82 170 88M170 62Q158 54 144 60" stroke="#7A5640" stroke-width="3" fill="none" stroke-linecap="round"/>' +
  '<circle cx="126" cy="178" r="19" fill="url(#k)"/><circle cx="194" cy="178" r="19" fill="url(#k)"/>' +
  '<path d="M122 138Q134 130 146 137M174 137Q186 130 198 138" stroke="#4A3022" stroke-width="4" fill="none" stroke-linecap="round"/><ellipse cx="135" cy="156" rx="5.5" ry="7" fill="#332219"/><ellipse cx="185" cy="156" rx="5.5" ry="7" fill="#332219"/><circle cx="137" cy="153" r="1.8" fill="#fff"/><circle cx="187" cy="153" r="1.8" fill="#fff"/><path d="M124 153Q134 144 145 152M175 152Q186 144 196 153" stroke="#332219" stroke-width="2.6" fill="none" stroke-linecap="round"/>' +
  '<path d="M161 158Q157 172 156 178Q160 182 165 179" stroke="#C07F5A" stroke-width="3" fill="none" stroke-linecap="round"/><path d="M140 194Q160 212 180 194Q160 200 140 194Z" fill="#B4504A"/><path d="M140 194Q160 212 180 194" stroke="#9A3E3C" stroke-width="2.4" fill="none" stroke-linecap="round"/>' +
  '<circle cx="103" cy="186" r="6" fill="#D8B25A"/><circle cx="217" cy="186" r="6" fill="#D8B25A"/>' +
  '<g transform="translate(206 96) rotate(30) scale(.5)"><g fill="#FFFAF0" stroke="#0001"><ellipse cy="-17" rx="12" ry="17"/><ellipse cy="-17" rx="12" ry="17" transform="rotate(72)"/><ellipse cy="-17" rx="12" ry="17" transform="rotate(144)"/><ellipse cy="-17" rx="12" ry="17" transform="rotate(216)"/><ellipse cy="-17" rx="12" ry="17" transform="rotate(288)"/></g><circle r="8" fill="#E2B03A"/></g></g></svg>'

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" color="#4A5D45"><style>@media (prefers-color-scheme:dark){svg{color:#B9C8A9}}</style>${mark(60, 60, 110, 'currentColor')}</svg>`

export function scenes({defs}) {
  copies = 0
  const out = {mark: logo, persona}
  for (const [id, [note, things]] of Object.entries(families)) out[`category-${id}`] = family(defs, notes[note][3], things())
  for (const [id, draw] of Object.entries(seasons)) out[id] = draw(defs)
  return out
}
