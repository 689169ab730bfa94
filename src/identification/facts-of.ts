import type { Age } from '../cases/fields.ts'
import type { CaseSlice } from '../cases/model.ts'
import type { RecordedFacts } from './decision-model.ts'
import { type CaseFacts, LEGAL_STATUSES, SEXES } from './model.ts'

/** The parts of a case file that hold what an assessment needs. */
export interface FactsView {
  caseId: string
  case: Pick<CaseSlice, 'person' | 'episodes'>
  identification: { facts: RecordedFacts }
}

/**
 * The input of `assessFacts` out of the whole case, so that what was recorded once, by whomever, is not asked again.
 * Where two people disagree, the value recorded first counts until somebody settles it. Left out = unknown.
 */
export const factsOf = (file: FactsView): CaseFacts => ({
  id: file.caseId,
  person: personFacts(file.case),
  facts: elementFacts(file),
})

const personFacts = ({ person, episodes }: FactsView['case']): NonNullable<CaseFacts['person']> =>
  withoutUndefined({
    sex: oneOf(SEXES, person.sex?.value),
    ...ageFacts(
      person.age?.value,
      episodes.map((each) => each.cell.value.ageAtRecruitment),
    ),
    citizenship: person.citizenship?.value,
    // Also what has no ISO code, such as sign language: it calls for an interpreter all the same.
    language: person.language?.value,
    legal_status: oneOf(LEGAL_STATUSES, person.legalStatus?.value),
  })

/** An age that is a guess counts by its lowest bound: who may be under 18 counts as a child until shown otherwise. */
const ageFacts = (now: Age | undefined, atRecruitment: (Age | undefined)[]) => {
  const identification = lowest(now)
  const recruited = atRecruitment.map(lowest).filter((age) => age !== undefined)
  const recruitment = recruited.length > 0 ? Math.min(...recruited) : undefined
  // Two ages that contradict each other are not both facts; the younger one protects.
  const contradict = recruitment !== undefined && identification !== undefined && recruitment > identification
  const age = withoutUndefined({ recruitment: contradict ? undefined : recruitment, identification })
  return {
    age: Object.keys(age).length > 0 ? age : undefined,
    age_group: groupOf([now, ...atRecruitment]),
  }
}

const lowest = (age: Age | undefined): number | undefined =>
  age?.kind === 'years' ? age.years : age?.kind === 'range' ? age.from : undefined

const groupOf = (ages: (Age | undefined)[]) => {
  const groups = ages.flatMap((age) => (age?.kind === 'group' ? [age.group] : []))
  return (['child', 'adult', 'unknown'] as const).find((group) => groups.includes(group))
}

const elementFacts = ({ identification: { facts }, case: { episodes } }: FactsView) =>
  withoutUndefined({
    acts: facts.acts?.value,
    means: facts.means?.value,
    exploitation: facts.exploitation?.value,
    country: facts.country?.value ?? episodes.findLast((each) => countryIn(each))?.cell.value.country,
  })

const countryIn = (episode: CaseSlice['episodes'][number]) =>
  /^[A-Z]{2}$/.test(episode.cell.value.country ?? '')

const oneOf = <Word extends string>(words: readonly Word[], said: string | undefined): Word | undefined =>
  words.find((word) => word === said)

/** Optional fields that hold nothing are left out, as in the file of a case. */
const withoutUndefined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
