import { detect } from 'chardet'
import iconv from 'iconv-lite'
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

/** UTF-8 where it is valid; else what it looks like: old offices still write Windows-1251. */
const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const encoding = detect(bytes) ?? 'windows-1251'
    return iconv.decode(bytes, iconv.encodingExists(encoding) ? encoding : 'windows-1251')
  }
}

export const isGrave = (file: ReadFile): boolean => file.findings.some((finding) => finding.grave)
