import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReadContext } from './read-csv.ts'
import { isGrave, readFiguresFile } from './read-file.ts'
import { committeeFile, HEADER, readTestContext } from './testing.ts'

let context: ReadContext
beforeAll(async () => {
  context = await readTestContext()
})

const read = (text: string) => readFiguresFile(Buffer.from(text), context)
const csv = (...rows: string[]) => read([HEADER, ...rows].join('\n'))
const problems = (file: ReturnType<typeof read>) => file.findings.map((each) => each.problem)

describe('a file of the committee', () => {
  test('is read whole, and each mistake in it is named with its series', () => {
    const file = read(committeeFile())
    expect(file).toMatchObject({ format: 'sdmx', figures: { length: 12 } })
    expect(file.findings.map(({ problem, where, found }) => [problem, where, found])).toEqual([
      ['label-contradicts-code', 'VC_HTF_DETV/KG/Y0T17 2019', 'Y0T17 labelled "under 17"'],
      ['label-contradicts-code', 'VC_HTF_DETV/KG/Y30T39 2019', 'Y30T39 labelled "30–49"'],
      ['small-cell-by-region', 'VC_HTF_DETV/KG05 2019', '2'],
      ['ages-do-not-sum', 'VC_HTF_DETV/KG 2019', '8 + 11 = 19'],
      ['forms-do-not-sum', 'VC_HTF_DETV/KG 2020', '9'],
    ])
    expect(isGrave(file)).toBe(false)
  })

  test('parts that sum, with a row for what is not known, are not complained of', () => {
    expect(problems(read(committeeFile()))).not.toContain('sex-does-not-sum')
    expect(problems(read(committeeFile()))).not.toContain('regions-do-not-sum')
    const lost = committeeFile()
      .replace('SEX="_U"', 'SEX="_O"')
      .replace('OBS_VALUE="2" OBS_STATUS="A"', 'OBS_VALUE="1" OBS_STATUS="A"')
    expect(problems(read(lost))).toContain('sex-does-not-sum')
  })

  test('a suppressed part leaves the sum open, and is never zero', () => {
    const file = read(committeeFile().replace('OBS_VALUE="11" OBS_STATUS="A"', 'OBS_STATUS="Q"'))
    expect(problems(file)).not.toContain('ages-do-not-sum')
    expect(file.figures.find((each) => each.age === 'Y30T39')?.count).toBeNull()
  })

  const broken: [string, (xml: string) => string, string][] = [
    ['another structure', (xml) => xml.replace('id="SDG"', 'id="CPI"'), 'wrong-structure'],
    ['another agency', (xml) => xml.replace('agencyID="KG_NSC"', 'agencyID="IAEG-SDGs"'), 'wrong-structure'],
    ['a generic message', (xml) => xml.replaceAll('StructureSpecificData', 'GenericData'), 'wrong-structure'],
    ['a page of HTML', () => '<html><body>Service unavailable</body></html>', 'wrong-structure'],
    ['half a file', (xml) => xml.slice(0, 1500), 'wrong-structure'],
    [
      'entities of its own',
      (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'),
      'wrong-structure',
    ],
    ['no series', (xml) => xml.replace(/<Series[\s\S]*<\/Series>/, ''), 'no-figures'],
    ['a missing dimension', (xml) => xml.replace('OCCUPATION="_T" ', ''), 'wrong-structure'],
    [
      'an attribute of another structure',
      (xml) => xml.replace('NATURE="C"', 'COLLECTION="C"'),
      'wrong-structure',
    ],
    ['no status', (xml) => xml.replace('OBS_STATUS="A" ', ''), 'missing-attribute'],
    ['a region that is none', (xml) => xml.replace('KG06', 'KG99'), 'unknown-code'],
    ['an age that is none', (xml) => xml.replace('Y0T17', 'Y0T16'), 'unknown-code'],
    ['a value missing without a reason', (xml) => xml.replace('OBS_VALUE="20" ', ''), 'not-a-count'],
    ['a negative count', (xml) => xml.replace('OBS_VALUE="20"', 'OBS_VALUE="-20"'), 'negative-count'],
    ['a fraction', (xml) => xml.replace('OBS_VALUE="20"', 'OBS_VALUE="20.5"'), 'fractional-count'],
    ['a huge count', (xml) => xml.replace('OBS_VALUE="20"', 'OBS_VALUE="20000000000"'), 'huge-count'],
    [
      'a year that is not over',
      (xml) => xml.replaceAll('TIME_PERIOD="2019"', 'TIME_PERIOD="2026"'),
      'period-not-over',
    ],
    ['a month', (xml) => xml.replace('TIME_PERIOD="2019"', 'TIME_PERIOD="2019-05"'), 'wrong-period'],
  ]
  test.each(broken)('%s is a grave finding', (_, change, problem) => {
    const file = read(change(committeeFile()))
    expect(problems(file)).toContain(problem)
    expect(isGrave(file)).toBe(true)
  })

  test('of another structure gives nothing but that', () => {
    const file = read(committeeFile().replace('id="SDG"', 'id="CPI"'))
    expect(file.figures).toEqual([])
    expect(file.findings).toEqual([
      expect.objectContaining({ where: 'Header/Structure', found: 'KG_NSC:CPI(1.7)' }),
    ])
  })
})

describe('a CSV file', () => {
  const row = (count: string, more: { period?: string; measure?: string; population?: string } = {}) =>
    `A body,${more.period ?? '2023'},${more.measure ?? 'investigations'},all trafficking,${count},${more.population ?? 'all ages'},A report,§1`

  const broken: [string, string[], string, string][] = [
    ['negative', [row('-2')], 'line 2', 'negative-count'],
    ['fractional', [row('7'), row('2.5', { period: '2022' })], 'line 3', 'fractional-count'],
    ['huge', [row('99999999999')], 'line 2', 'huge-count'],
    ['no number', [row('some')], 'line 2', 'not-a-count'],
    ['nothing', [row('')], 'line 2', 'not-a-count'],
    ['of a year that is not over', [row('3', { period: '2026' })], 'line 2', 'period-not-over'],
    ['of years the wrong way round', [row('3', { period: '2005-2001' })], 'line 2', 'wrong-period'],
    ['of an unknown measure', [row('3', { measure: 'feelings' })], 'line 2', 'unknown-code'],
    ['of an unknown population', [row('3', { population: 'some' })], 'line 2', 'unknown-code'],
    ['said twice', [row('3'), row('4')], 'line 3', 'repeated'],
  ]
  test.each(broken)('a count %s is named by its line', (_, rows, where, problem) => {
    const file = csv(...rows)
    expect(file.findings).toContainEqual(expect.objectContaining({ where, problem, grave: true }))
  })

  test('with other columns, with none or without rows is refused', () => {
    expect(problems(read('a,b\n1,2'))).toEqual(['wrong-columns'])
    expect(problems(read(''))).toEqual(['wrong-columns'])
    expect(problems(read(HEADER))).toEqual(['no-figures'])
    expect(problems(read(`${HEADER}\n"unclosed`))).toEqual(['wrong-structure'])
  })

  test('what is not known is not zero, and years may be several', () => {
    const [figure] = csv(row('0', { period: '2001-2003' })).figures
    expect(figure).toMatchObject({ count: 0, period: { from: 2001, to: 2003 }, topic: 'all-trafficking' })
  })

  test('may bring area, sex and age, and then they are checked', () => {
    const file = read(
      [
        `${HEADER},area,sex,age,age_label`,
        `${row('2')},KG05,_T,_T,`,
        `${row('20')},KG,_T,Y30T39,30-39`,
        `${row('2')},KG77,_T,_T,`,
      ].join('\n'),
    )
    expect(problems(file)).toEqual(['unknown-code', 'small-cell-by-region'])
  })

  test('in the encoding of an old office is read', () => {
    const text = `${HEADER}\nГенеральная прокуратура Кыргызской Республики,2023,investigations,all trafficking,7,all ages,Отчет за год,с. 1`
    const old = Buffer.from([...text].map((letter) => windows1251(letter.codePointAt(0)!)))
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const bytes of [old, wide])
      expect(readFiguresFile(bytes, context).figures[0]?.publisher).toBe(
        'Генеральная прокуратура Кыргызской Республики',
      )
  })
})

/** Cyrillic letters А to я stand in one run in both; a character of ASCII is itself. */
const windows1251 = (code: number): number => (code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code)

test('the files that come with the program can be taken in', () => {
  const folder = join(import.meta.dirname, '../../reference/published-figures')
  for (const [name, figures] of [
    ['official-figures.csv', 61],
    ['nsc-sdg-16-2-2.csv', 21],
  ] as const) {
    const file = readFiguresFile(readFileSync(join(folder, name)), context)
    expect(isGrave(file)).toBe(false)
    expect(file.figures).toHaveLength(figures)
  }
})
