import { checkFigures } from './check-figures.ts'
import type { ReadFile } from './model.ts'
import { type ReadContext, readFiguresCsv } from './read-csv.ts'
import { readFiguresSdmx } from './sdmx-figures.ts'

/** Reads a file of published figures, CSV or SDMX-ML, and checks it. Nothing is written anywhere. */
export const readFiguresFile = (bytes: Buffer, context: ReadContext): ReadFile => {
  const text = textOf(bytes)
  const isXml = text.trimStart().startsWith('<')
  const file = isXml ? readFiguresSdmx(text, context) : readFiguresCsv(text, context)
  return { ...file, findings: [...file.findings, ...checkFigures(file.figures, context.words)] }
}

/** UTF-8 where it is valid, UTF-16 by its mark; else Windows-1251, which old offices of the country still write. */
const textOf = (bytes: Buffer): string => {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  if (wide) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

export const isGrave = (file: ReadFile): boolean => file.findings.some((finding) => finding.grave)
