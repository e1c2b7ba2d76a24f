// Colours of the house: one set per line (its containers) and one per note (liquid, leaf, arch).

export const lines = {
  'Herbier': {glass: true, body: '#E9DFCB', cap: '#4A3426', label: '#FBF6EA', ink: '#4A3426'},
  'Eaux claires': {glass: true, body: '#EEF0EA', cap: '#D9C7A3', label: '#FDFBF5', ink: '#5A6B5D'},
  'Grande Serre': {body: '#5E7258', cap: '#C2A063', label: '#F7F1E2', ink: '#3F4F3B'},
  'Lait et Lin': {body: '#F4EBDB', cap: '#C9B08A', label: '#FFFDF7', ink: '#7A6545'},
  'Rivage': {body: '#8A4F22', cap: '#2B2825', label: '#F8F0DF', ink: '#5B3517'},
  'Le Barbier': {body: '#2F3F46', cap: '#B9B4A6', label: '#EFE9DA', ink: '#2F3F46'},
  'Fard et Soie': {body: '#C99A86', cap: '#C99A86', label: '#FBF1EA', ink: '#7C4A3C'},
  'Veillée': {glass: true, body: '#6B6257', cap: '#B58A4C', label: '#FAF3E3', ink: '#4B4036'},
  'Cabinet': {body: '#9A6B43', cap: '#B58A4C', label: '#FAF3E3', ink: '#6A472B'},
  'Coffrets': {body: '#6F7F68', cap: '#B58A4C', label: '#FAF3E3', ink: '#3F4F3B'},
}

