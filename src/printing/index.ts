import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { printDocument } from './print-document.ts'

export const printingCapability: Capability<CaseFile> = { name: 'printing', routes: [printDocument] }
