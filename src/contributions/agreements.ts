import { z } from 'zod'
import { agencyLabels } from '../cases/read-names.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, notFound, route, type Services } from '../platform/http/route.ts'
import { makeKey } from './keys.ts'
import { Agreements, NewAgreement } from './model.ts'
import { closeAgreement, findAgreement, insertAgreement, listAgreements } from './store.ts'

/** Every agreement there was. No key stands here, and none can be read again. */
export const readAgreements = route({
  method: 'GET',
  path: '/api/token-agreements',
  summary: 'Agreements on tokens, their partners and the fingerprints of their keys',
  permission: 'token-key:manage',
  audit: 'token-agreement.listed',
  answer: Agreements,
  handle: ({ trx }) => allAgreements(trx),
})

const KeyFile = z.object({
  /** The key, this once; the program keeps it wrapped and gives it out never again. */
  file: z.object({ format: z.literal('umai-token-key-1'), agreement: z.string(), key: z.string() }),
  fingerprint: z.string(),
})

/** Makes a key and hands it out once. A lost one is not given again: the agreement is ended and another one made. */
export const makeAgreement = route({
  method: 'POST',
  path: '/api/token-agreements',
  summary: 'Make the key of an agreement; it is handed out in this answer only',
  permission: 'token-key:manage',
  audit: 'token-agreement.made',
  body: NewAgreement,
  answer: KeyFile,
  handle: async ({ trx, services, actor, body, auditObject }) => {
    auditObject('token-agreement', body.agreementId)
    return keepNewAgreement(trx, services, actor, body)
  },
})

/** Makes a key for these partners and keeps it wrapped; the answer is the only one that holds it. */
export const keepNewAgreement = async (
  trx: Trx,
  services: Services,
  actor: Person,
  body: { agreementId: string; name: string; partners: string[] },
): Promise<z.infer<typeof KeyFile> | Failure> => {
  const partners = [...new Set(body.partners)]
  const known = await agencyLabels(trx, partners)
  if (partners.some((each) => !known[each]))
    return new Failure(422, 'invalid', { fields: [{ path: 'partners', code: 'unknown-code' }] })
  return services.access.asSystem(trx, actor, async () => {
    if (await findAgreement(trx, body.agreementId)) return new Failure(409, 'key-handed-out')
    const { file, wrapped, fingerprint } = await makeKey(services, body)
    const row = { agreement_id: body.agreementId, name: body.name, partners, fingerprint }
    await insertAgreement(trx, { ...row, made_by: actor.account }, wrapped)
    return { file, fingerprint }
  })
}

/** Ends an agreement: the key and all tokens made with it are deleted; people that were linked stay counted once. */
export const endAgreement = route({
  method: 'POST',
  path: '/api/token-agreements/:agreementId/end',
  summary: 'End an agreement and delete its key',
  permission: 'token-key:manage',
  audit: 'token-agreement.ended',
  params: z.object({ agreementId: z.uuid() }),
  answer: Agreements,
  handle: async ({ trx, services, actor, params: { agreementId }, auditObject }) => {
    auditObject('token-agreement', agreementId)
    const row = await findAgreement(trx, agreementId)
    if (!row) return notFound()
    if (row.ended_at === null)
      await services.access.asSystem(trx, actor, () => closeAgreement(trx, agreementId, actor.account))
    return allAgreements(trx)
  },
})

const allAgreements = async (trx: Trx): Promise<Agreements> => {
  const rows = await listAgreements(trx)
  return {
    agreements: rows.map((row) => ({
      agreementId: row.agreement_id,
      name: row.name,
      fingerprint: row.fingerprint,
      partners: row.partners,
      madeAt: row.made_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
    })),
    names: await agencyLabels(
      trx,
      rows.flatMap((row) => row.partners),
    ),
  }
}
