import type { Procedure } from './procedure-model.ts'
import type { Finding, Path } from './read-yaml.ts'

type Known = { roles: ReadonlySet<string>; bodies: ReadonlySet<string> }

/** Whether a procedure can be walked: known roles, bodies, forms and stages, and every stage reached from the first. */
export function checkProcedure(procedure: Procedure, known: Known): Finding[] {
  const { stages, forms, identification } = procedure
  const stageIds = new Set(stages.map(({ id }) => id))
  const formIds = new Set(forms.map(({ id }) => id))
  const findings = [
    ...unknown(
      identification.by,
      known.bodies,
      ['identification', 'by'],
      'a code of the vocabulary body-kind',
    ),
    ...unknown(
      identification.confirmedBy,
      known.bodies,
      ['identification', 'confirmedBy'],
      'a code of the vocabulary body-kind',
    ),
    ...checkSteps(procedure),
    ...repeated(stages, ['stages'], 'a stage id used once'),
    ...repeated(forms, ['forms'], 'a form id used once'),
  ]
  stages.forEach(({ by, forms: needed, next, deadline, deadlineNote }, index) => {
    const at: Path = ['stages', index]
    const bodies = by.bodies === 'any' ? [] : by.bodies
    findings.push(
      ...unknown(by.roles, known.roles, [...at, 'by', 'roles'], 'a code of the vocabulary role'),
      ...unknown(bodies, known.bodies, [...at, 'by', 'bodies'], 'a code of the vocabulary body-kind'),
      ...unknown(needed, formIds, [...at, 'forms'], 'the id of a form of this procedure'),
      ...unknown(next, stageIds, [...at, 'next'], 'the id of a stage of this procedure'),
    )
    if (deadline === null && deadlineNote === undefined) {
      const expected = 'a note that says why there is no deadline'
      findings.push({ path: [...at, 'deadlineNote'], expected, found: 'nothing' })
    }
  })
  return [...findings, ...unreached(procedure)]
}

function unknown(
  codes: readonly string[],
  known: ReadonlySet<string>,
  at: Path,
  expected: string,
): Finding[] {
  return codes.flatMap((code, index) =>
    known.has(code) ? [] : [{ path: [...at, index], expected, found: `"${code}"` }],
  )
}

/** Two steps need somebody who confirms; one step must not have it, or the figures would wait for ever. */
function checkSteps({ identification: { steps, by, confirmedBy } }: Procedure): Finding[] {
  const findings: Finding[] = []
  if (by.length === 0) {
    findings.push({
      path: ['identification', 'by'],
      expected: 'at least one kind of body',
      found: 'an empty list',
    })
  }
  if (steps === 2 && confirmedBy.length === 0) {
    const expected = 'at least one kind of body, as there are two steps'
    findings.push({ path: ['identification', 'confirmedBy'], expected, found: 'an empty list' })
  }
  if (steps === 1 && confirmedBy.length > 0) {
    const expected = 'an empty list, as there is one step'
    findings.push({ path: ['identification', 'confirmedBy'], expected, found: 'a list' })
  }
  return findings
}

function repeated(items: readonly { id: string }[], at: Path, expected: string): Finding[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((item) => item.id === id) === index
      ? []
      : [{ path: [...at, index, 'id'], expected, found: `"${id}" again` }],
  )
}

function unreached({ stages }: Procedure): Finding[] {
  const reached = new Set<string>()
  const waiting = stages.slice(0, 1)
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (reached.has(stage.id)) continue
    reached.add(stage.id)
    const { next } = stage
    waiting.push(...stages.filter(({ id }) => next.includes(id)))
  }
  return stages.flatMap(({ id }, index) =>
    reached.has(id)
      ? []
      : [
          {
            path: ['stages', index, 'id'],
            expected: `a stage that can be reached from "${stages[0]?.id}"`,
            found: `"${id}", which no reached stage names in next`,
          },
        ],
  )
}
