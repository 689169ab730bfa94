import { describe, expect, it } from 'vitest'
import {
  dataFor,
  id,
  RECEIVER,
  type Story,
  sentStory,
  tell,
  theReferral,
} from '../../tests/helpers/referral-story.ts'
import { emptyFile } from '../case-file.ts'
import { languages, translatorFor } from '../platform/i18n.ts'
import { loadReference } from '../reference/load.ts'
import type { PrintInput } from './print-input.ts'
import { printReferral } from './print-referral.ts'

const loaded = await loadReference()
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
const { reference } = loaded

const print = (story: Story, language: PrintInput['language'] = 'en') => {
  const input: PrintInput = {
    file: { ...emptyFile(id(1), id(2)), ...story.view },
    code: 'K7-4QF2',
    identity: [],
    reference,
    procedure: reference.procedures[0]!,
    agencies: {},
    language,
    t: translatorFor(language),
    printedAt: '2026-03-10',
  }
  return printReferral(input, theReferral(story), 'Asia/Bishkek')
}

const reply = (story: Story) =>
  Object.fromEntries(
    print(story)
      .sections.at(-1)!
      .fields!.map((field) => [field.label, field.value]),
  )

describe('the reply on the paper of a referral', () => {
  it('is left for the pen while nobody has answered', () => {
    expect(Object.values(reply(sentStory()))).toEqual([null, null, null, null])
  })

  it('holds what the receiver answered in the program', () => {
    const accepted = tell(sentStory(), 'referral.accepted', dataFor['referral.accepted'], RECEIVER)
    expect(reply(accepted)).toMatchObject({ 'Accepted, date': '10.03.2026', 'Help given, date': null })
    const helped = tell(accepted, 'referral.delivered', dataFor['referral.delivered'], RECEIVER)
    expect(reply(helped)).toMatchObject({ 'Help given, date': '10.03.2026', 'Person in charge, phone': null })
    const declined = tell(sentStory(), 'referral.declined', dataFor['referral.declined'], RECEIVER)
    expect(reply(declined)['Declined, reason']).toBeTruthy()
  })

  it('has every text in each language', () => {
    for (const language of languages)
      expect(JSON.stringify(print(sentStory(), language))).not.toMatch(/printing\.[a-z]/)
  })
})
