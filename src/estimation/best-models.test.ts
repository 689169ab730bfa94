import { beforeAll, describe, expect, test } from 'vitest'
import { fitAllModels } from './best-models.ts'
import { hierarchicalModels, isPairwise } from './hierarchical-models.ts'
import { type FindsDescent, loadSolver } from './linear-program.ts'
import { sizeOf } from './subsets.ts'
import { finish, NEW_ORLEANS, SPINA_BIFIDA, tableFrom, UK, WESTERN } from './testing.ts'

let solver: FindsDescent
beforeAll(async () => {
  solver = await loadSolver()
})

test.each([
  [2, 1, 1],
  [3, 8, 8],
  [4, 113, 64],
  [5, 6893, 1024],
])('%i lists have %i hierarchical models, %i of them of pairs', (lists, all, pairwise) => {
  const models = [...hierarchicalModels(lists)].map((terms) => [...terms])
  expect(models.length).toBe(all)
  expect(new Set(models.map((terms) => terms.toSorted((a, b) => a - b).join())).size).toBe(all)
  expect(models.filter(isPairwise).length).toBe(pairwise)
})

test('a term is in a model only with everything that it contains', () => {
  for (const terms of hierarchicalModels(4))
    for (const term of terms)
      for (let part = term; part > 0; part = (part - 1) & term) expect(terms).toContain(part)
})

/* The best of the models of pairs by Rcapture 1.4-4 (research/linkage.md section 5). */
describe.each([
  ['UK', UK, 11175, 22991],
  ['New Orleans', NEW_ORLEANS, 2750, 1034],
  ['Western', WESTERN, 2308, 2483],
  ['Spina bifida', SPINA_BIFIDA, 758, 731],
] as const)('%s', (_, data, aic, bic) => {
  test('the best of all models of pairs', () => {
    const { pairwise, all } = finish(fitAllModels(tableFrom(data), solver))!
    expect(Math.round(pairwise.aic.fit.estimate)).toBe(aic)
    expect(Math.round(pairwise.bic.fit.estimate)).toBe(bic)
    expect(all.aic.fit.aic).toBeLessThanOrEqual(pairwise.aic.fit.aic)
    expect(all.bic.fit.bic).toBeLessThanOrEqual(pairwise.bic.fit.bic)
    expect(all.fitted).toBeGreaterThanOrEqual(pairwise.fitted)
    expect(pairwise.aic.terms.every((term) => sizeOf(term) <= 2)).toBe(true)
  })
})
