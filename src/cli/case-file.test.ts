import { describe, expect, it } from 'vitest'
import { readCaseFile } from './case-file.ts'

function problemsOf(text: string | Uint8Array): readonly string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const { facts, problems } = readCaseFile('a.yaml', bytes)
  if (problems.length > 0) expect(facts).toBeNull()
  return problems
}

describe('readCaseFile', () => {
  it('reads a case, and takes whatever is left out as not said', () => {
    const bytes = new TextEncoder().encode('\ufeffid: a\nfacts: {acts: none}\nexpect: {child: anything}\n')
    expect(readCaseFile('a.yaml', bytes)).toEqual({
      facts: { id: 'a', facts: { acts: 'none' }, expect: { child: 'anything' } },
      problems: [],
    })
  })

  it('keeps Norway a country', () => {
    const bytes = new TextEncoder().encode('id: a\nperson: {citizenship: NO, language: no}\n')
    expect(readCaseFile('a.yaml', bytes).facts?.person).toEqual({ citizenship: 'NO', language: 'no' })
  })

  it.each([
    ['', 'a.yaml:1: expected a case in YAML, found nothing'],
    ['# only a comment\n', 'a.yaml:1: expected a case in YAML, found nothing'],
    ['id: a\n---\nid: b\n', 'a.yaml:1: expected one case a file, found 2 YAML documents'],
    ['- id: a\n', 'a.yaml:1: the case: expected a block with any of id, .*, found a list'],
    ['id: a\nperson:\n\tsex: male\n', 'a.yaml:3: expected YAML, found: Tabs'],
    ['id: a\nid: b\n', 'a.yaml:2: expected YAML, found: Map keys must be unique'],
    ['id: a\nperson: {sex: !male x}\n', 'a.yaml:2: expected YAML, found: Unresolved tag'],
    ['id: a\nfacts: *nowhere\n', 'a.yaml:1: expected YAML, found: Unresolved alias'],
    ['source: s\n', 'a.yaml:1: id: expected text, found nothing'],
    ['id: " "\n', 'a.yaml:1: id: expected text that is not empty, found ""'],
    ['id: 7\n', 'a.yaml:1: id: expected text, found number 7'],
    ['id: a\nfoo: 1\n', 'a.yaml:2: foo: expected one of id, .*, found "foo"'],
    ['id: a\n__proto__: {}\n', 'a.yaml:2: __proto__: expected one of id, .*, found "__proto__"'],
    ['id: a\nperson:\n  sex:\n', 'a.yaml:3: person.sex: expected one of male, .*, found an empty value'],
    ['id: a\nperson:\n  sex: man\n', 'a.yaml:3: person.sex: expected one of male, .*, found "man"'],
    ['id: a\nperson: {age: 12}\n', 'a.yaml:2: person.age: expected a block .*, found number 12'],
    ['id: a\nperson: {age: {recruitment: "11"}}\n', 'person.age.recruitment: expected an age .*, found "11"'],
    [
      'id: a\nperson: {age: {recruitment: -1}}\n',
      'person.age.recruitment: expected an age .*, found number -1',
    ],
    ['id: a\nperson: {age: {recruitment: 121}}\n', 'expected an age .*, found number 121'],
    ['id: a\nperson: {age: {recruitment: 11.5}}\n', 'expected an age .*, found number 11.5'],
    ['id: a\nperson: {age: {recruitment: .nan}}\n', 'expected an age .*, found number NaN'],
    [
      'id: a\nperson:\n  age:\n    recruitment: 20\n    identification: 19\n',
      'a.yaml:5: person.age.identification: expected an age not below the age at recruitment, found number 19',
    ],
    ['id: a\nperson: {citizenship: ZZ}\n', 'person.citizenship: expected .* ISO 3166-1 .*, found "ZZ"'],
    ['id: a\nperson: {citizenship: kg}\n', 'person.citizenship: expected .*, found "kg"'],
    ['id: a\nperson: {language: kyrgyz}\n', 'person.language: expected .* ISO 639-1 .*, found "kyrgyz"'],
    [
      'id: a\nfacts: {acts: []}\n',
      'facts.acts: expected at least one word in the list, or none, or unknown, found',
    ],
    [
      'id: a\nfacts: {acts: recruitment}\n',
      'facts.acts: expected none, unknown, or a list .*, found "recruitment"',
    ],
    ['id: a\nfacts: {means: [none]}\n', 'facts.means\\[0\\]: expected one of threat, .*, found "none"'],
    ['id: a\nfacts: {acts: {recruitment: true}}\n', 'facts.acts: expected none, unknown, .*, found a block'],
    [
      'id: a\njustice: {charges: [166]}\n',
      'justice.charges\\[0\\]: expected code:article, .*, found number 166',
    ],
    ['id: a\njustice: {charges: ["KG-CC-2021"]}\n', 'expected code:article, .*, found "KG-CC-2021"'],
    [
      'id: a\njustice: {prosecution: state}\n',
      'justice.prosecution: expected one of public, .*, found "state"',
    ],
    ['id: a\njustice: {reconciled: yes}\n', 'justice.reconciled: expected true or false, found "yes"'],
    [
      'id: a\njustice: {child_interviews: {count: -1}}\n',
      'child_interviews.count: expected a whole number, 0 or more',
    ],
  ])('refuses %j', (text, problem) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(problem))
  })

  it('reports everything that is wrong, in the order of the lines', () => {
    const text =
      'id: a\njustice: {reconciled: 1}\nfacts: {acts: [kidnap, sale, steal]}\nperson: {sex: x, shoe: 3}\n'
    expect(problemsOf(text).map((problem) => problem.split(': ').slice(0, 2).join(' '))).toEqual([
      'a.yaml:2 justice.reconciled',
      'a.yaml:3 facts.acts[0]',
      'a.yaml:3 facts.acts[2]',
      'a.yaml:4 person.sex',
      'a.yaml:4 person.shoe',
    ])
  })

  it('keeps every problem on one line', () => {
    const problems = problemsOf('id: a\n"b\\nc": 1\nperson: {sex: "x\\ny\\u001b[31m"}\n')
    expect(problems).toHaveLength(2)
    for (const problem of problems) expect(problem).not.toMatch(/\p{Cc}/u)
  })

  it('refuses bytes that are not UTF-8, endless aliases and bottomless nesting', () => {
    expect(problemsOf(new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xff]))).toEqual([
      'a.yaml:1: expected text in UTF-8, found other bytes',
    ])
    const grow = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(of).join(',')}]\n`
    expect(problemsOf(grow('a', 'x') + grow('b', '*a') + grow('c', '*b') + grow('d', '*c'))[0]).toMatch(
      'alias',
    )
    expect(problemsOf(`id: ${'['.repeat(20_000)}`).length).toBeLessThan(5)
  })
})
