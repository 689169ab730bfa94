import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeDictionary } from '../scripts/write-dictionary.ts'
import { startTestUmai } from './helpers/test-umai.ts'

test('docs/data-dictionary.md is what the program has (npm run data-dictionary)', async () => {
  const umai = await startTestUmai()
  const written = readFileSync(join(import.meta.dirname, '../docs/data-dictionary.md'), 'utf8')
  expect(await writeDictionary(umai.database)).toBe(written)
  await umai.close()
})
