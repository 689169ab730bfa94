import { describe, expect, it } from 'vitest'
import { emptyFile } from '../case-file.ts'
import { createCase, procedureOf, team } from '../identification/testing.ts'
import { PrintedForm } from '../platform/documents/model.ts'
import { languages, translatorFor } from '../platform/i18n.ts'
import { loadReference } from '../reference/load.ts'
import { printIdentification } from './print-identification.ts'
import type { PrintInput } from './print-input.ts'

const loaded = await loadReference()
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
const { reference } = loaded
const [one, two] = [procedureOf(1), procedureOf(2)]

const print = (story: ReturnType<typeof createCase>, more: Partial<PrintInput> = {}) => {
  const { case: slice, identification } = story.view
  const input: PrintInput = {
    file: { ...emptyFile('case', 'person'), case: slice, identification },
    code: 'K7-4QF2',
    identity: [],
    reference,
    procedure: one,
    agencies: {},
    language: 'en',
    t: translatorFor('en'),
    printedAt: '2025-11-30',
    ...more,
  }
  return printIdentification(input, 'Asia/Bishkek')
}

const decided = { outcome: 'identified', reasons: 'Papers found at the employer’s' }

const answered = (years: number) => {
  const story = createCase(one, { years })
  const list = years < 18 ? 'C.L' : 'A.L'
  story.act('indicators.answered', { list, answers: { DR01: 'yes', DR02: 'unknown' } })
  return story
}

describe('the record of identification on paper', () => {
  it('is a whole form in each language, with no key left untranslated', () => {
    for (const language of languages) {
      const form = print(answered(15), { language, t: translatorFor(language) })
      expect(PrintedForm.parse(form)).toEqual(form)
      expect(JSON.stringify(form)).not.toMatch(/(identify|identification|printing)\.[a-z]|\{\{|undefined/)
    }
  })

  it('asks a child and an adult by their own lists, and asks no means of a child', () => {
    const sizeOf = (form: PrintedForm) =>
      form.sections.reduce(
        (sum, each) => sum + (each.table?.columns[0] === 'Question' ? each.table.rows.length : 0),
        0,
      )
    const [child, adult] = [print(answered(15)), print(answered(30))]
    expect([child.title, sizeOf(child)]).toEqual(['Record of identification, child', 65])
    expect([adult.title, sizeOf(adult)]).toEqual(['Record of identification, adult', 67])
    const noteOf = (form: PrintedForm) =>
      form.sections.find(({ heading }) => heading === 'Act, means and purpose')?.note
    expect(noteOf(child)).toContain('Not required for a child')
    expect(noteOf(adult)).toBeUndefined()
    expect(child.signatures?.map(({ role }) => role)).toContain('The guardian')
    expect(adult.signatures?.map(({ role }) => role)).not.toContain('The guardian')
  })

  it('prints what was answered, and leaves lines for the pen where nobody asked', () => {
    const rows = print(answered(30)).sections.find(({ heading }) => heading.includes('Deceptive'))?.table
      ?.rows
    expect(rows?.map(([, answer]) => answer).slice(0, 3)).toEqual(['Yes', 'Not known', null])
    const decisions = print(answered(30)).sections.find(({ heading }) => heading === 'Decision')
    expect(decisions?.table?.rows).toEqual([[null, null, null, null]])
  })

  it('prints the decision with its reasons beside what the rules say', () => {
    const story = answered(30)
    story.act('identification.decided', { ...decided, form: 'adult', decidedOn: '2025-11-29' })
    const form = print(story)
    expect(form.subtitle).toContain('Identified as a victim of trafficking')
    const [row] = form.sections.find(({ heading }) => heading === 'Decision')?.table?.rows ?? []
    expect(row?.slice(1)).toEqual(['Papers found at the employer’s', 'agency-police', '29.11.2025'])
    const advice = form.sections.find(({ heading }) => heading === 'By the rules')
    expect(advice?.fields?.map(({ value }) => value)).toContainEqual('Trafficking is indicated')
    expect(JSON.stringify(advice)).toContain('art. 166')
  })

  it('is a proposal until the team decided, and leaves the team a line to sign', () => {
    const story = createCase(two, { years: 30 })
    story.act('identification.decided', { ...decided, form: 'adult', proposal: true })
    const proposal = print(story, { procedure: two })
    expect(proposal.subtitle).toContain('A proposal that waits for the team')
    expect(proposal.signatures?.map(({ role }) => role)).toContain('Member of the mobile team')
    story.act('identification.confirmed', { ...decided, outcome: 'not-identified' }, team)
    expect(print(story, { procedure: two }).subtitle).toContain('Not identified')
  })

  it('says that a list abstains whose ratings nobody confirmed', () => {
    const story = createCase(one, { years: 15 })
    story.act('indicators.answered', { list: 'C.S', answers: { DR01: 'yes' } })
    const form = print(story)
    expect(form.sections.find(({ heading }) => heading.includes('Exploitation'))?.note).toContain(
      'not confirmed',
    )
    expect(JSON.stringify(form)).toContain('No result: ask a trained identifier')
  })
})
