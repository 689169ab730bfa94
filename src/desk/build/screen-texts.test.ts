import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { areasSaid, type Catalogues, commonTexts, frameTexts, ownTexts } from './screen-texts.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'reference/messages')
/** Areas that the server alone speaks, as the build is told. */
const serverOnly = /serverOnly: \[([^\]]*)\]/
  .exec(readFileSync(join(root, 'vite.config.ts'), 'utf8'))![1]!
  .match(/[\w-]+/g)!

const catalogues: Catalogues = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.en.json') && !serverOnly.includes(name.split('.')[0]!))
    .map((name) => [name.split('.')[0]!, JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
)
const screen = (path: string) => areasSaid(join(root, 'src', path), catalogues)

describe('texts come with the screens that say them', () => {
  test('an area that a part of another capability says comes along', () => {
    expect(screen('referrals/screens/send-referral.tsx')).toEqual(
      expect.arrayContaining(['consent', 'directory', 'referrals']),
    )
  })

  test('what a screen fetches later does not come with it', () => {
    expect(screen('cases/screens/case-page.tsx')).toContain('cases')
    expect(screen('cases/screens/case-page.tsx')).not.toContain('plans')
  })

  test('keys that the server chooses come where a comment says so', () => {
    expect(screen('people/screens/search-people.tsx')).toContain('people-match')
  })

  test('every area comes with some screen, or is said by the server alone', () => {
    const lazily = globSync('**/*.tsx', { cwd: join(root, 'src') }).filter((path) =>
      path.includes('screens/'),
    )
    const brought = new Set(lazily.flatMap(screen))
    expect(Object.keys(catalogues).filter((area) => area !== 'desk' && !brought.has(area))).toEqual([])
  })

  test('the frame says the titles of all screens before any of them is here', () => {
    const titles = globSync('src/*/screens/*routes.ts', { cwd: root }).flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/title: '([^']+)'/g)].map((found) => found[1]!),
    )
    const frame = frameTexts(join(root, 'src/desk/main.tsx'), catalogues)
    expect(titles.length).toBeGreaterThan(40)
    expect(titles.filter((title) => frame[title] === undefined)).toEqual([])
  })

  test('a text comes with those it holds', () => {
    const steps = {
      work: { 'step.refer': 'Refer: $t(need.{{need}})' },
      other: { 'need.food': 'food', 'else.x': 'x' },
    }
    expect(Object.keys(commonTexts(steps)).sort()).toEqual(['need.food', 'step.refer'])
  })

  test('no text is lost: what an area does not keep for itself comes with every screen', () => {
    const kept = Object.keys(catalogues).flatMap((area) => Object.keys(ownTexts(area, catalogues)))
    const all = Object.values(catalogues).flatMap((messages) => Object.keys(messages))
    expect(new Set([...kept, ...Object.keys(commonTexts(catalogues))])).toEqual(new Set(all))
  })
})
