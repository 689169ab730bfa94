import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')

test('docs/operations.md names every setting the program reads, and no other', () => {
  const settings = [...read('src/platform/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    (each) => each[1],
  )
  const documented = [...read('docs/operations.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(
    (each) => each[1],
  )
  expect(settings.length).toBeGreaterThan(10)
  expect(documented.sort()).toEqual(settings.sort())
})
