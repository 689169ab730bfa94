import { describe, expect, it } from 'vitest'
import { problemsWith } from './testing.ts'

describe('a broken reference folder is refused with file and line', () => {
  it('malformed YAML, with the column', async () => {
    const { problems, line } = await problemsWith({
      file: 'vocabulary/sex.yaml',
      from: 'labels: {ky: Аял',
      to: 'labels: {ky: Аял: [',
    })
    expect(problems[0]).toMatch(
      new RegExp(`^vocabulary/sex\\.yaml:${line}:\\d+: expected well-formed YAML, found: `),
    )
  })

  it('a key written twice', async () => {
    const { problems, line } = await problemsWith({
      file: 'vocabulary/sex.yaml',
      from: '  - code: female',
      to: '  - code: female\n    code: girl',
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^vocabulary/sex\\.yaml:${line + 1}:5: expected well-formed YAML`))
  })

  it('a missing translation', async () => {
    const { problems, line } = await problemsWith({
      file: 'vocabulary/sex.yaml',
      from: '{ky: Аял, ru: Женский',
      to: '{ru: Женский',
    })
    expect(problems).toEqual([
      `vocabulary/sex.yaml:${line}: entries.0.labels.ky: expected a text in Kyrgyz (ky), found nothing`,
    ])
  })

  it('an empty translation', async () => {
    const { problems, line } = await problemsWith({
      file: 'vocabulary/sex.yaml',
      from: 'ru: Женский',
      to: 'ru: " "',
    })
    expect(problems).toEqual([
      `vocabulary/sex.yaml:${line}: entries.0.labels.ru: expected a text in Russian (ru), found " "`,
    ])
  })

  it('an entry without a source', async () => {
    const { problems } = await problemsWith({
      file: 'vocabulary/citizenship.yaml',
      from: /source: .*\n/,
      to: '',
    })
    expect(problems).toEqual([
      'vocabulary/citizenship.yaml:1: source: expected the document and paragraph where this was read, found nothing',
      'vocabulary/citizenship.yaml:6: entries.0.source: expected the document and paragraph where this was read, found nothing',
      'vocabulary/citizenship.yaml:8: entries.1.source: expected the document and paragraph where this was read, found nothing',
    ])
  })

  it('a key nobody knows', async () => {
    const { problems, line } = await problemsWith({
      file: 'vocabulary/sex.yaml',
      from: '    codes: {htcds: Feminine',
      to: '    code5: {htcds: Feminine',
    })
    expect(problems).toEqual([
      `vocabulary/sex.yaml:${line}: entries.0.code5: expected no such key, found "code5"`,
    ])
  })

  it('a code used twice in a vocabulary', async () => {
    const { problems, line } = await problemsWith({
      file: 'vocabulary/urgency.yaml',
      from: 'code: week',
      to: 'code: today',
    })
    expect(problems).toEqual([
      `vocabulary/urgency.yaml:7: entries: expected an entry "week", found none`,
      `vocabulary/urgency.yaml:${line}: entries.3.code: expected a code used once, found "today" again`,
    ])
  })

  it('a vocabulary under another name', async () => {
    const { problems } = await problemsWith({
      file: 'vocabulary/sex.yaml',
      from: 'vocabulary: sex',
      to: 'vocabulary: gender',
    })
    expect(problems).toEqual([
      'vocabulary/sex.yaml:1: vocabulary: expected this vocabulary, found no such file',
      'vocabulary/sex.yaml:1: vocabulary: expected the name of the file, found "gender"',
    ])
  })
})

describe('a directory that names what does not exist is refused', () => {
  it('an unknown kind of body, region, district, agency, need, language', async () => {
    const file = 'demo/agencies.yaml'
    const body = await problemsWith({ file, from: 'body: hospital', to: 'body: clinic' })
    expect(body.problems).toEqual([
      `${file}:${body.line}: agencies.3.body: expected a code of the vocabulary body-kind, found "clinic"`,
    ])
    const district = await problemsWith({
      file,
      from: 'district: KG06-kara-suu',
      to: 'district: KG05-leylek',
    })
    expect(district.problems).toEqual([
      `${file}:${district.line}: agencies.0.district: expected the code of a district of the region, found "KG05-leylek"`,
    ])
    const services = 'directory/services.yaml'
    const agency = await problemsWith({ file: services, from: 'agency: oasis', to: 'agency: oazis' })
    expect(agency.problems).toEqual([
      `${services}:${agency.line}: services.0.agency: expected the code of an agency of the directory, found "oazis"`,
    ])
    const need = await problemsWith({
      file: services,
      from: 'needs: [psychological]',
      to: 'needs: [comfort]',
    })
    expect(need.problems).toEqual([
      `${services}:${need.line}: services.0.needs: expected a code of the vocabulary need, found "comfort"`,
    ])
  })

  it('a real agency that looks like a demo one, and the reverse', async () => {
    const file = 'demo/agencies.yaml'
    const { problems, line } = await problemsWith({ file, from: '    demo: true\n', to: '' })
    expect(problems).toEqual([
      `${file}:${line - 11}: agencies.0.code: expected demo: true with a demo- code, found "demo-village-administration"`,
    ])
  })
})

describe('indicators', () => {
  it('a list that lost one, and a counted list without a rating', async () => {
    const file = 'indicators/delphi.yaml'
    const lost = await problemsWith({
      file,
      from: 'A.L: strong, A.S: null, C.L: strong, C.S: null',
      to: 'A.L: strong',
    })
    expect(lost.problems).toEqual([
      `${file}:20: lists.1.size: expected 67 indicators in A.S, found 66`,
      `${file}:30: lists.2.size: expected 65 indicators in C.L, found 64`,
      `${file}:40: lists.3.size: expected 65 indicators in C.S, found 64`,
    ])
    const unrated = await problemsWith({ file, from: 'A.L: strong', to: 'A.L: null' })
    expect(unrated.problems).toEqual([
      `${file}:${unrated.line}: indicators.0.ratings.A.L: expected a rating, found null`,
    ])
  })
})
