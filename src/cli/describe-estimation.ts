import type { ChosenModel, Estimation } from '../estimation/model.ts'
import { GATES, withholdUnlessEstimable } from '../estimation/rules.ts'

/**
 * The answer to read: never one number alone, and no number of a model when the data cannot carry it.
 */
export const describeEstimation = (whole: Estimation): string => {
  const answer = withholdUnlessEstimable(whole)
  const lines = answer.estimable ? [...methods(answer), ...spread(answer)] : refusal(answer)
  // How far the models differ has been said with the figures.
  const notes = answer.warnings.filter((_, at) => answer.doubts[at]?.code !== 'models-disagree')
  return `${[seen(answer), '', ...lines, ...notes.map((each) => `Note: ${each}.`)].join('\n')}\n`
}

const seen = ({ n, lists, onOneList, onTwoLists, draws }: Estimation): string => {
  const people =
    draws.fewestSeen === draws.mostSeen
      ? `${number(n)} people`
      : `${number(draws.fewestSeen)} to ${number(draws.mostSeen)} people`
  const linkages = draws.count > 1 ? `, over ${draws.count} drawn linkages` : ''
  return `${people} are on ${lists.length} lists (${lists.join(', ')}): ${number(onOneList)} on one list only, ${number(onTwoLists)} on two${linkages}.`
}

const refusal = ({ why, chao, onTwoLists }: Estimation): string[] => [
  'NOT ESTIMABLE: these lists cannot carry an estimate of those never seen.',
  ...why.map((each) => `- ${each}.`),
  chao.biasCorrected === null
    ? `No lower bound either: it needs ${GATES.onTwoListsForBound} people on exactly two lists, and there are ${number(onTwoLists)}.`
    : `Lower bound (Chao, corrected for bias): at least about ${number(chao.biasCorrected)} people altogether; how many more, the lists do not say.`,
]

type Line = [method: string, estimate: number | null, lower: number | null, upper: number | null, how: string]

const methods = (answer: Estimation): string[] => {
  const { independence, stepwise, models, graphs, bootstrap, chao } = answer
  const lines: Line[] = [
    [
      'independence',
      independence.estimate,
      independence.lower,
      independence.upper,
      'no list depends on another',
    ],
    ['stepwise', stepwise.estimate, stepwise.lower, stepwise.upper, pairsText(stepwise.pairs)],
    ...best('pairs only', models.pairwise),
    ...best('all terms', models.hierarchical),
  ]
  if (bootstrap)
    lines.splice(2, 0, [
      '  with the choice of model',
      null,
      bootstrap.lower,
      bootstrap.upper,
      `BCa, ${bootstrap.replicates} replicates, seed ${bootstrap.seed}`,
    ])
  if (graphs)
    lines.push([
      'average of graphs',
      graphs.mean,
      graphs.lower,
      graphs.upper,
      `${graphs.graphs} decomposable graphs, Bayesian`,
    ])
  lines.push(['lower bound (Chao)', chao.biasCorrected, null, null, 'corrected for bias'])
  const width = Math.max(...lines.map(([method]) => method.length))
  return [
    'Everybody, those on no list included, by method (95 % interval):',
    ...lines.map(([method, estimate, lower, upper, how]) =>
      [
        `  ${method.padEnd(width)}`,
        number(estimate).padStart(14),
        `  ${(lower === null && upper === null ? '' : `${number(lower)} to ${number(upper)}`).padStart(26)}`,
        `  ${how}`,
      ].join(''),
    ),
    '',
  ]
}

const best = (which: string, found: Estimation['models']['pairwise']): Line[] => {
  if (!found) return []
  const line = (criterion: string, model: ChosenModel): Line => [
    `best by ${criterion}, ${which}`,
    model.estimate,
    model.lower,
    model.upper,
    `${pairsText(model.terms)} (of ${found.models} models, ${found.fitted} can be fitted)`,
  ]
  return [line('AIC', found.aic), line('BIC', found.bic)]
}

const pairsText = (terms: readonly (readonly string[])[]): string =>
  terms.length === 0 ? 'no list depends on another' : terms.map((term) => term.join(':')).join(' ')

const spread = ({ range, n }: Estimation): string[] =>
  range.lowest === null || range.highest === null
    ? []
    : [
        `Depending on the model, between ${number(range.lowest)} and ${number(range.highest)} people altogether, ${number(range.lowest - n)} to ${number(range.highest - n)} of them never seen. Do not quote one of these numbers alone.`,
      ]

const number = (value: number | null): string =>
  value === null ? '–' : Math.round(value).toLocaleString('en')
