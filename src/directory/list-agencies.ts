import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { DirectoryAgency } from './model.ts'
import { listAgencies } from './store.ts'

export const listAgenciesRoute = route({
  method: 'GET',
  path: '/api/directory/agencies',
  summary: 'The agencies of the directory, and whether they are on Umai',
  permission: 'directory:read',
  audit: 'directory.searched',
  answer: z.object({ agencies: z.array(DirectoryAgency) }),
  handle: async ({ trx }) => ({ agencies: await listAgencies(trx) }),
})
