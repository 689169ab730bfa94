import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { ImportSummary } from './model.ts'
import { listImports } from './store.ts'

/** The lists the agency brought in, newest first. */
export const readImports = route({
  method: 'GET',
  path: '/api/imports',
  summary: 'Lists the agency brought in',
  permission: 'list:import',
  audit: 'import.listed',
  answer: z.object({ imports: z.array(ImportSummary) }),
  handle: async ({ trx }) => ({ imports: await listImports(trx) }),
})
