import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { readSamePerson } from './list-same-person.ts'

/** One person, counted once: which records are the same person, found by reviewers and reversible. */
export const duplicatesCapability: Capability<CaseFile> = {
  name: 'duplicates',
  routes: [readSamePerson],
}
