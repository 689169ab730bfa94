import type { Age, PartialDate } from '../cases/fields.ts'
import type { FormField, Section } from '../platform/documents/model.ts'
import { countryName as nameOfCountry } from '../reference/country-names.ts'
import { districtOf, labelOf } from '../reference/lookup.ts'
import type { PrintInput } from './print-input.ts'

/** A field filled from what is there; a null value leaves a line for the pen. */
export const field = (label: string, value: string | string[] | null): FormField => ({
  label,
  value,
  filled: value !== null && value.length > 0,
})

/** What identifies the person, as opened for whoever prints; blank lines where nothing is recorded. */
export const personSection = (input: PrintInput): Section => {
  const { t, file, reference, language } = input
  const { sex, age, citizenship, language: spoken } = file.case.person
  return {
    heading: t('printing.person'),
    fields: [
      field(t('printing.name'), fullName(input)),
      field(t('printing.sex'), sex ? labelOf(reference, 'sex', sex.value, language) : null),
      field(t('printing.age'), age ? ageText(age.value, input) : null),
      field(t('printing.birth-date'), birthDate(input)),
      field(t('printing.citizenship'), citizenship ? countryName(citizenship.value, input) : null),
      field(t('printing.language'), spoken ? labelOf(reference, 'language', spoken.value, language) : null),
      field(t('printing.documents'), valuesOf(input, 'document')),
      field(t('printing.contacts'), valuesOf(input, 'contact')),
    ],
  }
}

/** Surname, given name, patronymic as recorded; null when no name is known or may be seen. */
export const fullName = ({ identity }: PrintInput): string | null => {
  const names = identity.flatMap((fact) => (fact.kind === 'name' ? [fact] : []))
  const parts = ['surname', 'given', 'patronymic'].flatMap(
    (part) => names.find((name) => name.part === part)?.value ?? [],
  )
  const whole = names.find((name) => name.part === 'full')?.value
  return parts.length > 0 ? parts.join(' ') : (whole ?? null)
}

const valuesOf = ({ identity }: PrintInput, kind: 'document' | 'contact'): string[] | null => {
  const values = identity.flatMap((fact) => (fact.kind === kind && 'value' in fact ? [fact.value] : []))
  return values.length > 0 ? values : null
}

const birthDate = ({ identity }: PrintInput): string | null => {
  const fact = identity.find((each) => each.kind === 'birth-date')
  return fact?.kind === 'birth-date' ? partialDateText(fact.date) : null
}

/** Day, month and year as far as known: 07.03.2011, 03.2011 or 2011. */
export const partialDateText = (date: PartialDate): string =>
  [date.day, date.month]
    .flatMap((n) => (n === undefined ? [] : [String(n).padStart(2, '0')]))
    .concat(String(date.year))
    .join('.')

export const ageText = (age: Age, { t }: PrintInput): string => {
  if (age.kind === 'years') return t('printing.years', { count: age.years })
  if (age.kind === 'range') return t('printing.years-range', { from: age.from, to: age.to })
  return t(`printing.age-group.${age.group}`)
}

export const countryName = (code: string, { language, reference, t }: PrintInput): string =>
  code.length === 2 ? nameOfCountry(code, language, t) : labelOf(reference, 'citizenship', code, language)

/** A calendar day of an ISO instant in the office's zone, written as 21.11.2026. */
export const dayText = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('ru', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone }).format(
    new Date(iso),
  )

export const districtName = (code: string | null, input: PrintInput): string | null =>
  code === null ? null : (districtOf(input.reference, code)?.labels[input.language] ?? code)

export const agencyName = (
  code: string | null,
  { agencies, language, reference }: PrintInput,
): string | null =>
  code === null
    ? null
    : (agencies[code]?.[language] ??
      reference.agencies.find((each) => each.code === code)?.labels[language] ??
      code)

/** A calendar day as people write it; null leaves a line for the pen. */
export const plainDay = (isoDay: string | null | undefined): string | null =>
  isoDay?.split('-').reverse().join('.') ?? null
