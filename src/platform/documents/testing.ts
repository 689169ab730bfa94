import { unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import type { PrintedForm, Section } from './model.ts'

/** A form about nobody, to build test forms from. */
export function syntheticForm(sections: Section[], more: Partial<PrintedForm> = {}): PrintedForm {
  return {
    title: 'Баштапкы аныктоо формасы',
    reference: 'KG-2026-004217',
    language: 'ky',
    printedAt: '2026-11-23T14:05:00+06:00',
    sections,
    ...more,
  }
}

/** One value in a section of its own. */
export function oneField(value: string | string[] | null, more: Partial<PrintedForm> = {}): PrintedForm {
  return syntheticForm([{ heading: 'Адам', fields: [{ label: 'Белги', value, filled: true }] }], more)
}

/** The text of each page as a reader's search finds it, with runs of white space as one space. */
export async function pdfPages(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(pdf))
  return text.map((page) => page.replace(/\s+/g, ' '))
}

export async function pdfText(pdf: Buffer): Promise<string> {
  return (await pdfPages(pdf)).join(' ')
}

/** Where every piece of text stands, to find what runs off the paper: page number, left and right edge, baseline, paper size; in points. */
export async function pdfPlaces(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  const places = await Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      return items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [
              {
                page: number,
                text: item.str,
                left: item.transform[4],
                right: item.transform[4] + item.width,
                y: item.transform[5],
                width,
                height,
              },
            ]
          : [],
      )
    }),
  )
  return places.flat()
}

/** The parts of a DOCX file by their names. */
export function docxParts(docx: Buffer): Record<string, string> {
  const decoder = new TextDecoder()
  const files = Object.entries(unzipSync(new Uint8Array(docx)))
  return Object.fromEntries(files.map(([name, bytes]) => [name, decoder.decode(bytes)]))
}

/** The text of the body of a DOCX file, paragraphs and line breaks as spaces. */
export function docxText(docx: Buffer): string {
  const body = docxParts(docx)['word/document.xml'] ?? ''
  return body
    .replace(/<w:(?:br|tab)\/>|<\/w:p>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
