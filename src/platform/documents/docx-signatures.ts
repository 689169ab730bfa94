import type { Paragraph } from 'docx'
import { Table, TableRow } from 'docx'
import {
  cell,
  fixed,
  flush,
  noBorders,
  paragraph,
  quiet,
  ruledLine,
  type Sheet,
  twips,
} from './docx-parts.ts'
import { docxHeading } from './docx-section.ts'
import { size } from './look.ts'
import type { Signature } from './model.ts'

/** Shares of the width for name, signature and date. */
const SHARES = [0.42, 0.34, 0.24]

/** The lines people sign on, under their heading; nothing when nobody has to sign. */
export function docxSignatures(signatures: Signature[], sheet: Sheet): (Paragraph | Table)[] {
  if (signatures.length === 0) return []
  const widths = SHARES.map((share) => sheet.width * share)
  const table = new Table({
    layout: fixed,
    columnWidths: widths.map(twips),
    width: { size: twips(sheet.width), type: 'dxa' },
    borders: noBorders,
    rows: signatures.map((signature) => signatureRow(signature, widths, sheet)),
  })
  return [docxHeading(sheet.words['documents.signatures']), table]
}

/** Role and printed name over the first line; lines of the same height for signature and date. */
function signatureRow(signature: Signature, widths: number[], { words }: Sheet): TableRow {
  const captions = [words['documents.fullName'], words['documents.signature'], words['documents.date']]
  const cells = captions.map((caption, column) => {
    const first = column === 0
    const children = [
      paragraph(first ? signature.role : '', { bold: true, size: size.table }),
      paragraph(first ? (signature.name ?? '') : '', { before: 10 }),
      ruledLine(0),
      paragraph(caption, { ...quiet, size: 7 }),
    ]
    return cell(children, widths[column] ?? 0, flush)
  })
  return new TableRow({ cantSplit: true, children: cells })
}
