import { canBeFitted } from './existence.ts'
import { hierarchicalModels, isPairwise } from './hierarchical-models.ts'
import type { FindsDescent } from './linear-program.ts'
import { type Fit, fitModel, type Terms } from './log-linear.ts'
import type { Table } from './table.ts'

export interface FittedModel {
  terms: Terms
  fit: Fit
}

export interface BestModels {
  /** Models there are, and those of them with a finite and unique estimate. */
  models: number
  fitted: number
  aic: FittedModel
  bic: FittedModel
}

/** More lists have too many models: six have 1.1 million hierarchical ones of pairs and triples alone. */
export const MOST_LISTS_FOR_ALL_MODELS = 5

/**
 * Fits every hierarchical model and keeps the best by AIC and by BIC; of two equally good ones the first, which has no
 * more terms. `pairwise` are the same among models without terms of three lists or more.
 */
export function* fitAllModels(
  table: Table,
  findsDescent: FindsDescent,
): Generator<number, { all: BestModels; pairwise: BestModels } | null> {
  const all = new Race()
  const pairwise = new Race()
  let done = 0
  for (const terms of hierarchicalModels(table.lists)) {
    const fit = canBeFitted(table, terms, findsDescent) ? fitModel(table, terms) : null
    all.enter(terms, fit)
    if (isPairwise(terms)) pairwise.enter(terms, fit)
    done += 1
    yield done
  }
  const [best, bestPairwise] = [all.result(), pairwise.result()]
  return best === null || bestPairwise === null ? null : { all: best, pairwise: bestPairwise }
}

class Race {
  #models = 0
  #fitted = 0
  #aic: FittedModel | null = null
  #bic: FittedModel | null = null

  enter(terms: Terms, fit: Fit | null): void {
    this.#models += 1
    if (fit === null) return
    this.#fitted += 1
    if (this.#aic === null || isBetter(fit.aic, this.#aic.fit.aic)) this.#aic = { terms, fit }
    if (this.#bic === null || isBetter(fit.bic, this.#bic.fit.bic)) this.#bic = { terms, fit }
  }

  result(): BestModels | null {
    if (this.#aic === null || this.#bic === null) return null
    return { models: this.#models, fitted: this.#fitted, aic: this.#aic, bic: this.#bic }
  }
}

/** Better by more than rounding, so that equal models keep their order. */
const isBetter = (one: number, other: number): boolean => one < other - 1e-9 * Math.abs(other)
