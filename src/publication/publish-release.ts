import { z } from 'zod'
import { Failure, notFound, route } from '../platform/http/route.ts'
import { findRelease, setPublished } from './store.ts'

const Answer = z.object({ publishedAt: z.string() })

/** Lets a prepared release out, for good. Never by whoever prepared it: the database refuses that too. */
export const publishRelease = route({
  method: 'POST',
  path: '/api/releases/:releaseId/publish',
  summary: 'Publish a prepared release; another person than the one who prepared it',
  permission: 'release:publish',
  audit: 'release.published',
  params: z.object({ releaseId: z.uuid() }),
  answer: Answer,
  handle: async ({ trx, actor, params, auditObject }) => {
    const release = await findRelease(trx, params.releaseId)
    if (!release) return notFound()
    auditObject('release', params.releaseId)
    if (release.publishedAt !== null) return new Failure(409, 'already-published')
    if (release.preparedBy === actor.account) return new Failure(409, 'same-person')
    const now = new Date()
    const done = await setPublished(trx, params.releaseId, actor.account, now)
    return done ? { publishedAt: now.toISOString() } : new Failure(409, 'already-published')
  },
})
