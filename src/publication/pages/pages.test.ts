import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folders = ['.', '../exports', '../../portal'].map((folder) => join(import.meta.dirname, folder))
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
)

test.each(files)('%s opens no transaction of its own, in nobody’s name and as nobody', (_, text) => {
  expect(text).not.toMatch(/withActor|asSystem|asAnyone|database\.(admin|as)|selectFrom|\bsql`/)
})

test('the files are really looked at', () => {
  expect(files.length).toBeGreaterThan(8)
})
