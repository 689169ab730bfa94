import type { CaseFile } from '../case-file.ts'
import type { OpenedFact } from '../people/model.ts'
import type { PrintLanguage } from '../platform/documents/model.ts'
import type { Translate } from '../platform/i18n.ts'
import type { Labels, Procedure, Reference } from '../reference/model.ts'

/** What a printed form is filled from: everything that is already there, so that nobody types it again. */
export interface PrintInput {
  file: CaseFile
  /** The case's short code; the only thing that names the paper. */
  code: string
  /** Empty when whoever prints may not open the identity. */
  identity: OpenedFact[]
  reference: Reference
  procedure: Procedure
  agencies: Record<string, Labels>
  language: PrintLanguage
  t: Translate
  /** ISO instant with the office's offset. */
  printedAt: string
}
