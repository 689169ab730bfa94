import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { ListImport } from './model.ts'
import { listImports } from './store.ts'

/** The imports of one's own agency, with what became of their lines. */
export const readImports = route({
  method: 'GET',
  path: '/api/imports',
  summary: 'Imports of the own agency, in numbers',
  permission: 'import:run',
  audit: 'imports.listed',
  answer: z.object({ imports: z.array(ListImport) }),
  handle: async ({ trx }) => ({ imports: await listImports(trx) }),
})
