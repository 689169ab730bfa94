import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Comparison, Entry } from '../../figures/model.ts'
import { renderDocx } from '../../platform/documents/docx.ts'
import type { PrintedForm } from '../../platform/documents/model.ts'
import { renderPdf } from '../../platform/documents/pdf.ts'
import { docxParts, docxText, pdfText } from '../../platform/documents/testing.ts'
import { wordsIn } from '../../platform/documents/words.ts'
import { readPublicationSettings } from '../read-settings.ts'
import { readTestReference, testTable, testWords } from '../testing.ts'
import { buildReport } from './build-report.ts'

const release = {
  releaseId: 'r',
  period: { from: 2024, to: 2025 },
  synthetic: true,
  preparedAt: '2026-01-01T00:00:00Z',
  publishedAt: '2026-01-02T00:00:00Z',
}
const entry = (body: string, measure: string): Entry => ({
  publisher: body,
  body,
  measure,
  topic: 'all-trafficking',
  topicText: 'all trafficking',
  population: 'all ages',
  period: '2024',
  count: 20,
  summedFrom: [],
  source: 'OSCE 2025',
  place: '§24',
})
const comparison = (one: Entry, other: Entry, reasons: string[], difference: number | null): Comparison => ({
  one,
  other,
  reasons,
  difference,
  overlap: null,
})

const reportIn = async (language: 'ky' | 'ru' | 'en', more: object = {}): Promise<PrintedForm> => {
  const quote = {
    measure: 'investigations',
    topic: 'all-trafficking',
    summed: false,
    source: 'OSCE 2025',
    place: '§24',
  }
  const rows = [
    { ...quote, publisher: 'P', body: 'rapporteur', count: 20 },
    { ...quote, publisher: 'One NGO', body: null, measure: 'victims-identified', count: null },
  ]
  return buildReport({
    release,
    tables: [testTable()],
    definitions: (await readPublicationSettings({ referenceDir: undefined, demo: true })).tables,
    quoted: [
      { period: '2024', rows },
      { period: '2011', rows: rows.slice(0, 1) },
    ],
    comparisons: new Map([
      [
        '2024',
        [
          comparison(
            entry('rapporteur', 'investigations'),
            entry('prosecutor-general', 'criminal-cases-opened'),
            ['different-stage'],
            0,
          ),
          comparison(
            entry('rapporteur', 'investigations'),
            entry('oasis', 'victims-assisted'),
            ['different-unit'],
            null,
          ),
        ],
      ],
    ]),
    words: await testWords(language),
    reference: await readTestReference(),
    printedAt: '2026-03-01',
    ...more,
  })
}

describe.each(['ky', 'ru', 'en'] as const)('in %s', (language) => {
  let form: PrintedForm
  beforeAll(async () => {
    form = await reportIn(language)
  })

  test('the PDF holds table, picture, quoted figures and method, and no warning of personal data', async () => {
    const text = await pdfText(await renderPdf(form))
    const words = await testWords(language)
    expect(text).toContain('85')
    expect(text).toContain(words.t('statistics.not-shown'))
    expect(text).toContain('OSCE 2025 §24')
    expect(text).toContain(words.t('statistics.others.fewer'))
    expect(text.replace(/\s/g, '')).toContain(words.t('statistics.method.zero').replace(/\s/g, ''))
    expect(text).not.toContain(wordsIn(language)['documents.personalData'].slice(0, 30))
    expect(text).not.toMatch(/\b[a-z]+\.[a-z]+\.[a-z-]+\b/)
  })

  test('the Word file has the same, its picture twice: SVG, and PNG for who cannot show it', async () => {
    const docx = await renderDocx(form)
    const names = Object.keys(docxParts(docx))
    expect(names.filter((name) => /media\/.*\.svg$/.test(name))).toHaveLength(1)
    expect(names.filter((name) => /media\/.*\.png$/.test(name)).length).toBeGreaterThanOrEqual(2)
    expect(docxText(docx)).toContain('OSCE 2025 §24')
  })
})

test('only the years of the release are printed, and no reason is given across units', async () => {
  const form = await reportIn('en')
  const headings = form.sections.map((section) => section.heading)
  expect(headings).toContain('2024: what each body published')
  expect(headings.join()).not.toContain('2011')
  const [line, ...others] = form.sections.find((each) => each.heading.startsWith('2024'))?.paragraphs ?? []
  expect(line).toContain('Another stage of the work')
  expect(others).toEqual([])
})

test('a release that is not out is printed as a draft', async () => {
  const form = await reportIn('en', { release: { ...release, publishedAt: null, synthetic: false } })
  expect(form.footer).toMatch(/^Draft/)
  expect(form.subtitle).not.toContain('made up')
})

test('the picture in Word is a PNG that decodes', async () => {
  const [picture] = (await reportIn('en')).sections.flatMap((section) => section.picture ?? [])
  const png = Buffer.from(picture!.fallback)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([picture!.width, picture!.height])
  expect(readFileSync(join(import.meta.dirname, '../../platform/documents/mark.png')).subarray(0, 8)).toEqual(
    png.subarray(0, 8),
  )
})
