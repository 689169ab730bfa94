import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSdmx } from './read-sdmx.ts'
import type { Observation } from './sdmx-model.ts'
import { readStructure, type SdmxStructure } from './structure.ts'
import { committeeFile } from './testing.ts'
import { writeSdmx } from './write-sdmx.ts'

let structure: SdmxStructure
beforeAll(async () => {
  structure = await readStructure(undefined)
})

const header = { id: 'UMAI1', sender: 'UMAI', prepared: '2026-01-02T03:04:05Z', test: true }
const there = (xml: string): Observation[] => {
  const { observations, findings } = readSdmx(xml, structure)
  expect(findings).toEqual([])
  return observations
}
const byKey = (observations: Observation[]) =>
  [...observations].sort((a, b) =>
    JSON.stringify([a.key, a.period]).localeCompare(JSON.stringify([b.key, b.period])),
  )

describe('what is read is what is written', () => {
  test('every observation of the small file, with all its attributes', () => {
    const read = there(committeeFile())
    expect(byKey(there(writeSdmx(read, structure, header)))).toEqual(byKey(read))
  })

  const golden = '/work/shared/data/statistics/nsc-sdg-16-2-2.xml'
  test.skipIf(!existsSync(golden))('the committee’s own file, value by value', () => {
    const read = there(readFileSync(golden, 'utf8'))
    const again = there(writeSdmx(read, structure, header))
    expect(byKey(again)).toEqual(byKey(read))
    const total = again.filter(
      ({ key }) =>
        key.SERIES === 'VC_HTF_DETV' && key.REF_AREA === 'KG' && key.SEX === '_T' && key.AGE === '_T',
    )
    expect(total.map((each) => `${each.period}:${each.value}`).join(' ')).toBe(
      '2010:21 2011:5 2012:6 2013:9 2014:19 2015:8 2016:10 2017:5 2018:7 2019:11 2020:9 2021:6 2022:3 2023:17',
    )
  })
})

describe('the message', () => {
  test('names the structure and has the dimensions in their order', () => {
    const xml = writeSdmx(there(committeeFile()), structure, header)
    expect(xml).toContain('<Ref agencyID="KG_NSC" id="SDG" version="1.7"/>')
    expect(xml).toContain('DataStructure=KG_NSC:SDG(1.7):ObsLevelDim:TIME_PERIOD')
    const [first = ''] = xml.match(/<Series [^>]*>/) ?? []
    expect([...first.matchAll(/([A-Z_]+)="/g)].map((each) => each[1])).toEqual([
      ...structure.dimensions,
      'UNIT_MEASURE',
    ])
  })

  test('a suppressed value is a status Q and no value, never blank and never zero', () => {
    const [one] = there(committeeFile())
    const hidden = { ...one!, value: null, attributes: { ...one!.attributes, OBS_STATUS: 'Q' } }
    const xml = writeSdmx([hidden], structure, header)
    expect(xml).toContain('<Obs TIME_PERIOD="2019" OBS_STATUS="Q" UNIT_MULT="0" NATURE="C"/>')
  })

  const misfits: [string, (each: Observation) => Observation][] = [
    [
      'a suppressed value that is there',
      (each) => ({ ...each, attributes: { ...each.attributes, OBS_STATUS: 'Q' } }),
    ],
    ['a missing value without status', (each) => ({ ...each, value: null })],
    ['a missing dimension', (each) => ({ ...each, key: { ...each.key, PRODUCT: '' } })],
    ['a missing mandatory attribute', (each) => ({ ...each, attributes: { OBS_STATUS: 'A' } })],
    ['an age the structure lacks', (each) => ({ ...each, key: { ...each.key, AGE: 'Y30T49' } })],
  ]
  test.each(misfits)('does not leave the house with %s', (_, change) => {
    const [one] = there(committeeFile())
    expect(() => writeSdmx([change(one!)], structure, header)).toThrow(RangeError)
  })
})
