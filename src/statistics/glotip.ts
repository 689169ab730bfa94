import { entriesOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import { figureOf } from './compute-figure.ts'
import type { CellSource } from './count-cells.ts'

export const glotipColumns = [
  'Iso3_code',
  'Country',
  'Indicator',
  'Dimension',
  'Category',
  'Sex',
  'Age',
  'Year',
  'Unit of measurement',
  'txtVALUE',
  'Source',
]

const MASKED_BELOW = 5
const SEX: Record<string, string> = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Unknown' }
const AGE: Record<string, string> = { child: '0 to 17 years', adult: '18 years or over', unknown: 'Unknown' }
const FORM: Record<string, string> = {
  sexual: 'Sexual exploitation',
  labour: 'Forced labour',
  'organ-removal': 'Removal of organ',
  other: 'Other purposes',
  several: 'Mixed forms',
  unknown: 'Unknown',
}

/**
 * Victims detected in a year in the layout of UNODC's published data set (standards notes 4): counts below five as the
 * text `<5`. Its dimensions overlap and are never added up. What nobody records here (suspected, prosecuted, convicted)
 * has no row rather than a zero.
 */
export const glotipRows = async (reference: Reference, cells: CellSource, year: number, country: Country) => {
  const period = { from: `${year}-01`, to: `${year}-12` }
  const count = async (dimensions: Parameters<typeof figureOf>[3]['dimensions']) =>
    (await figureOf(reference, 'identified', cells, { period, dimensions })).rows
  const row = (dimension: string, category: string, sex: string, age: string, n: number) => [
    country.iso3,
    country.name,
    'Detected trafficking victims',
    dimension,
    category,
    sex,
    age,
    year,
    'Counts',
    masked(n),
    'Umai',
  ]
  const said = (words: Record<string, string>, code: string | undefined) =>
    words[code ?? 'unknown'] ?? 'Unknown'
  return [
    row('Total', 'Total', 'Total', 'Total', (await count([]))[0]?.numerator ?? 0),
    ...(await count(['sex'])).map(({ values, numerator }) =>
      row('Total', 'Total', said(SEX, values.sex), 'Total', numerator),
    ),
    ...(await count(['age-group'])).map(({ values, numerator }) =>
      row('Total', 'Total', 'Total', said(AGE, values['age-group']), numerator),
    ),
    ...(await count(['sex', 'age-group'])).map(({ values, numerator }) =>
      row('Total', 'Total', said(SEX, values.sex), said(AGE, values['age-group']), numerator),
    ),
    ...(await count(['form'])).map(({ values, numerator }) =>
      row('by form of exploitation', said(FORM, values.form), 'Total', 'Total', numerator),
    ),
    ...(await count(['citizenship'])).map(({ values, numerator }) =>
      row(
        'by citizenship',
        citizenship(reference, values.citizenship ?? 'unknown'),
        'Total',
        'Total',
        numerator,
      ),
    ),
  ]
}

interface Country {
  iso3: string
  name: string
}

/** A country of the program's list; another one is another line. */
export const countryOf = (code: string): Country =>
  code === 'KG' ? { iso3: 'KGZ', name: 'Kyrgyzstan' } : { iso3: code, name: englishName(code) }

const englishNames = new Intl.DisplayNames(['en'], { type: 'region' })
const englishName = (code: string) => englishNames.of(code) ?? code

const citizenship = (reference: Reference, code: string): string =>
  code.length === 2
    ? englishName(code)
    : (entriesOf(reference, 'citizenship').find((entry) => entry.code === code)?.labels.en ?? code)

/** Nobody is found in a number of one to four; none is none. */
export const masked = (n: number): string | number => (n > 0 && n < MASKED_BELOW ? `<${MASKED_BELOW}` : n)
