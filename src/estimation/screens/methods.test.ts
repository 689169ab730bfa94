import { beforeAll, expect, test } from 'vitest'
import { estimateUnseen } from '../estimate.ts'
import { type FindsDescent, loadSolver } from '../linear-program.ts'
import { finish, UK, UK_SIX } from '../testing.ts'
import { linesOf } from './methods.ts'

let solver: FindsDescent
beforeAll(async () => {
  solver = await loadSolver()
})

const lines = (data: typeof UK, replicates: number | null) =>
  linesOf(finish(estimateUnseen([data], { replicates, seed: 1, linkage: 'reviewed' }, solver)))

test('five lists show every method, the bound last', () => {
  const shown = lines(UK, 100)
  expect(shown.map(({ method }) => method).join(' ')).toBe(
    'independence stepwise bootstrap aic-pairs bic-pairs aic-all bic-all graphs chao',
  )
  expect(shown[1]).toMatchObject({ how: 'terms', params: { terms: expect.stringContaining('LA–NG') } })
  expect(shown[2]).toMatchObject({ estimate: null, params: { replicates: 100 } })
})

test('six lists show what there is for six', () => {
  expect(lines(UK_SIX, null).map(({ method }) => method)).toEqual(['independence', 'stepwise', 'chao'])
})
