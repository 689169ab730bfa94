import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { readImports } from './list-imports.ts'
import { previewList } from './preview-list.ts'
import { runBatch } from './run-batch.ts'
import { afterWithdrawal, undoImport } from './undo-import.ts'

/** Lists that agencies bring along: looked at first, imported line by line, undone as a whole. */
export const importsCapability: Capability<CaseFile> = {
  name: 'imports',
  routes: [readImports, previewList, runBatch, undoImport],
  effects: { 'case.withdrawn': afterWithdrawal },
}
