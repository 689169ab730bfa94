import type { PrintedForm, Section } from '../platform/documents/model.ts'
import { labelOf } from '../reference/lookup.ts'
import type { Referral } from '../referrals/model.ts'
import type { PrintInput } from './print-input.ts'
import { agencyName, ageText, dayText, districtName, field, personSection, plainDay } from './print-parts.ts'

/**
 * The referral as a paper for an agency without an account: exactly what this referral grants. Without
 * `shareIdentity` nothing on it names the person; the case code is what the two agencies speak by.
 */
export const printReferral = (input: PrintInput, referral: Referral, timeZone: string): PrintedForm => {
  const { t, code, language } = input
  return {
    title: t('printing.referral.title'),
    reference: code,
    language,
    printedAt: input.printedAt,
    sections: [
      request(input, referral, timeZone),
      referral.shareIdentity ? personSection(input) : sharedSection(input, referral),
      {
        heading: t('printing.referral.message'),
        paragraphs: [referral.note ?? ''].filter((text) => text !== ''),
      },
      reply(input, referral, timeZone),
    ],
    signatures: [{ role: t('printing.referral.sent-by') }],
  }
}

const request = (input: PrintInput, referral: Referral, timeZone: string): Section => {
  const { t, reference, language } = input
  const service = reference.services.find((each) => each.code === referral.serviceId)
  return {
    heading: t('printing.referral.request'),
    fields: [
      field(t('printing.referral.from'), agencyName(referral.from, input)),
      field(t('printing.referral.to'), referral.external?.name ?? agencyName(referral.toAgency, input)),
      field(t('printing.referral.service'), service?.labels[language] ?? null),
      field(t('printing.referral.need'), labelOf(reference, 'need', referral.need, language)),
      field(t('printing.referral.urgency'), labelOf(reference, 'urgency', referral.urgency, language)),
      field(t('printing.referral.answer-by'), dayText(referral.answerBy, timeZone)),
      field(t('printing.referral.sent-on'), dayText(referral.sentAt, timeZone)),
      field(t('printing.referral.consent'), t(consentKey(referral))),
    ],
  }
}

const consentKey = (referral: Referral) =>
  referral.withoutConsent
    ? `printing.without-consent.${referral.withoutConsent}`
    : referral.consentId
      ? 'printing.consent.given'
      : 'printing.consent.not-needed'

/** Only the facts the sender granted; none of them names anybody. */
const sharedSection = (input: PrintInput, referral: Referral): Section => {
  const { t, file, reference, language } = input
  const { sex, age, language: spoken } = file.case.person
  const facts: Record<string, string | null> = {
    sex: sex ? labelOf(reference, 'sex', sex.value, language) : null,
    age: age ? ageText(age.value, input) : null,
    language: spoken ? labelOf(reference, 'language', spoken.value, language) : null,
    district: districtName(file.case.concern.district, input),
    risk: file.plan.risk ? labelOf(reference, 'risk-level', file.plan.risk, language) : null,
  }
  const granted = referral.shares.filter((share) => share in facts)
  return {
    heading: t('printing.person'),
    note: t('printing.no-identity'),
    fields: granted.map((share) => field(t(`printing.${share}`), facts[share] ?? null)),
  }
}

/** What the receiver answered in the program stands there already; the rest is for the pen of whoever gets the paper. */
const reply = ({ t, reference, language }: PrintInput, referral: Referral, timeZone: string): Section => {
  const { accepted, declined, deliveries } = referral
  const days = deliveries.map((each) => each.on)
  const answered: Record<string, string | null> = {
    accepted: accepted && dayText(accepted.at, timeZone),
    declined: declined && labelOf(reference, 'decline-reason', declined.reason, language),
    delivered: days.length > 0 ? days.map(plainDay).join(', ') : null,
    contact: null,
  }
  return {
    heading: t('printing.referral.reply'),
    note: t('printing.referral.reply-note'),
    fields: Object.entries(answered).map(([each, value]) =>
      field(t(`printing.referral.reply-${each}`), value),
    ),
  }
}
