import type { CaptureLists } from '../src/estimation/model.ts'

/**
 * Synthetic people on synthetic lists, sparse as real ones are: every list finds about this share of all people, each
 * second list one and a half times as many; people on the first list are four times as likely to be on the second.
 */
export const drawLists = (
  random: () => number,
  lists: number,
  people: number,
  share: number,
): CaptureLists => {
  const counts = new Map<number, number>()
  for (let person = 0; person < people; person += 1) {
    let set = 0
    for (let list = 0; list < lists; list += 1) {
      const known = list === 1 && (set & 1) === 1 ? 4 : 1
      if (random() < share * known * (list % 2 === 0 ? 1 : 1.5)) set |= 1 << list
    }
    if (set > 0) counts.set(set, (counts.get(set) ?? 0) + 1)
  }
  return {
    lists: Array.from({ length: lists }, (_, at) => String.fromCharCode(65 + at)),
    histories: [...counts].map(([set, count]) => ({ set, count })),
  }
}
