import { describe, expect, it } from 'vitest'
import { renderPdf } from './pdf.ts'
import { oneField, pdfPages, pdfPlaces, pdfText, syntheticForm } from './testing.ts'
import { wordsIn } from './words.ts'

const letters = 'АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ'

describe('letters', () => {
  it('keeps every Kyrgyz, Uzbek and Tajik letter searchable', async () => {
    const values = [letters, letters.toLowerCase(), 'ЎҚҒҲўқғҳ', 'ӢӮҶӣӯҷ', 'İıŞşĞğ']
    const text = await pdfText(await renderPdf(oneField(values)))
    for (const value of values) expect(text).toContain(value)
  })

  it('says so when a word is in a script the font cannot draw, instead of empty boxes', async () => {
    const text = await pdfText(await renderPdf(oneField('Аты: محمد علی, ☑ ооба', { language: 'ru' })))
    expect(text).toContain(`Аты: ${wordsIn('ru')['documents.otherScript']}, [x] ооба`)
  })
})

describe('a page', () => {
  it.each(['ky', 'ru', 'en'] as const)(
    'in %s carries code, number, warning and every value',
    async (language) => {
      const form = syntheticForm(
        [
          {
            heading: 'Heading A',
            note: 'Note A',
            fields: [{ label: 'Label A', value: 'Value A', filled: true }],
          },
          {
            heading: 'Heading B',
            paragraphs: ['Paragraph B'],
            table: { columns: ['Col 1', 'Col 2'], rows: [['Cell 1', null]] },
          },
        ],
        { language, subtitle: 'Subtitle', footer: 'Footer', signatures: [{ role: 'Role', name: 'Signer' }] },
      )
      const [text = ''] = await pdfPages(await renderPdf(form))
      const parts = [
        'Heading A',
        'Note A',
        'Label A',
        'Value A',
        'Paragraph B',
        'Col 2',
        'Cell 1',
        'Subtitle',
        'Footer',
      ]
      const words = wordsIn(language)
      for (const part of [...parts, 'Role', 'Signer', 'KG-2026-004217', '1 / 1']) expect(text).toContain(part)
      for (const key of ['documents.personalData', 'documents.signature', 'documents.caseCode'] as const) {
        expect(text).toContain(words[key])
      }
    },
  )

  it('tells unknown from blank', async () => {
    const unknown = wordsIn('ky')['documents.unknown']
    expect(await pdfText(await renderPdf(oneField('unknown')))).toContain(unknown)
    expect(await pdfText(await renderPdf(oneField(null)))).not.toContain(unknown)
  })

  it('prints a long footer once, at the end', async () => {
    const footer = 'Узун эскертүү. '.repeat(30).trim()
    expect(await pdfText(await renderPdf(oneField('x', { footer })))).toContain(footer)
  })
})

describe('metadata', () => {
  it('names the form and the case, the language, and no person', async () => {
    const pdf = (await renderPdf(oneField('Нурлан Синтетиков'))).toString('latin1')
    expect(pdf).toContain('/Lang (ky)')
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).not.toMatch(/\/(URI|JavaScript|Launch|EmbeddedFile|AcroForm)\b/)
    expect(pdf).toContain('/FontFile2')
  })

  it('is the same document when printed again', async () => {
    const form = oneField('x')
    const [first, second] = [await pdfPages(await renderPdf(form)), await pdfPages(await renderPdf(form))]
    expect(second).toEqual(first)
  })
})

