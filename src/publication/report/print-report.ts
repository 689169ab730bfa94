import { z } from 'zod'
import { dayIn, zoneOf } from '../../cases/read-zone.ts'
import { listFigures } from '../../figures/index.ts'
import { figureWords, quoteFigures, sideBySide } from '../../figures/rules.ts'
import { fileName, type PrintedForm, renderDocx, renderPdf } from '../../platform/documents/index.ts'
import { PrintLanguage } from '../../platform/documents/model.ts'
import { FileAnswer, notFound, route } from '../../platform/http/route.ts'
import { translatorFor } from '../../platform/i18n.ts'
import { readPublicationSettings } from '../read-settings.ts'
import { findRelease, readTables } from '../store.ts'
import { tableWords } from '../words.ts'
import { buildReport } from './build-report.ts'

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** The yearly report over a release, prepared or published, to be completed by the rapporteur. */
export const printReport = route({
  method: 'GET',
  path: '/api/releases/:releaseId/report.:format',
  summary: 'The rapporteur’s yearly report over a release as PDF or DOCX; protected figures only',
  permission: 'release:read',
  audit: 'report.printed',
  params: z.object({ releaseId: z.uuid(), format: z.enum(['pdf', 'docx']) }),
  query: z.object({ lang: PrintLanguage.default('ky') }),
  answer: 'file',
  handle: async ({ trx, services, params, query, auditObject }) => {
    const release = await findRelease(trx, params.releaseId)
    if (!release) return notFound()
    auditObject('release', params.releaseId)
    const { reference, config } = services
    const words = figureWords(reference)
    // What this system holds is in the protected tables only: no count of ours stands beside them.
    const years = sideBySide(await listFigures(trx), [], [], words)
    const form = await buildReport({
      release,
      tables: await readTables(trx, params.releaseId),
      definitions: (await readPublicationSettings(config)).tables,
      quoted: quoteFigures(years, words),
      comparisons: new Map(years.map(({ period, comparisons }) => [period, comparisons])),
      words: tableWords(reference, query.lang, translatorFor(query.lang)),
      reference,
      printedAt: dayIn(zoneOf(config.country), new Date()),
    })
    return new FileAnswer(
      await render(form, params.format),
      TYPES[params.format],
      fileName(form, params.format),
    )
  },
})

const render = (form: PrintedForm, format: keyof typeof TYPES) =>
  format === 'pdf' ? renderPdf(form) : renderDocx(form)
