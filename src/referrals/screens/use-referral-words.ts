import { useTranslation } from 'react-i18next'
import type { Age } from '../../cases/fields.ts'
import { languages } from '../../desk/languages.ts'
import type { Tone } from '../../desk/parts/index.ts'
import { useReference, useWords } from '../../desk/reference.ts'
import type { Labels } from '../../reference/model.ts'
import { lateness } from '../rules.ts'
import type { Shared } from '../shared-facts.ts'

const tones: Record<string, Tone> = {
  sent: 'teal',
  asked: 'ochre',
  accepted: 'teal',
  delivered: 'green',
  reported: 'green',
  declined: 'ochre',
  withdrawn: 'gray',
  closed: 'green',
}

export const toneOf = (status: string): Tone => tones[status] ?? 'gray'

interface Waiting {
  status: string
  answerBy: string
  escalated?: unknown
  reminded?: unknown
}

/** What referrals' screens say, in the language of the screen. */
export const useReferralWords = () => {
  const { t, i18n } = useTranslation()
  const reference = useReference()
  const word = useWords()
  const language = languages.find((each) => each === i18n.language) ?? 'ky'

  const agency = (code: string | null, labels: Record<string, Labels>): string =>
    code === null
      ? t('referrals.outside')
      : (labels[code]?.[language] ??
        reference?.agencies.find((each) => each.code === code)?.labels[language] ??
        code)
  const district = (code: string): string =>
    reference?.regions.flatMap((each) => each.districts).find((each) => each.code === code)?.labels[
      language
    ] ?? code
  const age = (value: Age): string => {
    if (value.kind === 'years') return t('cases.age.years', { count: value.years })
    if (value.kind === 'range') return t('cases.age.range', { from: value.from, to: value.to })
    return t(`cases.age.group.${value.group}`)
  }
  return {
    word,
    agency,
    district,
    age,
    label: (labels: Labels): string => labels[language],
    /** Who it is about, as far as the referral says so; nothing when it says nothing. */
    who: (shared: Shared): string => {
      const group = shared.child === true ? 'child' : shared.child === false ? 'adult' : groupOf(shared.age)
      const sex = shared.sex && ['female', 'male', 'other'].includes(shared.sex) ? shared.sex : 'unknown'
      const words = [
        shared.sex === undefined && shared.age === undefined && shared.child === undefined
          ? null
          : t(`cases.who.${sex}.${group}`),
        shared.age && shared.age.kind !== 'group' ? age(shared.age) : null,
        shared.district ? district(shared.district) : null,
      ]
      return words.filter(Boolean).join(', ')
    },
    /** "No answer for 26 hours, sent on to the coordinator"; null when no answer is waited for. */
    lateness: (referral: Waiting, now = new Date().toISOString()): string | null => {
      const time = lateness({ status: referral.status as never, answerBy: referral.answerBy }, now)
      if (!time) return null
      if (!time.late) return t('referrals.answerIn', { count: time.hours })
      const late = t('referrals.noAnswerFor', { count: time.hours })
      if (referral.escalated) return t('referrals.lateEscalated', { late })
      return referral.reminded ? t('referrals.lateReminded', { late }) : late
    },
  }
}

const groupOf = (age: Age | null | undefined): 'child' | 'adult' | 'unknown' => {
  if (!age) return 'unknown'
  if (age.kind === 'years') return age.years < 18 ? 'child' : 'adult'
  if (age.kind === 'range') return age.from < 18 ? 'child' : 'adult'
  return age.group
}

export type ReferralWords = ReturnType<typeof useReferralWords>
