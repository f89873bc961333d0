// What @risuai/ccardlib makes of cards: `node read_card.mjs FILE...` prints one JSON array.
import { readFileSync } from 'node:fs'
import { CCardLib } from '@risuai/ccardlib'

const read = (file) => {
  const card = JSON.parse(readFileSync(file, 'utf8'))
  const version = CCardLib.character.check(card)
  if (version === 'unknown') return { version }
  const [v1, v2, v3] = ['v1', 'v2', 'v3'].map((to) => CCardLib.character.convert(card, { from: version, to }))
  return { version, v1, v2, v3 }
}

process.stdout.write(JSON.stringify(process.argv.slice(2).map(read)))
