import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import cases from '../../reference/messages/cases.en.json' with { type: 'json' }
import en from '../../reference/messages/plans.en.json' with { type: 'json' }
import ky from '../../reference/messages/plans.ky.json' with { type: 'json' }
import ru from '../../reference/messages/plans.ru.json' with { type: 'json' }
import { planKinds } from './rules.ts'

const catalogues = { ky, ru, en } as Record<string, Record<string, string>>
const plain = (key: string) => key.replace(/_(one|few|many|other)$/, '')
const keysOf = (language: string) => new Set(Object.keys(catalogues[language]!).map(plain))
const params = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

const folders = [new URL('.', import.meta.url), new URL('./screens/', import.meta.url)]
const sources = folders
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file.pathname))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

it('every text exists in the three languages, with the same places to fill in', () => {
  expect([...keysOf('ky')]).toEqual([...keysOf('en')])
  expect([...keysOf('ru')]).toEqual([...keysOf('en')])
  for (const [key, text] of Object.entries(en))
    for (const language of ['ky', 'ru']) {
      const other = catalogues[language]![key] ?? catalogues[language]![`${plain(key)}_other`]!
      expect(params(other), `${language} ${key}`).toEqual(params(text))
    }
})

it('Kyrgyz and Russian are not copies of each other', () => {
  const same = Object.entries(ky).filter(([key, text]) => (ru as Record<string, string>)[key] === text)
  expect(same.map(([key]) => key)).toEqual([])
})

it('every text that screens ask for by name is there', () => {
  const asked = [...sources.matchAll(/'((?:plans|step)\.[A-Za-z.-]+)'/g)].map((match) => match[1]!)
  expect(asked.length).toBeGreaterThan(100)
  expect([...new Set(asked)].filter((key) => !keysOf('en').has(key) && !(key in cases))).toEqual([])
})

it('every event has a line for the timeline, every step of a plan its words', () => {
  for (const { type } of planKinds) expect(keysOf('en')).toContain(`event.${type}`)
  const steps = [...sources.matchAll(/step\(\s*'([a-z-]+)'/g)].map((match) => match[1]!)
  for (const kind of steps) expect(keysOf('en')).toContain(`step.${kind}`)
})
