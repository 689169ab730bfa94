import type { BestOf, ChosenModel, Estimation } from '../model.ts'

/** One method of the picture and the table. */
export interface MethodLine {
  method: string
  /** Null where the method gives only an interval. */
  estimate: number | null
  lower: number | null
  upper: number | null
  /** Message key of what it supposes, and what goes into the message. */
  how: string
  params: Record<string, string | number>
}

/** Every method in the order they are read: from the simplest, the bound last. */
export const linesOf = (answer: Estimation): MethodLine[] => [
  { method: 'independence', ...answer.independence, how: 'independence', params: {} },
  { method: 'stepwise', ...answer.stepwise, ...howTerms(answer.stepwise.pairs) },
  ...bootstrapLine(answer),
  ...bestLines('pairs', answer.models.pairwise),
  ...bestLines('all', answer.models.hierarchical),
  ...graphLine(answer),
  {
    method: 'chao',
    estimate: answer.chao.biasCorrected,
    lower: null,
    upper: null,
    how: 'chao',
    params: {},
  },
]

const howTerms = (terms: readonly (readonly string[])[]): Pick<MethodLine, 'how' | 'params'> =>
  terms.length === 0
    ? { how: 'independence', params: {} }
    : { how: 'terms', params: { terms: terms.map((term) => term.join('–')).join(', ') } }

const bootstrapLine = ({ bootstrap }: Estimation): MethodLine[] =>
  bootstrap === null
    ? []
    : [
        {
          method: 'bootstrap',
          estimate: null,
          lower: bootstrap.lower,
          upper: bootstrap.upper,
          how: 'bootstrap',
          params: { replicates: bootstrap.replicates },
        },
      ]

const bestLines = (which: 'pairs' | 'all', best: BestOf | null): MethodLine[] => {
  if (best === null) return []
  const line = (criterion: 'aic' | 'bic', model: ChosenModel): MethodLine => ({
    method: `${criterion}-${which}`,
    estimate: model.estimate,
    lower: model.lower,
    upper: model.upper,
    ...howTerms(model.terms),
  })
  return [line('aic', best.aic), line('bic', best.bic)]
}

const graphLine = ({ graphs }: Estimation): MethodLine[] =>
  graphs === null
    ? []
    : [
        {
          method: 'graphs',
          estimate: graphs.mean,
          lower: graphs.lower,
          upper: graphs.upper,
          how: 'graphs',
          params: { graphs: graphs.graphs },
        },
      ]
