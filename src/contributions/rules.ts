/** What an agency's choice and a person's word let in. */
import type { ConsentSlice } from '../consent/model.ts'
import { consentState } from '../consent/rules.ts'
import { type Way, ways } from './model.ts'

/** Whether an agency that chose this may contribute in that way; nothing chosen = nothing is accepted. */
export const accepts = (chosen: Way | null, way: Exclude<Way, 'nothing'>): boolean =>
  chosen !== null && chosen !== 'nothing' && ways.indexOf(chosen) <= ways.indexOf(way)

/** The narrower of what the agency chose and the person agreed to: consent never widens. */
export const narrower = (chosen: Way, agreed: Way): Way =>
  ways.indexOf(chosen) >= ways.indexOf(agreed) ? chosen : agreed

/**
 * What a token file says of one person's consent. An empty cell in a column that is there is no consent, because the
 * list asks about each person; `undefined` = the file has no such column.
 */
export const agreedTo = (cell: string | undefined): Way | 'not-said' => {
  if (cell === undefined) return 'not-said'
  return ways.find((way) => way === cell) ?? 'nothing'
}

/** True when the person said no to being counted without a name, and has not said yes to it since. */
export const refusesToBeCounted = (consent: ConsentSlice, now: string): boolean => {
  const about = (each: { purpose: string }) => each.purpose === 'statistics'
  const yes = consent.consents.filter((each) => about(each) && consentState(consent, each, now) === 'valid')
  const last = (times: string[]) => times.toSorted().at(-1) ?? ''
  const said = last(yes.map((each) => each.givenAt))
  const no = last([
    ...consent.refusals.filter(about).map((each) => each.at),
    ...consent.consents.filter(about).flatMap((each) => each.ended?.at ?? []),
  ])
  return no !== '' && no >= said
}
