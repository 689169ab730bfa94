import { procedureOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import type { Scenario } from './model.ts'
import { stories } from './stories.ts'

/**
 * Each story with its district, if the reference data has it; all people are made up.
 * @param procedure id of the procedure new cases begin under: where a team confirms, a decision is a proposal
 */
export const scenarios = (reference: Reference, procedure: string): Scenario[] => {
  const proposal = procedureOf(reference, procedure)?.identification.steps === 2
  const districts = new Set(reference.regions.flatMap((region) => region.districts.map((each) => each.code)))
  return stories.map((story) => ({
    name: story.name,
    steps: (ids, ago) => {
      const district = story.district && districts.has(story.district) ? story.district : undefined
      const [given, surname] = story.called ?? []
      return [
        {
          by: story.foundBy,
          hoursAgo: story.hoursAgo,
          type: 'case.registered',
          data: {
            worries: story.worries,
            channel: story.channel,
            ...(district ? { district } : {}),
            narrative: story.told,
            person: story.person,
          },
        },
        ...(given && surname
          ? [
              {
                by: story.foundBy,
                hoursAgo: story.hoursAgo,
                type: 'identity.recorded',
                data: {
                  facts: [name(ids('given'), 'given', given), name(ids('surname'), 'surname', surname)],
                },
              },
            ]
          : []),
        ...Object.entries(story.needs ?? {}).map(([need, level]) => ({
          by: story.foundBy,
          hoursAgo: story.hoursAgo - 1,
          type: 'need.answered',
          data: { answers: { [need]: level } },
        })),
        ...(story.presumed
          ? [
              { by: story.foundBy, hoursAgo: story.hoursAgo - 1, type: 'assessment.completed', data: {} },
              {
                by: story.foundBy,
                hoursAgo: story.hoursAgo - 1,
                type: 'victim.presumed',
                data: { grounds: story.worries },
              },
            ]
          : []),
        ...(story.afterwards?.(ids, ago) ?? []).map((step) =>
          step.type === 'identification.decided' ? { ...step, data: { ...step.data, proposal } } : step,
        ),
      ]
    },
  }))
}

const name = (factId: string, part: string, value: string) => ({ factId, kind: 'name', part, value })
