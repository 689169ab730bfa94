import { bcaQuantile, bootstrapStepwise } from '../src/estimation/bootstrap.ts'
import { estimateUnseen } from '../src/estimation/estimate.ts'
import { type FindsDescent, loadSolver } from '../src/estimation/linear-program.ts'
import type { CaptureLists, Estimation } from '../src/estimation/model.ts'
import { seededRandom } from '../src/estimation/random.ts'
import { chooseStepwise } from '../src/estimation/stepwise.ts'
import { ARTIFICIAL, finish, NEW_ORLEANS, tableFrom, UK, UK_SIX, WESTERN } from '../src/estimation/testing.ts'
import { drawLists } from './synthetic-lists.ts'
import { printTable, seeded } from './table.ts'

/*
 * Estimation against the reference values of R SparseMSE 2.0.1, Rcapture 1.4-4 and dga 2.0.2 (research/standards.md
 * section 10.3, research/linkage.md section 5), and how long it takes.
 */

type Reference = [what: string, reference: number, ours: number | null | undefined, tolerance: number]

const REPLICATES = 1000

export const run = async (): Promise<void> => {
  const solver = await loadSolver()
  const answers = new Map<CaptureLists, Estimation>()
  const seconds: [string, number, string][] = []
  for (const [name, data] of PUBLISHED) {
    const began = performance.now()
    answers.set(
      data,
      finish(estimateUnseen([data], { replicates: null, seed: 1, linkage: 'reviewed' }, solver)),
    )
    seconds.push([`${name}: everything but the bootstrap`, since(began), ''])
  }
  printReferences(answers)
  printBootstraps(solver)
  printLargeTables(solver, seconds)
}

const PUBLISHED: [string, CaptureLists][] = [
  ['UK', UK],
  ['New Orleans', NEW_ORLEANS],
  ['Western US', WESTERN],
  ['Artificial', ARTIFICIAL],
]

const since = (began: number): number => (performance.now() - began) / 1000

const references = (answers: Map<CaptureLists, Estimation>): Reference[] => {
  const [uk, newOrleans, western, artificial] = PUBLISHED.map(([, data]) => answers.get(data)!) as [
    Estimation,
    Estimation,
    Estimation,
    Estimation,
  ]
  const fitted = (
    name: string,
    { estimate, lower, upper, deviance }: Estimation['independence'],
    [a, b, c, d]: [number, number, number, number],
  ): Reference[] => [
    [`${name}: estimate`, a, estimate, 1e-6],
    [`${name}: lower end`, b, lower, 1e-4],
    [`${name}: upper end`, c, upper, 1e-4],
    // Given with four decimals, so with five to six digits.
    [`${name}: deviance`, d, deviance, 5e-6],
  ]
  const coefficients: [string, number][] = [
    ['intercept', 9.05590519],
    ['LA', -5.08847677],
    ['NG', -2.90506559],
    ['PFNCA', -2.14851994],
    ['GO', -2.52177293],
    ['GP', -3.30533398],
    ['LA:NG', 1.52395333],
    ['NG:GP', -2.92170206],
    ['PFNCA:GP', -1.24675133],
    ['LA:PFNCA', 0.92242572],
    ['GO:GP', -1.1905206],
    ['NG:GO', -0.55335021],
  ]
  return [
    ...fitted('UK, independence', uk.independence, [13444.131, 11985.171, 15133.426, 118.5316]),
    ...fitted('UK, stepwise', uk.stepwise, [11312.99, 9884.403, 13027.397, 16.3514]),
    ...coefficients.map(
      ([term, value]): Reference => [`UK, stepwise: ${term}`, value, uk.stepwise.coefficients?.[term], 1e-6],
    ),
    ...fitted('New Orleans, independence', newOrleans.independence, [1034.151, 658.258, 1708.602, 19.2835]),
    ...fitted('Western US, independence', western.independence, [2007.142, 1420.418, 2913.969, 40.9631]),
    ...fitted('Western US, stepwise', western.stepwise, [2483.384, 1657.094, 3830.03, 26.5842]),
    ...fitted('Artificial, independence', artificial.independence, [539.094, 278.654, 1170.885, 8.8725]),
    ['UK: Chao', 17616.73, uk.chao.estimate, 1e-6],
    ['UK: Chao, bias-corrected', 17541.69, uk.chao.biasCorrected, 1e-6],
    ['New Orleans: Chao', 1681.45, newOrleans.chao.estimate, 1e-5],
    ['Western US: Chao', 2813.67, western.chao.estimate, 1e-5],
    ['UK, best by AIC of 1,024', 11175, uk.models.pairwise?.aic.estimate, 1e-4],
    ['UK, best by BIC of 1,024', 22991, uk.models.pairwise?.bic.estimate, 1e-4],
    ['New Orleans, best by AIC', 2750, newOrleans.models.pairwise?.aic.estimate, 1e-3],
    ['Western US, best by AIC', 2308, western.models.pairwise?.aic.estimate, 1e-3],
    ['UK, dga: mean', 21282, uk.graphs?.mean, 1e-4],
    ['UK, dga: lower end', 10387, uk.graphs?.lower, 1e-3],
    ['UK, dga: upper end', 33508, uk.graphs?.upper, 1e-3],
    ['New Orleans, dga: mean', 935, newOrleans.graphs?.mean, 1e-3],
    ['Western US, dga: mean', 2248, western.graphs?.mean, 1e-3],
  ]
}

