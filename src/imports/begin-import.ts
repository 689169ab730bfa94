import { findWay } from '../contributions/index.ts'
import { accepts } from '../contributions/rules.ts'
import { Failure, route } from '../platform/http/route.ts'
import { fileTerm } from './file-term.ts'
import { BeginImport, ImportSummary } from './model.ts'
import { findImport, findImportOfFile, insertImport, listImports } from './store.ts'

/** Begins an import, if the agency chose to share identity; the same one again changes nothing, and a file whose import stands is not begun twice. */
export const beginImport = route({
  method: 'POST',
  path: '/api/imports',
  summary: 'Begin to bring in a list; its rows follow in batches',
  permission: 'list:import',
  audit: 'import.begun',
  body: BeginImport,
  answer: ImportSummary,
  handle: async ({ trx, services, actor, body, auditObject }) => {
    auditObject('import', body.importId)
    if (!accepts(await findWay(trx, actor.agency), 'identity')) return new Failure(409, 'way-not-chosen')
    const [token] = await services.keys.blindTokens([fileTerm(body.fingerprint)])
    const known = await findImport(trx, body.importId)
    if (known && String(known.file_token) !== String(token)) return new Failure(409, 'id-in-use')
    if (!known) {
      const same = await findImportOfFile(trx, token!)
      if (same) return new Failure(409, 'list-imported-before', { importId: same.import_id })
      const taken = await services.access.asSystem(trx, actor, () => findImport(trx, body.importId))
      if (taken) return new Failure(409, 'id-in-use')
      await services.access.asSystem(trx, actor, () =>
        insertImport(trx, {
          importId: body.importId,
          agency: actor.agency,
          account: actor.account,
          fileToken: token!,
          rows: body.rows,
        }),
      )
    }
    return (await listImports(trx, body.importId))[0]!
  },
})
