import { describe, expect, it } from 'vitest'
import {
  answered,
  approvedPlan,
  drafted,
  goal,
  id,
  openCase,
  PLAN,
  type Story,
  TODAY,
  tell,
  withNeeds,
  withViews,
} from '../../tests/helpers/plan-story.ts'
import { emptyFile } from '../case-file.ts'
import { PrintedForm } from '../platform/documents/model.ts'
import { languages, translatorFor } from '../platform/i18n.ts'
import { loadReference } from '../reference/load.ts'
import type { PrintInput } from './print-input.ts'
import { printPlan } from './print-plan.ts'

const loaded = await loadReference()
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
const { reference } = loaded

const inputOf = (story: Story, more: Partial<PrintInput> = {}): PrintInput => ({
  file: { ...emptyFile(id(1), id(2)), ...story.view },
  code: 'K7-4QF2',
  identity: [],
  reference,
  procedure: reference.procedures[0]!,
  agencies: {},
  language: 'en',
  t: translatorFor('en'),
  printedAt: TODAY,
  ...more,
})

const print = (story: Story, more: Partial<PrintInput> = {}) =>
  printPlan(inputOf(story, more), undefined, 'Asia/Bishkek')

describe('the individual plan on paper', () => {
  it('is a whole form in each language, with no key left untranslated', () => {
    for (const language of languages) {
      const form = print(approvedPlan(), { language, t: translatorFor(language) })
      expect(PrintedForm.parse(form)).toEqual(form)
      expect(JSON.stringify(form)).not.toMatch(/(plans|printing)\.[a-z]/)
    }
  })

  it('says whether the commission approved it', () => {
    expect(print(approvedPlan())!.subtitle).toBe('Approved by the commission on 24.11.2025, version 1')
    expect(print(drafted(withNeeds(openCase())))!.subtitle).toContain('Draft')
    expect(print(openCase())).toBeNull()
  })

  it('is a plan of protection for a child, of rehabilitation for an adult', () => {
    expect(print(approvedPlan())!.title).toBe('Individual plan of protection of a child')
    expect(print(drafted(withNeeds(openCase(30))))!.title).toBe('Individual rehabilitation plan')
  })

  it('prints the text in force while a new one is being written, with what was given', () => {
    const given = tell(approvedPlan(), 'action.delivered', {
      planId: PLAN,
      actionId: id(201),
      delivery: 'partly',
      on: TODAY,
    })
    const revised = tell(given, 'plan.reviewed', { planId: PLAN, finding: 'f', outcome: 'revise' })
    const rewritten = tell(revised, 'plan.drafted', { planId: PLAN, goals: [goal(2)] })
    const section = print(rewritten)!.sections.find((each) => each.heading === '1. goal 1')
    expect(section?.table?.rows[0]?.slice(2)).toEqual(['01.12.2025', 'Given in part, 24.11.2025'])
  })

  it('sets the child’s views beside the answer', () => {
    const story = answered(withViews(drafted(withNeeds(openCase()))))
    const row = print(story)!.sections.find((each) => each.table?.columns[0] === 'Views')?.table?.rows[0]
    expect(row?.[0]).toBe('School again, somewhere else.')
    expect(row?.[2]).toBe('Followed in part: School yes; home is not safe yet.')
  })

  it('leaves lines for the pen where nothing is known', () => {
    const form = print(drafted(openCase()))!
    expect(form.sections.find((each) => each.heading === 'Needs and risks')?.table?.rows).toEqual([
      [null, null, null, null],
    ])
  })
})
