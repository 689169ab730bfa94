import { readFileSync } from 'node:fs'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { color, page, pageShape, size } from './look.ts'
import { PrintedForm } from './model.ts'
import type { Sheet } from './pdf-cells.ts'
import { drawableText, fontFiles, pdfFonts } from './pdf-fonts.ts'
import { pdfSection } from './pdf-section.ts'
import { pdfSignatures } from './pdf-signatures.ts'
import { cleanText, printedAtText } from './rules.ts'
import { wordsIn } from './words.ts'

const mark = readFileSync(new URL('mark.svg', import.meta.url), 'utf8')

pdfmake.setFonts(pdfFonts)
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path))

/** A footer text longer than this is printed once after the last section, as a page footer must stay small. */
const MOST_FOOTER_CHARACTERS = 200

/**
 * The form as a PDF on A4 with real, searchable text and embedded subsets of its fonts. The same form gives the
 * same pages; nothing is fetched. Throws a ZodError when `form` is not a `PrintedForm`.
 */
export async function renderPdf(form: PrintedForm): Promise<Buffer> {
  return pdfmake.createPdf(pdfDefinition(PrintedForm.parse(form))).getBuffer()
}

function pdfDefinition(form: PrintedForm): TDocumentDefinitions {
  const words = wordsIn(form.language)
  const shape = pageShape(form.sections.map((section) => section.table?.columns.length ?? 0))
  const draw = (text: string) => drawableText(cleanText(text), words['documents.otherScript'])
  const sheet: Sheet = { words, draw, width: shape.contentWidth }
  const warning = form.report ? undefined : words['documents.personalData']
  const footerLines = [footerOnPages(form), warning].filter((line) => line !== undefined)
  return {
    version: '1.7',
    pageSize: 'A4',
    pageOrientation: shape.landscape ? 'landscape' : 'portrait',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    language: form.language,
    // Readers show this instead of a file name. Marked "tagged" only when pdfmake can write the structure: it cannot.
    displayTitle: true,
    info: {
      title: `${cleanText(form.title)} · ${cleanText(form.reference)}`,
      author: 'Umai',
      creator: 'Umai',
      producer: 'pdfmake',
      creationDate: new Date(form.printedAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: size.body, color: `#${color.ink}`, lineHeight: 1.15 },
    header: (current) => pageHeader(form, sheet, current),
    footer: (current, count) => pageFooter(footerLines.map(draw), sheet.width, current, count),
    content: [
      titleBlock(form, sheet),
      ...form.sections.flatMap((section) => pdfSection(section, sheet)),
      ...pdfSignatures(form.signatures ?? [], sheet),
      ...footerAtEnd(form, sheet),
    ],
  }
}

function titleBlock(form: PrintedForm, { words, draw }: Sheet): Content {
  const facts = [
    `${words[form.report ? 'documents.edition' : 'documents.caseCode']}: ${draw(form.reference)}`,
    `${words['documents.printed']}: ${printedAtText(form)}`,
  ]
  return {
    stack: [
      { text: draw(form.title), fontSize: size.title, bold: true, color: `#${color.teal}`, lineHeight: 1.05 },
      ...(form.subtitle ? [{ text: draw(form.subtitle), fontSize: size.subtitle, marginTop: 4 }] : []),
      { text: facts.join('   ·   '), fontSize: size.table, color: `#${color.ink2}`, marginTop: 5 },
    ],
    marginBottom: 4,
  }
}

/** The mark, from page 2 on the title in short, and the case code: a loose page must find its way back. */
function pageHeader(form: PrintedForm, { draw, width }: Sheet, current: number): Content {
  const title = draw(form.title).replaceAll('\n', ' ')
  const shortTitle = title.length > 70 ? `${title.slice(0, 69)}…` : title
  const reference = draw(form.reference)
  return {
    margin: [page.left, 24, page.right, 0],
    columns: [
      { svg: mark, width: 20 },
      {
        text: current === 1 ? 'Umai' : shortTitle,
        width: width * 0.72 - 20,
        fontSize: size.small,
        color: `#${color.ink2}`,
        margin: [6, 6, 0, 0],
      },
      {
        text: reference,
        width: width * 0.28,
        bold: true,
        fontSize: size.table,
        alignment: 'right',
        marginTop: 5,
      },
    ],
  }
}

function pageFooter(lines: string[], width: number, current: number, count: number): Content {
  return {
    margin: [page.left, 10, page.right, 0],
    stack: [
      {
        canvas: [
          { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: `#${color.lineStrong}` },
        ],
      },
      {
        marginTop: 5,
        columns: [
          { text: lines.join('\n'), width: width - 50, fontSize: 7, color: `#${color.ink2}` },
          { text: `${current} / ${count}`, width: 50, alignment: 'right', fontSize: size.table },
        ],
      },
    ],
  }
}

function footerOnPages(form: PrintedForm): string | undefined {
  return form.footer && form.footer.length <= MOST_FOOTER_CHARACTERS
    ? form.footer.replace(/\s+/g, ' ')
    : undefined
}

function footerAtEnd(form: PrintedForm, { draw }: Sheet): Content[] {
  if (!form.footer || form.footer.length <= MOST_FOOTER_CHARACTERS) return []
  return [{ text: draw(form.footer), fontSize: size.small, color: `#${color.ink2}`, marginTop: 14 }]
}
