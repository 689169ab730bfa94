import { describe, expect, it } from 'vitest'
import { problemsWith } from './testing.ts'

const NRM = 'procedures/kg-nrm-2019.yaml'

describe('a procedure that cannot be walked is refused', () => {
  it('a next stage that does not exist', async () => {
    const { problems, line } = await problemsWith({
      file: NRM,
      from: 'next: [presumed, referral, closed]',
      to: 'next: [presumed, refferal, closed]',
    })
    expect(problems).toEqual([
      `${NRM}:${line}: stages.1.next.1: expected the id of a stage of this procedure, found "refferal"`,
    ])
  })

  it('a stage that is never reached', async () => {
    const { problems } = await problemsWith({
      file: NRM,
      from: /next: \[review, closed\]/g,
      to: 'next: [closed]',
    })
    expect(problems).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${NRM}:\\d+: stages\\.9\\.id: expected a stage that can be reached from "concern", found "review"`,
        ),
      ),
    ])
  })

  it('an unknown body, role and form', async () => {
    const body = await problemsWith({ file: NRM, from: '    - ombudsman', to: '    - ombudsmen' })
    expect(body.problems).toEqual([
      `${NRM}:${body.line}: identification.by.8: expected a code of the vocabulary body-kind, found "ombudsmen"`,
    ])
    const role = await problemsWith({ file: NRM, from: 'roles: [commission-member]', to: 'roles: [judge]' })
    expect(role.problems).toEqual([
      `${NRM}:${role.line}: stages.7.by.roles.0: expected a code of the vocabulary role, found "judge"`,
    ])
    const form = await problemsWith({ file: NRM, from: 'forms: [consent]', to: 'forms: [consent-2]' })
    expect(form.problems).toEqual([
      `${NRM}:${form.line}: stages.2.forms.0: expected the id of a form of this procedure, found "consent-2"`,
    ])
  })

  it('a stage or a form used twice', async () => {
    const stage = await problemsWith({ file: NRM, from: '  - id: review\n', to: '  - id: delivery\n' })
    expect(stage.problems).toContain(
      `${NRM}:${stage.line}: stages.9.id: expected a stage id used once, found "delivery" again`,
    )
    const form = await problemsWith({ file: NRM, from: '  - id: closure\n', to: '  - id: follow-up\n' })
    expect(form.problems).toContain(
      `${NRM}:${form.line}: forms.8.id: expected a form id used once, found "follow-up" again`,
    )
  })

  it('the same version of a procedure twice', async () => {
    const { problems, line } = await problemsWith({
      file: 'procedures/kg-nrm-two-step.yaml',
      from: 'id: kg-nrm-two-step',
      to: 'id: kg-nrm-2019',
    })
    expect(problems).toEqual([
      `procedures/kg-nrm-two-step.yaml:${line}: id: expected a code used once, found "kg-nrm-2019@1" again`,
    ])
  })

  it('two steps with nobody to confirm, and one step with somebody', async () => {
    const two = await problemsWith({
      file: 'procedures/kg-nrm-two-step.yaml',
      from: 'confirmedBy: [mobile-team]',
      to: 'confirmedBy: []',
    })
    expect(two.problems).toEqual([
      `procedures/kg-nrm-two-step.yaml:${two.line}: identification.confirmedBy: expected at least one kind of body, as there are two steps, found an empty list`,
    ])
    const one = await problemsWith({ file: NRM, from: 'confirmedBy: []', to: 'confirmedBy: [mobile-team]' })
    expect(one.problems).toEqual([
      `${NRM}:${one.line}: identification.confirmedBy: expected an empty list, as there is one step, found a list`,
    ])
  })

  it('a deadline in a unit nobody counts by, an unknown obligation, and no reason for having none', async () => {
    const unit = await problemsWith({ file: NRM, from: '      unit: hours', to: '      unit: weeks' })
    expect(unit.problems).toEqual([
      `${NRM}:${unit.line}: notifications.0.deadline.unit: expected hours or days, found "weeks"`,
    ])
    const obligation = await problemsWith({
      file: NRM,
      from: '  plan-draft: null',
      to: '  plan-drafts: null',
    })
    expect(obligation.problems.length).toBeGreaterThan(0)
    const note = await problemsWith({ file: NRM, from: '    deadlineNote: *not-configured\n', to: '' })
    expect(note.problems[0]).toMatch(
      /stages\.1\.deadlineNote: expected a note that says why there is no deadline, found nothing$/,
    )
  })
})
