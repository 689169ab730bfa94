import { type AgeText, ageIssues, ageTextOf, readAgeText } from '../../desk/parts/age-text.ts'
import { type DateText, dateIssues, dateTextOf, readDateText } from '../../desk/parts/date-text.ts'
import type { PartialDate } from '../fields.ts'
import type { Episode, EpisodeRecorded } from '../model.ts'

export interface EpisodeValues {
  recruitedOn: DateText
  exploitedFrom: DateText
  endedOn: DateText
  ageAtRecruitment: AgeText
  country: string
  district: string
  account: string
}

export const episodeDates = ['recruitedOn', 'exploitedFrom', 'endedOn'] as const

/** The form filled with what is recorded of the episode; nothing of a new one. */
export const episodeValues = (facts: Partial<Episode['cell']['value']> = {}): EpisodeValues => ({
  recruitedOn: dateTextOf(facts.recruitedOn),
  exploitedFrom: dateTextOf(facts.exploitedFrom),
  endedOn: dateTextOf(facts.endedOn),
  ageAtRecruitment: ageTextOf(facts.ageAtRecruitment),
  country: facts.country ?? '',
  district: facts.district ?? '',
  account: facts.account ?? '',
})

const given = (name: string, date: PartialDate | null) => (date === null ? {} : { [name]: date })

/** The whole episode as its author leaves it: an event replaces what stood, so all of it is said again. */
export const episodeRecorded = (episodeId: string, values: EpisodeValues): EpisodeRecorded => {
  const { age } = readAgeText(values.ageAtRecruitment)
  const account = values.account.trim()
  return {
    episodeId,
    ...Object.assign({}, ...episodeDates.map((name) => given(name, readDateText(values[name]).date))),
    ...(age === null ? {} : { ageAtRecruitment: age }),
    ...(values.country === '' ? {} : { country: values.country }),
    ...(values.district === '' ? {} : { district: values.district }),
    ...(account === '' ? {} : { account }),
  }
}

export const episodeIssues = (values: EpisodeValues): { path: string; code: string }[] => {
  const wrong = [
    ...episodeDates.flatMap((name) => dateIssues(name, values[name])),
    ...ageIssues('ageAtRecruitment', values.ageAtRecruitment),
  ]
  if (wrong.length > 0) return wrong
  const nothing = Object.keys(episodeRecorded('', values)).length === 1
  return nothing ? [{ path: '', code: 'nothing-given' }] : []
}
