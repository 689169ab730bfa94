import { expect, test } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { cellsOf } from './cells.ts'
import { indexCells, sourceOf } from './count-cells.ts'
import { countryOf, glotipRows, masked } from './glotip.ts'
import { htcdsColumns, htcdsRow } from './htcds.ts'
import { csvOf, harmless } from './table-file.ts'
import { factWith } from './testing.ts'

const loaded = await loadReference()
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
const { reference } = loaded

const people = (n: number, known: Parameters<typeof factWith>[0]) =>
  Array.from({ length: n }, () => cellsOf([factWith({ identifiedOn: '2023-05-01', ...known })])).flat()

test('counts under five are masked, none is none, and nothing is made up for what is not recorded', async () => {
  const cells = [
    ...people(4, { sex: 'male', age: '12-17' }),
    ...people(9, { sex: 'female', forms: ['labour', 'sexual'] }),
  ]
  const rows = await glotipRows(reference, sourceOf(indexCells(cells)), 2023, countryOf('KG'))
  const value = (...wanted: string[]) =>
    rows.find((row) => wanted.every((each, at) => row[3 + at] === each))?.[9]
  expect(value('Total', 'Total', 'Total', 'Total')).toBe(13)
  expect(value('Total', 'Total', 'Male', 'Total')).toBe('<5')
  expect(value('Total', 'Total', 'Male', '0 to 17 years')).toBe('<5')
  expect(value('by form of exploitation', 'Mixed forms')).toBe(9)
  expect(rows.filter((row) => typeof row[9] === 'number' && row[9] > 0 && row[9] < 5)).toEqual([])
  expect(rows.map((row) => row[2]).filter((each) => each !== 'Detected trafficking victims')).toEqual([])
  expect(masked(0)).toBe(0)
})

test('a case in HTCDS has codes of HTCDS, no day and no district', () => {
  const row = htcdsRow(
    reference,
    factWith({
      openedOn: '2023-05-17',
      district: 'KG06-kara-suu',
      region: 'KG06',
      sex: 'female',
      outcome: 'identified',
      types: ['webcam', 'debt-bondage'],
      recruitmentAge: '12-17',
    }),
    1,
  )
  const said = Object.fromEntries(htcdsColumns.map((name, at) => [name, row[at]]))
  expect(said).toMatchObject({
    prs_Gender: 'Feminine',
    vic_TraffickingStatus: 'ActualVictimOfTrafficking',
    vic_TypeOfExploitation: 'SexualExploitation;ForcedLabour',
    vic_TypeOfSexExploitation: 'RemoteInteractiveServices',
    prs_Citizenship: null,
  })
  expect(JSON.stringify(row)).not.toMatch(/2023|KG06/)
})

test('text that a spreadsheet would run stays text', () => {
  for (const bad of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) expect(harmless(bad)).toBe(`'${bad}`)
  const csv = csvOf({ notes: [], columns: ['=cmd()'], rows: [['@x', 5, null]] }).toString()
  expect(csv).toContain("'=cmd()")
  expect(csv).toContain("'@x,5,\r\n")
})
