import { describe, expect, it } from 'vitest'
import { renderDocx } from './docx.ts'
import { docxParts, docxText, oneField, syntheticForm } from './testing.ts'
import { wordsIn } from './words.ts'

describe('the Word document', () => {
  it.each(['ky', 'ru', 'en'] as const)(
    'in %s holds every value, the code and the warning',
    async (language) => {
      const form = syntheticForm(
        [
          {
            heading: 'Heading A',
            note: 'Note A',
            fields: [{ label: 'Label A', value: ['One', 'Two'], filled: true }],
          },
          {
            heading: 'Heading B',
            paragraphs: ['Paragraph B'],
            table: { columns: ['Col 1', 'Col 2'], rows: [['Cell 1', null], []] },
          },
          { heading: 'Heading C', table: { columns: ['Col 3'], rows: [] } },
        ],
        { language, subtitle: 'Subtitle', footer: 'Footer', signatures: [{ role: 'Role', name: 'Signer' }] },
      )
      const docx = await renderDocx(form)
      const text = docxText(docx)
      const words = wordsIn(language)
      const values = [
        'Heading A',
        'Note A',
        'Label A',
        '• One',
        '• Two',
        'Paragraph B',
        'Col 2',
        'Cell 1',
        'Role',
        'Signer',
      ]
      for (const part of [...values, 'Subtitle', words['documents.noRows'], words['documents.date']]) {
        expect(text).toContain(part)
      }
      const parts = docxParts(docx)
      expect(parts['word/footer1.xml']).toContain(words['documents.personalData'])
      expect(parts['word/header2.xml']).toContain('KG-2026-004217')
      expect(parts['word/styles.xml']).toContain(`w:val="${language}-`)
    },
  )

  it('repeats column names, keeps headings with their rows and short rows whole', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [`row-${index}.`, null])
    const docx = await renderDocx(syntheticForm([{ heading: 'Б', table: { columns: ['1', '2'], rows } }]))
    const body = docxParts(docx)['word/document.xml'] ?? ''
    expect(body.match(/<w:tblHeader/g)).toHaveLength(1)
    expect(body.match(/<w:cantSplit/g)).toHaveLength(201)
    expect(docxParts(docx)['word/styles.xml']).toMatch(/w:styleId="Heading1".*?<w:keepNext/)
    for (const [name] of rows) expect(body).toContain(`>${name}<`)
  })

  it('tells unknown from blank: a word, and a line to write on', async () => {
    const unknown = wordsIn('ky')['documents.unknown']
    const [known, blank] = [await renderDocx(oneField('unknown')), await renderDocx(oneField(null))]
    expect(docxText(known)).toContain(unknown)
    expect(docxText(blank)).not.toContain(unknown)
    expect(docxParts(blank)['word/document.xml']).toMatch(/<w:pBdr><w:bottom/)
    expect(docxParts(known)['word/document.xml']).not.toMatch(/<w:pBdr>/)
  })

  it('names no person in its metadata', async () => {
    const parts = docxParts(await renderDocx(oneField('Нурлан Синтетиков')))
    for (const [name, xml] of Object.entries(parts)) {
      if (name !== 'word/document.xml') expect(xml).not.toContain('Нурлан')
    }
    expect(parts['docProps/core.xml']).toContain('KG-2026-004217')
  })
})

describe('hostile text', () => {
  const hostile = [
    '=cmd|/c calc!A1',
    '<w:instrText>DDEAUTO c:\\\\windows</w:instrText>',
    '</w:t></w:r><w:fldSimple w:instr="DDE"/>',
    '{ INCLUDETEXT "http://example.org" }',
    'https://example.org/x',
    ']]> &amp; "quoted"',
  ]

  it('becomes plain runs: no field, no link, nothing outside the file', async () => {
    const everywhere = hostile.join(' ')
    const form = syntheticForm(
      [
        {
          heading: everywhere,
          note: everywhere,
          fields: [{ label: everywhere, value: hostile, filled: true }],
          paragraphs: hostile,
          table: { columns: hostile, rows: [hostile] },
        },
      ],
      {
        title: everywhere,
        subtitle: everywhere,
        footer: everywhere,
        signatures: [{ role: everywhere, name: everywhere }],
      },
    )
    const docx = await renderDocx(form)
    const parts = docxParts(docx)
    for (const text of hostile) expect(docxText(docx)).toContain(text)
    expect(parts['word/document.xml']).not.toMatch(
      /<w:(fldSimple|instrText|fldChar|hyperlink|altChunk|object)/,
    )
    const fields = Object.values(parts).flatMap((xml) => xml.match(/<w:instrText[^>]*>[^<]*/g) ?? [])
    expect(new Set(fields.map((field) => field.replace(/.*>/, '')))).toEqual(new Set(['PAGE', 'NUMPAGES']))
    for (const [name, xml] of Object.entries(parts)) {
      if (name.endsWith('.rels')) expect(xml).not.toMatch(/External|hyperlink|attachedTemplate/i)
    }
  })

  it('loses reordering and control characters, keeps a word of 20 kB whole', async () => {
    const word = 'ңөү7'.repeat(5000)
    const docx = await renderDocx(oneField(['кара\u202Eжашыл\u0000\u000B\uD800', word]))
    expect(docxText(docx)).toContain('каражашыл')
    expect(docxText(docx)).toContain(word)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be gone
    expect(docxParts(docx)['word/document.xml']).not.toMatch(/[\u0000-\u0008\u000B\u202A-\u202E]/)
  })
})
