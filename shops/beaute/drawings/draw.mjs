// Draws the shop's pictures: node draw.mjs  (no dependencies; run it after a product is added, and commit the result)
//   ../catalog/products.jsonl  what there is, its line and its notes
//   shapes.json                 product id -> container, "giftset:a+b" for a box with things in it
//   ../images/*.svg             the result, one per product, then scenes.mjs for the wide ones
import {readFileSync, writeFileSync} from 'node:fs'
import {palette} from './palette.mjs'
import {sprig, front} from './botanics.mjs'
import {shapes, giftSet} from './shapes.mjs'
import {scenes} from './scenes.mjs'

const here = new URL('.', import.meta.url)
const products = readFileSync(new URL('../catalog/products.jsonl', here), 'utf8').trim().split('\n').map(line => JSON.parse(line))
const chosen = JSON.parse(readFileSync(new URL('shapes.json', here), 'utf8'))
const limit = 6 * 1024

export const defs = arch => `<defs><linearGradient id="s"><stop stop-color="#000" stop-opacity=".26"/><stop offset=".13" stop-color="#fff" stop-opacity=".08"/><stop offset=".26" stop-color="#fff" stop-opacity=".34"/><stop offset=".46" stop-color="#fff" stop-opacity="0"/><stop offset=".8" stop-opacity=".1"/><stop offset="1" stop-opacity=".34"/></linearGradient><linearGradient id="v" x2=".3" y2="1"><stop stop-color="#fff" stop-opacity=".3"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-opacity=".18"/></linearGradient><radialGradient id="h"><stop stop-color="#4A3420" stop-opacity=".42"/><stop offset="1" stop-color="#4A3420" stop-opacity="0"/></radialGradient><radialGradient id="glow"><stop stop-color="#FFD98A" stop-opacity=".75"/><stop offset="1" stop-color="#FFD98A" stop-opacity="0"/></radialGradient><linearGradient id="p" x2="0" y2="1"><stop stop-color="#F8F2E7"/><stop offset="1" stop-color="#EFE5D3"/></linearGradient>${arch ? `<linearGradient id="a" x2="0" y2="1"><stop stop-color="${arch}"/><stop offset="1" stop-color="${arch}" stop-opacity=".35"/></linearGradient>` : ''}</defs>`

/** Leaves out what a picture does not use and writes a repeated outline once. */
function tidy(svg) {
  const outlines = new Map()
  for (const [, d] of svg.matchAll(/<path d="([^"]{40,})" /g)) outlines.set(d, (outlines.get(d) ?? 0) + 1)
  const repeated = [...outlines].filter(([, times]) => times > 1).map(([d]) => d)
  const name = d => 'k' + repeated.indexOf(d)
  svg = svg.replace(/<path d="([^"]{40,})" /g, (whole, d) => repeated.includes(d) ? `<use href="#${name(d)}" ` : whole)
  svg = svg.replace('</defs>', repeated.map(d => `<path id="${name(d)}" d="${d}"/>`).join('') + '</defs>')
  for (const id of ['s', 'v', 'h', 'glow', 'p', 'a'])
    if (!svg.includes(`url(#${id})`)) svg = svg.replace(new RegExp(`<(linear|radial)Gradient id="${id}".*?</\\1Gradient>`), '')
  return svg.replace(/>\s+</g, '><').replace(/ opacity="1"/g, '').replace(/([ "(,-])0\.(?=\d)/g, '$1.').replace(/(\d)\.0(?=\D)/g, '$1')
}

function container(name, p) {
  if (!name.startsWith('giftset:')) return shapes[name](p)
  return giftSet(p, name.slice(8).split('+').map((each, i, all) => shapes[each]({...p, ...inner(each, p, i, all), plain: true})))
}

// Inside a box each thing wears its own line's colours, so that a box looks like the products it holds.
function inner(name, p, i, all) {
  const own = name === 'flask' || name === 'spray' ? {glass: true, cap: '#4A3426'} : name === 'candle' || name === 'jartall' ? {glass: true} : name === 'tube' ? {body: ['#EBD3B0', '#E8B4AC', '#C89A5E'][i % 3], cap: '#C9B08A'} : name === 'soap' ? {} : {body: '#5E7258', cap: '#C2A063'}
  const liquids = all.length > 2 && name === 'candle' ? ['#B9C48A', '#8A6A52', '#8FA67C'] : null
  return {...own, ...(liquids ? {liquid: liquids[i]} : {})}
}

function picture(product) {
  const p = palette(product)
  const name = chosen[product.id]
  if (!name) throw new Error(`shapes.json: no shape for ${product.id}: add a line "${product.id}": "flask" (or another name of shapes.mjs)`)
  const side = product.id.length % 2 ? 1 : -1
  const wide = /^(giftset|vialset|pouch|comb|soap|soapdish|holder|cloth|advent)/.test(name)
  const show = product.attributes?.notes ? `<g transform="translate(${240 + side * (wide ? 60 : 46)} 486) scale(${side} 1) rotate(${wide ? 15 : 16}) scale(${wide ? 1.2 : 1.12})">${sprig(p)}</g>` : `<g opacity=".55" transform="translate(${240 + side * 70} 486) scale(${side} 1) rotate(14)">${sprig(p)}</g>`
  const lying = front(p)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 600">${defs(p.arch)}<rect width="480" height="600" fill="url(#p)"/><path d="M82 470V226a158 158 0 0 1 316 0V470Z" fill="url(#a)"/><rect y="470" width="480" height="130" fill="#E4D7C1"/><rect y="470" width="480" height="2" fill="#fff" opacity=".5"/>${show}<ellipse cx="252" cy="508" rx="${wide ? 205 : 165}" ry="22" fill="url(#h)"/><g transform="translate(240 508) scale(${wide ? 1.12 : 1.22})">${container(name, p)}</g>${lying && !wide ? `<ellipse cx="${240 - side * 150}" cy="538" rx="66" ry="11" fill="url(#h)"/><g transform="translate(${240 - side * 150} 540)">${lying}</g>` : ''}</svg>`
  return tidy(svg)
}

let largest = 0
for (const product of products) {
  const svg = picture(product)
  const size = Buffer.byteLength(svg)
  largest = Math.max(largest, size)
  if (size >= limit) throw new Error(`${product.id}: ${size} bytes, over ${limit}`)
  writeFileSync(new URL(`../images/${product.id}.svg`, here), svg + '\n')
}
const wide = scenes({defs})
for (const [name, svg] of Object.entries(wide)) writeFileSync(new URL(`../images/${name}.svg`, here), tidy(svg) + '\n')
console.log(`${products.length} products (largest ${largest} bytes), ${Object.keys(wide).length} other pictures`)