const printReferences = (answers: Map<CaptureLists, Estimation>): void => {
  const rows = references(answers).map(([what, reference, ours, tolerance]) => {
    const error = typeof ours === 'number' ? Math.abs(ours / reference - 1) : Infinity
    return [
      what,
      reference,
      typeof ours === 'number' ? Number(ours.toPrecision(9)) : 'none',
      error.toExponential(1),
      tolerance.toExponential(0),
      error <= tolerance ? 'yes' : 'NO',
    ]
  })
  printTable(
    `Against R (${rows.filter((row) => row.at(-1) === 'yes').length} of ${rows.length} within tolerance)`,
    ['what', 'R', 'ours', 'relative error', 'tolerance', 'within'],
    rows,
  )
}

const printBootstraps = (solver: FindsDescent): void => {
  const reference: [string, CaptureLists, string][] = [
    ['UK', UK, '8,785 to 14,701'],
    ['New Orleans', NEW_ORLEANS, '589 to 1,704'],
    ['Western US', WESTERN, '1,293 to 3,672'],
  ]
  const rows = reference.flatMap(([name, data, published]) =>
    [1, 2].map((seed) => {
      const { interval, seconds } = timeBootstrap(data, seed, solver)
      return [name, published, seed, interval, seconds.toFixed(2)]
    }),
  )
  printTable(
    `BCa interval over the choice of model, ${REPLICATES} replicates (bar: UK ≤ 10 s)`,
    ['lists', 'SparseMSE, one seed', 'seed', 'ours', 'seconds'],
    rows,
  )
}

const timeBootstrap = (data: CaptureLists, seed: number, solver: FindsDescent) => {
  const table = tableFrom(data)
  const began = performance.now()
  const chosen = chooseStepwise(table, solver)!
  const distribution = finish(
    bootstrapStepwise(table, chosen.fit.estimate, REPLICATES, seededRandom(seed), solver),
  )
  const end = (share: number) =>
    distribution === null ? '–' : Math.round(bcaQuantile(distribution, share)).toLocaleString('en')
  return { chosen, interval: `${end(0.025)} to ${end(0.975)}`, seconds: since(began) }
}

const printLargeTables = (solver: FindsDescent, seconds: [string, number, string][]): void => {
  const six = timeBootstrap(UK_SIX, 1, solver)
  seconds.push([
    `UK, six lists: stepwise with ${REPLICATES} replicates`,
    six.seconds,
    `${Math.round(six.chosen.fit.estimate)} (${six.interval}), ${six.chosen.pairs.length} pairs; R needed 457 s`,
  ])
  const tables: [number, number, number, string][] = [
    [6, 12_000, 0.045, ''],
    [8, 1_000, 0.025, 'as many as the eight lists of New Orleans, for which R needed 532 s'],
    [8, 50_000, 0.02, ''],
    [10, 20_000, 0.03, ''],
  ]
  for (const [lists, people, share, note] of tables) {
    const data = drawLists(seeded(lists), lists, people, share)
    const { chosen, interval, seconds: taken } = timeBootstrap(data, 1, solver)
    const seen = data.histories.reduce((sum, { count }) => sum + count, 0)
    seconds.push([
      `${lists} lists, ${seen} of ${people} synthetic people seen: stepwise with ${REPLICATES} replicates`,
      taken,
      [`${Math.round(chosen.fit.estimate)} (${interval}), ${chosen.pairs.length} pairs`, note]
        .filter(Boolean)
        .join('; '),
    ])
  }
  printTable(
    'How long it takes',
    ['what', 'seconds', 'note'],
    seconds.map(([what, taken, note]) => [what, taken.toFixed(2), note]),
  )
}