describe('many pages', () => {
  const rows = Array.from({ length: 200 }, (_, index) => [
    `row-${index}.`,
    index % 2 ? null : 'Бар',
    'узун сөз '.repeat(index % 9),
  ])

  it('carries a table of 200 rows over with heading, column names and code on each page', async () => {
    const form = syntheticForm([
      { heading: 'Белгилер', table: { columns: ['Белги', 'Жообу', 'Эскертүү'], rows } },
    ])
    const pages = await pdfPages(await renderPdf(form))
    expect(pages.length).toBeGreaterThan(3)
    for (const [index, text] of pages.entries()) {
      expect(text).toContain('Белгилер')
      expect(text).toContain('Жообу')
      expect(text).toContain('KG-2026-004217')
      expect(text).toContain(`${index + 1} / ${pages.length}`)
    }
    for (const [name] of rows) expect(pages.filter((text) => text.includes(` ${name} `))).toHaveLength(1)
  })

  it('never leaves a heading alone at the foot of a page', async () => {
    for (let lines = 20; lines < 30; lines++) {
      const fields = Array.from({ length: lines }, (_, index) => ({
        label: `L${index}`,
        value: 'x',
        filled: true,
      }))
      const last = {
        heading: 'Акыркы',
        note: 'Эскертүү',
        fields: [{ label: 'Жообу', value: 'Мааниси', filled: true }],
      }
      const pages = await pdfPages(await renderPdf(syntheticForm([{ heading: 'А', fields }, last])))
      const headed = pages.filter((text) => text.includes('Акыркы'))
      expect(headed).toHaveLength(1)
      expect(headed[0]).toContain('Мааниси')
    }
  })

  it('carries a list of 300 items over, each on the paper', async () => {
    const items = Array.from({ length: 300 }, (_, index) => `нерсе-${index}.`)
    const places = await pdfPlaces(await renderPdf(oneField(items)))
    expect(places.filter((place) => place.y < 15)).toEqual([])
    const text = places.map((place) => place.text).join(' ')
    expect(items.filter((item) => !text.includes(item))).toEqual([])
  })

  it('turns the page for a wide table and keeps everything on the paper', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => `Тилке${index}`)
    const wide = [columns.map(() => 'сөз '.repeat(150)), columns.map(() => 'ж'.repeat(300))]
    const places = await pdfPlaces(
      await renderPdf(syntheticForm([{ heading: 'Кең', table: { columns, rows: wide } }])),
    )
    expect(places[0]!.width).toBeGreaterThan(places[0]!.height)
    expect(places.filter((place) => place.right > place.width - 30 || place.y < 15)).toEqual([])
  })
})

describe('hostile text', () => {
  it('of the greatest length everywhere stays on the paper', async () => {
    const long = (most: number) => 'Ж'.repeat(most)
    const section = {
      heading: long(300),
      note: long(2000),
      fields: [{ label: long(600), value: null, filled: false }],
      table: { columns: Array.from({ length: 14 }, () => long(200)), rows: [[long(30)]] },
    }
    const form = syntheticForm([section, { ...section, fields: [] }], {
      title: long(300),
      subtitle: long(600),
      reference: long(60),
      footer: long(200),
      signatures: [{ role: long(300), name: long(300) }],
    })
    const places = await pdfPlaces(await renderPdf(form))
    expect(places.filter((place) => place.right > place.width - 30 || place.y < 15)).toEqual([])
  })

  it('is printed as what it is', async () => {
    const values = [
      '=cmd|/c calc!A1',
      '<w:instrText>',
      '{{name}} %s',
      '(a) Tj ET /URI',
      'https://example.org/x',
    ]
    const text = await pdfText(await renderPdf(oneField([...values, 'кара\u202Eжашыл'])))
    for (const value of [...values, 'каражашыл']) expect(text).toContain(value)
  })

  it('wraps a word of 20 kB over several pages and loses none of it', async () => {
    const word = 'ңөү7'.repeat(5000)
    const pdf = await renderPdf(
      syntheticForm([
        { heading: 'А', fields: [{ label: 'Б', value: word, filled: false }] },
        { heading: 'В', table: { columns: ['1', '2', '3'], rows: [[word, 'unknown', null]] } },
      ]),
    )
    const places = await pdfPlaces(pdf)
    expect(places.filter((place) => place.right > place.width - 30 || place.y < 15)).toEqual([])
    const printed = places
      .filter((place) => /^[ңөү7]+$/.test(place.text))
      .reduce((sum, { text }) => sum + text.length, 0)
    expect(printed).toBe(2 * word.length)
  })
})
