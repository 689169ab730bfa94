import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { beginImport } from './begin-import.ts'
import { readImports } from './list-imports.ts'
import { matchRows } from './match-rows.ts'
import { readList } from './read-list.ts'
import { takeRows } from './take-rows.ts'
import { afterWithdrawal, undoImport } from './undo-import.ts'

/** Lists of an agency: read, looked through, brought in as a whole and taken back as a whole. */
export const importsCapability: Capability<CaseFile> = {
  name: 'imports',
  routes: [readImports, readList, matchRows, beginImport, takeRows, undoImport],
  effects: { 'case.withdrawn': afterWithdrawal },
}
