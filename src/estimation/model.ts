import { z } from 'zod'

/** How many people were found on which lists: what an estimate of those never seen is made from. */
export interface CaptureLists {
  lists: string[]
  /** `set` has bit i when the people are on list i; nobody is on no list, and each set appears once. */
  histories: { set: number; count: number }[]
}

/** More would need tables of more than 4,096 cells, and no study has so many lists. */
export const MOST_LISTS = 12
/** A count above this is a mistake: no country has so many people. */
export const MOST_PEOPLE = 1_000_000_000
/** Enough for steady interval ends; more only takes time. */
export const MOST_REPLICATES = 100_000

const figure = z.number()
/** Null where the data have no finite estimate, or where it is withheld because the data cannot carry it. */
const maybe = z.number().nullable()
const Pair = z.tuple([z.string(), z.string()])

/** A number of people altogether (seen and never seen) with its 95 % interval. */
const Range = z.object({ estimate: maybe, lower: maybe, upper: maybe })
const Fitted = Range.extend({ deviance: maybe })

const ChosenModel = Fitted.extend({
  /** Terms beyond the lists themselves, each as the lists it joins. */
  terms: z.array(z.array(z.string())),
  aic: figure,
  bic: figure,
})
export type ChosenModel = z.infer<typeof ChosenModel>

const BestOf = z.object({ models: figure, fitted: figure, aic: ChosenModel, bic: ChosenModel })
export type BestOf = z.infer<typeof BestOf>

const Finding = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
/** Why something is refused or doubtful: a code with its message `estimation.<refusal|warning>.<code>`. */
export type Finding = z.infer<typeof Finding>

/** What `umai estimate --json` prints, after `contracts.md`; what stands after `why` is ours. */
export const Estimation = z.object({
  n: figure,
  lists: z.array(z.string()),
  independence: Fitted,
  stepwise: Fitted.extend({
    pairs: z.array(Pair),
    emptyPairs: z.array(Pair),
    coefficients: z.record(z.string(), maybe).nullable(),
    aic: maybe,
    bic: maybe,
  }),
  chao: z.object({ estimate: maybe, biasCorrected: maybe }),
  bootstrap: z
    .object({
      lower: maybe,
      upper: maybe,
      replicates: figure,
      seed: figure,
      withoutEstimate: figure,
    })
    .nullable(),
  estimable: z.boolean(),
  why: z.array(z.string()),
  warnings: z.array(z.string()),
  refusals: z.array(Finding),
  doubts: z.array(Finding),
  onOneList: figure,
  onTwoLists: figure,
  twoLists: z
    .object({ lincolnPetersen: maybe, chapman: figure, variance: figure, lower: figure, upper: figure })
    .nullable(),
  models: z.object({ hierarchical: BestOf.nullable(), pairwise: BestOf.nullable() }),
  graphs: z
    .object({
      mean: figure,
      median: figure,
      mode: figure,
      lower: figure,
      upper: figure,
      graphs: figure,
      delta: figure,
    })
    .nullable(),
  /** Lowest and highest of the estimates by the different methods. */
  range: z.object({ lowest: maybe, highest: maybe }),
  draws: z.object({ count: figure, fewestSeen: figure, mostSeen: figure }),
  linkage: z.enum(['drawn', 'reviewed', 'not-stated', 'not-reviewed']),
})
export type Estimation = z.infer<typeof Estimation>

export const EstimateRequest = z.object({
  /** The CSV text of a capture-history table: counts, never names. */
  table: z.string().min(1).max(200_000),
  linkageReviewed: z.boolean(),
})

const year = () => z.number().int().min(1990).max(2100)
/** The lists held here, of cases opened in these years; names of lists in this language. */
export const ListsRequest = z
  .object({ from: year(), to: year(), language: z.enum(['ky', 'ru', 'en']) })
  .refine(({ from, to }) => from <= to, { message: 'range-reversed', path: ['to'] })
export type ListsRequest = z.infer<typeof ListsRequest>
