import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { decideReview, reopenReview } from './decide-review.ts'
import { askAfterIdentity, findDuplicates } from './find-duplicates.ts'
import { listDuplicates } from './list-reviews.ts'
import { readSamePerson } from './list-same-person.ts'
import { readReview, revealReview } from './read-review.ts'
import { leaveQueue } from './review-store.ts'

export { countSharedPeople, listMembers, readLinkage } from './agency-lists.ts'
export { dropTokenLinks, regroupByTokens, saveTokenLinks } from './token-store.ts'

/** One person, counted once: which records are the same person, found by reviewers and reversible. */
export const duplicatesCapability: Capability<CaseFile> = {
  name: 'duplicates',
  routes: [readSamePerson, listDuplicates, readReview, revealReview, decideReview, reopenReview],
  effects: {
    'identity.recorded': askAfterIdentity,
    'case.withdrawn': (trx, { event }) => leaveQueue(trx, event),
  },
  jobs: [findDuplicates],
}
