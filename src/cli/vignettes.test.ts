import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { assessFacts, explain, inEnglish } from '../identification/rules.ts'
import { readCaseFile } from './case-file.ts'

const folder = new URL('../../tests/vignettes/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

function assess(file: string) {
  const bytes = readFileSync(new URL(file, folder))
  const { facts, problems } = readCaseFile(file, bytes)
  if (facts === null) throw new Error(problems.join('\n'))
  return { expected: parse(bytes.toString()).expect, assessment: assessFacts(facts) }
}

describe('the vignettes', () => {
  it('are all there', () => {
    expect(files.length).toBeGreaterThanOrEqual(9 + 12)
  })

  it.each(files)('%s', (file) => {
    const { expected, assessment } = assess(file)
    const { id, because, ...findings } = assessment
    expect(findings).toEqual(expected)
    expect(`${id}.yaml`).toBe(file)
    const { offences, flags, missing, notify } = findings
    expect(because.map(({ finding }) => finding)).toEqual([
      ...['child', 'elements.act', 'elements.means', 'elements.purpose', 'conclusion'],
      ...[...offences, ...flags, ...missing, ...notify],
    ])
    for (const entry of because) {
      expect(entry.reason).toBe(explain(entry, inEnglish))
      expect(entry.reason).not.toMatch(/\{\{|undefined/)
      expect(entry.source).not.toBe('')
    }
  })

  it('between them raise every flag, miss every element and notify everyone', () => {
    const all = files.map((file) => assess(file).assessment)
    expect(new Set(all.flatMap(({ flags }) => flags)).size).toBe(11)
    expect(new Set(all.flatMap(({ missing }) => missing)).size).toBe(4)
    expect(new Set(all.flatMap(({ notify }) => notify)).size).toBe(6)
  })
})
