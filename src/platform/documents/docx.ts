import { readFileSync } from 'node:fs'
import {
  Document,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TextRun,
} from 'docx'
import { halfPoints, paragraph, quiet, runs, type Sheet, strong, twips } from './docx-parts.ts'
import { docxSection } from './docx-section.ts'
import { docxSignatures } from './docx-signatures.ts'
import { color, page, pageShape, size } from './look.ts'
import { PrintedForm, type PrintLanguage } from './model.ts'
import { cleanText, printedAtText } from './rules.ts'
import { wordsIn } from './words.ts'

const mark = readFileSync(new URL('mark.png', import.meta.url))

/** Word wants a region for its spelling checker; it changes nothing that is printed. */
const locales: Record<PrintLanguage, string> = { ky: 'ky-KG', ru: 'ru-RU', en: 'en-GB' }

/** On every Windows and Mac, replaced letter for letter in width by Liberation Sans on Linux; draws ң ө ү. */
const FONT = 'Arial'

/**
 * The same form as a Word document on A4, to be corrected or filled in by keyboard. Its only fields are the page
 * numbers, it links to nothing outside, and all text is plain runs. Throws a ZodError when `form` is not a
 * `PrintedForm`.
 */
export async function renderDocx(form: PrintedForm): Promise<Buffer> {
  return Packer.toBuffer(docxDocument(PrintedForm.parse(form)))
}

function docxDocument(form: PrintedForm): Document {
  const { landscape, contentWidth } = pageShape(
    form.sections.map((section) => section.table?.columns.length ?? 0),
  )
  const sheet: Sheet = { words: wordsIn(form.language), width: contentWidth }
  const footer = pageFooter(form, sheet)
  return new Document({
    title: cleanText(`${form.title} · ${form.reference}`),
    creator: 'Umai',
    lastModifiedBy: 'Umai',
    styles: documentStyles(locales[form.language]),
    sections: [
      {
        properties: { titlePage: true, page: pageSetup(landscape) },
        headers: { first: pageHeader('Umai', form, sheet), default: pageHeader(form.title, form, sheet) },
        footers: { first: footer, default: footer },
        children: [
          ...titleBlock(form, sheet),
          ...form.sections.flatMap((section) => docxSection(section, sheet)),
          ...docxSignatures(form.signatures ?? [], sheet),
        ],
      },
    ],
  })
}

function pageSetup(landscape: boolean) {
  const margin = {
    left: twips(page.left),
    right: twips(page.right),
    top: twips(page.top),
    bottom: twips(page.bottom),
  }
  return {
    // The library swaps width and height itself when the page lies on its side.
    size: {
      width: twips(page.short),
      height: twips(page.long),
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: { ...margin, header: twips(24), footer: twips(20) },
  }
}

function documentStyles(locale: string) {
  const font = { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT }
  const heading = { font, bold: true, color: color.teal }
  const underline = { bottom: { ...strong, color: color.teal, size: 8, space: 2 } }
  return {
    default: {
      document: {
        run: { font, size: halfPoints(size.body), color: color.ink, language: { value: locale } },
        paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { ...heading, size: halfPoints(size.title) },
        paragraph: { spacing: { after: twips(3) } },
      },
      heading1: {
        run: { ...heading, size: halfPoints(size.heading) },
        paragraph: { keepNext: true, border: underline, spacing: { before: twips(14), after: twips(4) } },
      },
    },
  }
}

function titleBlock(form: PrintedForm, { words }: Sheet): Paragraph[] {
  const facts = [
    `${words[form.report ? 'documents.edition' : 'documents.caseCode']}: ${form.reference}`,
    `${words['documents.printed']}: ${printedAtText(form)}`,
  ]
  return [
    new Paragraph({ style: 'Title', children: runs(form.title) }),
    ...(form.subtitle ? [paragraph(form.subtitle, { size: size.subtitle })] : []),
    paragraph(facts.join('   ·   '), { ...quiet, before: 4 }),
  ]
}

/** The mark, a short title and the case code at the right edge. */
function pageHeader(text: string, form: PrintedForm, { width }: Sheet): Header {
  const shortText = text.length > 70 ? `${text.slice(0, 69)}…` : text
  const image = new ImageRun({
    type: 'png',
    data: mark,
    transformation: { width: 24, height: 24 },
    altText: { name: 'Umai', title: 'Umai', description: 'Umai' },
  })
  const reference = { bold: true, size: size.table }
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: twips(width) }],
        children: [
          image,
          ...runs(`  ${shortText.replace(/\s+/g, ' ')}`, { ...quiet, size: size.small }),
          new TextRun({ children: [new Tab()] }),
          ...runs(form.reference, reference),
        ],
      }),
    ],
  })
}

function pageFooter(form: PrintedForm, { words, width }: Sheet): Footer {
  const small = { color: color.ink2, size: 7 }
  const number = new TextRun({
    size: halfPoints(size.table),
    children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
  })
  return new Footer({
    children: [
      ...(form.footer ? [paragraph(form.footer, small)] : []),
      new Paragraph({
        border: { top: { ...strong, space: 4 } },
        tabStops: [{ type: 'right', position: twips(width) }],
        children: [...(form.report ? [] : runs(words['documents.personalData'], small)), number],
      }),
    ],
  })
}
