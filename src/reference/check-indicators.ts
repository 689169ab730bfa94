import type { IndicatorFile } from './indicator-model.ts'
import type { Finding } from './read-yaml.ts'

/** Each list has as many indicators as its source counts, and a list to be counted by has every rating. */
export function checkIndicators({ lists, indicators }: IndicatorFile): Finding[] {
  return lists.flatMap(({ id, size, status }, index) => {
    const path = ['lists', index]
    const inList = indicators.filter(({ ratings }) => ratings[id] !== undefined)
    const findings: Finding[] = []
    if (inList.length !== size) {
      findings.push({
        path: [...path, 'size'],
        expected: `${size} indicators in ${id}`,
        found: `${inList.length}`,
      })
    }
    if (status === 'VERIFIED') {
      for (const { id: indicator, ratings } of inList) {
        if (ratings[id] !== null) continue
        const at = indicators.findIndex((each) => each.id === indicator)
        findings.push({ path: ['indicators', at, 'ratings', id], expected: 'a rating', found: 'null' })
      }
    }
    return findings
  })
}
