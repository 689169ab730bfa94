import { z } from 'zod'
import { foldCase } from '../case-file.ts'
import type { CaseServices } from '../cases/case-services.ts'
import { listEvents } from '../cases/index.ts'
import { agencyLabels } from '../cases/read-names.ts'
import { dayIn, zoneOf } from '../cases/read-zone.ts'
import { findPersonKey } from '../people/person-keys.ts'
import { listIdentity } from '../people/store.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { fileName, type PrintedForm, renderDocx, renderPdf } from '../platform/documents/index.ts'
import { PrintLanguage } from '../platform/documents/model.ts'
import { FileAnswer, notFound, route } from '../platform/http/route.ts'
import { translatorFor } from '../platform/i18n.ts'
import { buildForm, forms } from './forms.ts'
import type { PrintInput } from './print-input.ts'

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A form of the case on paper, filled from what is there. Printing opens the identity, and is audited as that. */
export const printDocument = route({
  method: 'GET',
  path: '/api/cases/:caseId/documents/:form.:format',
  summary: 'Print a form of the case as PDF or DOCX',
  permission: 'document:print',
  audit: 'document.printed',
  params: z.object({ caseId: z.uuid(), form: z.enum(forms), format: z.enum(['pdf', 'docx']) }),
  query: z.object({
    lang: PrintLanguage.default('ky'),
    referral: z.uuid().optional(),
    plan: z.uuid().optional(),
  }),
  answer: 'file',
  handle: async ({ trx, services, params, query, auditObject }) => {
    auditObject('case', params.caseId, `print-${params.form}`)
    const input = await gatherInput(trx, services as CaseServices, params.caseId, query.lang)
    const form =
      input &&
      buildForm(params.form, input, {
        referral: query.referral,
        plan: query.plan,
        timeZone: zoneOf(services.config.country),
      })
    if (!form) return notFound()
    return new FileAnswer(
      await render(form, params.format),
      TYPES[params.format],
      fileName(form, params.format),
    )
  },
})

const render = (form: PrintedForm, format: keyof typeof TYPES) =>
  format === 'pdf' ? renderPdf(form) : renderDocx(form)

/** Reads the case as whoever prints may see it; null when they may not. Names are there only if they may open them. */
export const gatherInput = async (
  trx: Trx,
  services: CaseServices,
  caseId: string,
  language: PrintInput['language'],
): Promise<PrintInput | null> => {
  const row = await trx
    .selectFrom('core.case_file')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) return null
  const key = await findPersonKey(trx, services, row.person_id)
  const file = foldCase(caseId, row.person_id, await listEvents(trx, caseId, key))
  const procedure = services.procedures.of(file.case.procedure)
  if (!procedure) return null
  const named = [
    file.case.leadAgency,
    file.case.openedBy.agency,
    ...file.case.team.map((each) => each.agency),
    ...file.referrals.referrals.flatMap((each) => [each.from, each.toAgency]),
  ]
  return {
    file,
    code: row.code,
    identity: await listIdentity(trx, services, row.person_id),
    reference: services.reference,
    procedure,
    agencies: await agencyLabels(trx, named),
    language,
    t: translatorFor(language),
    printedAt: dayIn(zoneOf(services.config.country), new Date()),
  }
}
