import { describe, expect, it } from 'vitest'
import { id, openCase, tell, withNeeds } from '../../tests/helpers/plan-story.ts'
import { askedOf, changedFindings, domainsFor } from './prefill-needs.ts'
import { suggestActions } from './suggest-actions.ts'

const withAssessment = (needs: Record<string, string>, story = openCase()) => ({
  ...story.view,
  assessment: {
    needs: Object.fromEntries(Object.entries(needs).map(([need, value]) => [need, { value }])),
  },
})

describe('the assessment of needs begins with what is known', () => {
  it('takes the need from the initial assessment until somebody answers here', () => {
    const view = withAssessment({ shelter: 'urgent', medical: 'unknown' })
    expect(askedOf(view, 'accommodation')).toEqual({
      need: 'urgent',
      risk: '',
      note: '',
      fromAssessment: true,
    })
    expect(askedOf(view, 'physical-health')).toMatchObject({ need: '', fromAssessment: false })
    const answered = withAssessment({ guardian: 'urgent' }, withNeeds(openCase()))
    expect(askedOf(answered, 'schooling')).toEqual({
      need: 'some',
      risk: 'medium',
      note: '',
      fromAssessment: false,
    })
  })

  it('sends what was changed and wholly answered, nothing else', () => {
    const { view } = withNeeds(openCase())
    const asked = { need: 'some', risk: 'medium', note: '', fromAssessment: false }
    expect(changedFindings(view, { schooling: asked, safety: { ...asked, risk: '' } })).toEqual({})
    expect(changedFindings(view, { schooling: { ...asked, note: ' far ' } })).toEqual({
      schooling: { need: 'some', risk: 'medium', note: 'far' },
    })
  })

  it('asks an adult nothing that is for children only', () => {
    const entries = [{ code: 'safety' }, { code: 'schooling', childrenOnly: true }]
    expect(domainsFor(openCase(30).view, entries)).toHaveLength(1)
    expect(domainsFor(openCase(15).view, entries)).toHaveLength(2)
    expect(domainsFor(openCase(null).view, entries)).toHaveLength(2)
  })
})

describe('suggested actions', () => {
  const assessed = (domains: object) => tell(openCase(), 'needs.assessed', { domains }).view

  it('follow from what is needed, the urgent first, each once', () => {
    const view = assessed({
      schooling: { need: 'some', risk: 'low' },
      safety: { need: 'urgent', risk: 'high' },
      accommodation: { need: 'some', risk: 'low' },
      disability: { need: 'none', risk: 'low' },
    })
    expect(suggestActions(view, []).map((each) => each.serviceKind)).toEqual([
      'protection',
      'shelter',
      'schooling',
      'housing',
    ])
  })

  it('leave out what already stands in the plan', () => {
    const view = assessed({ schooling: { need: 'some', risk: 'low' } })
    expect(suggestActions(view, [{ actions: [{ serviceKind: 'schooling' }] }])).toEqual([])
    expect(suggestActions(view, [{ actions: [{}, { serviceKind: id(1) }] }])).toHaveLength(1)
  })
})
