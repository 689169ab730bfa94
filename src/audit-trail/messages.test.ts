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
