import type { List, Rates } from './model.ts'
import type { Draws } from './random.ts'

/** What may go wrong with a record; besides the rates, what a Windows-1251 file cannot hold. */
export type Slip = keyof Rates | 'lostInEncoding'

/** How often something could have gone wrong, and did. */
export type Tally = Map<Slip, { could: number; did: number }>

/** A clerk at work on one record. */
export interface Clerk {
  list: List
  rates: Rates
  draws: Draws
  /** Decides whether this slip happens here, where it can, and remembers it. */
  slips(slip: keyof Rates): boolean
  /** What happened to the record so far, in order. */
  made: Slip[]
}

export function seatClerk(list: List, rates: Rates, draws: Draws, tally: Tally): Clerk {
  const made: Slip[] = []
  const slips = (slip: keyof Rates): boolean => {
    const did = draws.chance(rates[slip])
    count(tally, slip, did)
    if (did) made.push(slip)
    return did
  }
  return { list, rates, draws, slips, made }
}

export function count(tally: Tally, slip: Slip, did: boolean): void {
  const known = tally.get(slip) ?? { could: 0, did: 0 }
  tally.set(slip, { could: known.could + 1, did: known.did + (did ? 1 : 0) })
}