// note: [liquid, leaf, bloom, arch, sprig, what lies in front]
export const notes = {
  fig: ['#B9C48A', '#5F7B4C', '#6E4668', '#CFD6B4', 'fig', 'fig'],
  cedar: ['#C89A5E', '#56705A', '#8A6037', '#D9C6A4', 'conifer', 'disc'],
  sandalwood: ['#DDB887', '#7C8A5C', '#A9744A', '#E6D0B2', 'leaf', 'disc'],
  vetiver: ['#BFC07A', '#7F8A4A', '#8A7A4C', '#D8D8B2', 'grass', 'disc'],
  patchouli: ['#9A7A52', '#5C6E48', '#8A5A6A', '#D3C7A8', 'broad', ''],
  driftwood: ['#C4D3D2', '#8B9A8C', '#A89A86', '#CBD7D4', 'grass', 'pebbles'],
  fir: ['#A9BA8C', '#3F5F4A', '#B0502F', '#C6CFB6', 'conifer', 'cone'],
  smoke: ['#7A5F4C', '#7A6A56', '#B5562E', '#D6C1AE', 'conifer', 'disc'],
  incense: ['#C7A36A', '#8A8060', '#B58A4C', '#DCCBAE', 'smoke', 'resin'],
  leather: ['#A8683C', '#7A6A4A', '#7A4A2A', '#DABFA2', 'leaf', 'resin'],
  amber: ['#D8943C', '#8A7A4A', '#C67A24', '#EBCF9F', 'leaf', 'resin'],
  musk: ['#EADFD2', '#9AA08A', '#D8C2B4', '#E6DCD0', 'cotton', ''],
  vanilla: ['#E3B86B', '#7E8F55', '#F6E7B8', '#EBD8AE', 'orchid', 'pods'],
  tonka: ['#C58E56', '#7A7A4A', '#5A3A26', '#DFC6A2', 'leaf', 'pods'],
  almond: ['#EBD3B0', '#7F9468', '#F3D8D2', '#EFDCC6', 'blossom', 'almonds'],
  honey: ['#E2A83E', '#8A9458', '#F0C860', '#F0DAA6', 'daisy', 'comb'],
  cocoa: ['#7A4A30', '#7A7A4A', '#5A3422', '#D8BFA6', 'leaf', 'almonds'],
  rose: ['#E8B4AC', '#6C8260', '#C9646A', '#EFCFC8', 'rose', 'petals'],
  peony: ['#F0C4C8', '#74906A', '#DE8FA0', '#F3D6D6', 'rose', 'petals'],
  jasmine: ['#EFE6C4', '#5F7A58', '#FFFBEF', '#DDE0C4', 'blossom', ''],
  orange_blossom: ['#F4D9A0', '#5F8355', '#FFFAF0', '#F4DFB8', 'blossom', 'slice'],
  iris: ['#CFC4DC', '#74866A', '#8474A8', '#D8D0E0', 'iris', ''],
  violet: ['#C4B0D8', '#667E5A', '#76589C', '#D8CDE2', 'iris', ''],
  lavender: ['#C9BFDD', '#85946F', '#8A7AB4', '#D9D2E4', 'spike', ''],
  chamomile: ['#F2DE9C', '#7F9462', '#FFFDF4', '#F0E4B8', 'daisy', ''],
  cornflower: ['#B4C8E0', '#768C70', '#5676B4', '#CCD9E6', 'daisy', ''],
  camellia: ['#F2CFCB', '#4F6E4E', '#D9767A', '#EED3CC', 'rose', 'petals'],
  mallow: ['#E2C4DA', '#7A9068', '#B87AA8', '#E6D2E0', 'blossom', ''],
  bergamot: ['#E4D98A', '#5F8350', '#C8CC5A', '#E6E2B0', 'leaf', 'slice'],
  lemon: ['#F0E08A', '#648A50', '#EBCB45', '#F0E6B0', 'leaf', 'slice'],
  grapefruit: ['#F0B49A', '#648A50', '#E07A62', '#F2D2C0', 'leaf', 'slice'],
  orange: ['#F2C07A', '#5F8350', '#E88A32', '#F4D8B0', 'leaf', 'slice'],
  verbena: ['#D8DE96', '#6F9350', '#E9E6C0', '#DDE3B8', 'verbena', 'slice'],
  mint: ['#BFDCB8', '#4F8A62', '#DCE9CF', '#CBE0C6', 'broad', ''],
  tea: ['#D3C98C', '#55764A', '#FFF8E6', '#D8DCB8', 'broad', ''],
  rosemary: ['#D2D6A4', '#5E7A66', '#8A92C0', '#CFD8C4', 'needle', ''],
  sage: ['#CBD4B8', '#8A9C84', '#8E84B0', '#D2DAC8', 'broad', ''],
  nettle: ['#BCD09A', '#5C8250', '#C8D4A0', '#CFDDBC', 'broad', ''],
  cucumber: ['#CFE2B4', '#5F8F5A', '#A8CC88', '#D4E4C4', 'broad', 'slice'],
  pepper: ['#D8A898', '#6F8462', '#B8444A', '#E4CABE', 'berries', ''],
  cardamom: ['#D2D2A0', '#6F8A5A', '#B8BC7A', '#DDDCBC', 'broad', ''],
  cinnamon: ['#C08452', '#7A7A4A', '#9A5A30', '#E0C4A4', 'berries', 'sticks'],
  sea_salt: ['#C8DADA', '#7F9A94', '#F4F6F4', '#CDDCDC', 'grass', 'pebbles'],
  cotton: ['#EEEAE2', '#9AA08A', '#FFFFFF', '#E4E2DA', 'cotton', ''],
  oat: ['#EEDFBE', '#A89A64', '#D8B874', '#EBDFC2', 'oat', ''],
  shea: ['#EFE3C8', '#748A5C', '#A8845A', '#E8DCC0', 'broad', 'almonds'],
  argan: ['#DDB45A', '#71875A', '#A8843C', '#E8D6A8', 'leaf', 'almonds'],
  sea_buckthorn: ['#F0A44A', '#8A9A78', '#E8822A', '#F4D4A8', 'berries', ''],
  prickly_pear: ['#E4C87A', '#7A9A6A', '#C8506A', '#E6D8B0', 'cactus', ''],
  clay: ['#E6BCA8', '#8A9078', '#D49A84', '#EBD0C2', 'leaf', 'pebbles'],
  cherry: ['#D05A5A', '#5F8350', '#B02A3C', '#EEC8C2', 'cherry', ''],
  none: ['#E8DCC4', '#7F8E68', '#C8B48A', '#C9CBB0', 'leaf', ''],
}

export const shades = {pink: '#C98A8A', burgundy: '#7A2436', red: '#B8322E', coral: '#E08A6A', brown: '#9A6240', nude: '#D8B49A', ecru: '#E8DDC6', green: '#7A8C68', blue: '#34465E'}

export function palette(product) {
  const [liquid, leaf, bloom, arch, sprig, front] = notes[product.attributes?.notes?.[0] ?? 'none']
  const line = lines[product.brand] ?? lines.Cabinet
  return {liquid, leaf, bloom, arch, sprig, front, ...line, shade: shades[product.attributes?.color?.[0]]}
}
