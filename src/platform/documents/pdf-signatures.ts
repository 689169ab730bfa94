import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { color, size } from './look.ts'
import type { Signature } from './model.ts'
import { headingCell, ruledLine, type Sheet } from './pdf-cells.ts'

const GAP = 14
/** Shares of the width for name, signature and date. */
const SHARES = [0.42, 0.34, 0.24]

/** The lines people sign on, under a heading that never stands alone; nothing when nobody has to sign. */
export function pdfSignatures(signatures: Signature[], sheet: Sheet): Content[] {
  if (signatures.length === 0) return []
  const widths = SHARES.map((share) => sheet.width * share - GAP)
  const heading: TableCell = { ...headingCell(sheet.words['documents.signatures'], sheet), colSpan: 3 }
  const rows = signatures.map((signature) => signatureRow(signature, widths, sheet))
  return [
    {
      marginTop: 4,
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths,
        body: [[heading, {}, {}], ...rows],
      },
      layout: {
        hLineWidth: (line) => (line === 1 ? 1 : 0),
        hLineColor: () => `#${color.teal}`,
        vLineWidth: () => 0,
        paddingLeft: () => 0,
        paddingRight: () => GAP,
        paddingTop: () => 3,
        paddingBottom: () => 3,
      },
    },
  ]
}

/** Role and printed name over the first line; lines of the same height for signature and date. */
function signatureRow(signature: Signature, widths: number[], { words, draw }: Sheet): TableCell[] {
  const captions = [words['documents.fullName'], words['documents.signature'], words['documents.date']]
  return captions.map((caption, column) => {
    const first = column === 0
    const name = first && signature.name ? draw(signature.name) : ' '
    return {
      marginTop: 4,
      stack: [
        { text: first ? draw(signature.role) : ' ', bold: true, fontSize: size.table },
        { text: name, marginTop: 8 },
        ruledLine(widths[column] ?? 0, 1),
        { text: caption, fontSize: 7, color: `#${color.ink2}`, marginTop: 2 },
      ],
    }
  })
}
