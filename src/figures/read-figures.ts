import { z } from 'zod'
import { loadPolicy } from '../disclosure/index.ts'
import { route } from '../platform/http/route.ts'
import { contributedFigures } from './contributed.ts'
import { heldFigures } from './held.ts'
import { knownOverlaps } from './known-overlaps.ts'
import { Finding, YearOfFigures } from './model.ts'
import { figureWords, sideBySide } from './rules.ts'
import { listFigures, listImports } from './store.ts'

const Answer = z.object({
  years: z.array(YearOfFigures),
  imports: z.array(
    z.object({
      importId: z.string(),
      format: z.enum(['csv', 'sdmx']),
      importedAt: z.string(),
      bundled: z.boolean(),
      figures: z.number(),
      findings: z.array(Finding),
    }),
  ),
})
export type FiguresAnswer = z.infer<typeof Answer>

/** Who says what, year by year, and what was wrong with the files. How many stand on two lists, where both are held here or linked by tokens. */
export const readFigures = route({
  method: 'GET',
  path: '/api/figures',
  summary: 'Figures of every body side by side, with the reasons they differ; counts only',
  permission: 'figures:read',
  audit: 'figures.read',
  answer: Answer,
  handle: async ({ trx, services, actor }): Promise<FiguresAnswer> => {
    const words = figureWords(services.reference)
    const { threshold } = (await loadPolicy()).policy
    const held = await heldFigures(trx, services.reference, new Date())
    const contributed = await contributedFigures(trx, held, words)
    const overlaps = await knownOverlaps(trx, services, actor, words, threshold)
    return {
      years: sideBySide(
        await listFigures(trx),
        [...held, ...contributed.entries],
        [...contributed.overlaps, ...overlaps],
        words,
      ),
      imports: await listImports(trx),
    }
  },
})
