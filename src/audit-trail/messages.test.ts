import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { capabilities } from '../app.ts'
import { languages, translatorFor } from '../platform/i18n.ts'

test.each(languages)('every action that a route records has its words in %s', (language) => {
  const say = translatorFor(language)
  const actions = new Set(
    capabilities.flatMap((each) => (each.routes ?? []).flatMap((route) => route.audit ?? [])),
  )
  const without = [...actions].filter((action) => say(`audit.action.${action}`) === `audit.action.${action}`)
  expect(without).toEqual([])
})

/** Kinds of things that the audit log names, as the code writes them. */
const objects = globSync('**/*.ts', { cwd: join(import.meta.dirname, '..') })
  .filter((path) => !path.endsWith('.test.ts'))
  .flatMap((path) => [
    ...readFileSync(join(import.meta.dirname, '..', path), 'utf8').matchAll(
      /(?:auditObject\(|objectType: )'([a-z-]+)'/g,
    ),
  ])
  .map(([, kind]) => kind)

test.each(languages)('everything that an entry can be about has its word in %s', (language) => {
  const say = translatorFor(language)
  expect(objects.length).toBeGreaterThan(10)
  const without = objects.filter((kind) => say(`audit.object.${kind}`) === `audit.object.${kind}`)
  expect([...new Set(without)]).toEqual([])
})
