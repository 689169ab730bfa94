/** Prints rows as a Markdown table, the form in which docs/benchmarks.md keeps them. */
export const printTable = (title: string, columns: string[], rows: (string | number)[][]): void => {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  process.stdout.write(
    `\n### ${title}\n\n${[line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')}\n`,
  )
}

/** The value below which `share` (0..1) of the sorted samples lie. */
export const quantile = (samples: number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`

/** A small seeded generator (mulberry32), so that a benchmark's data are the same every time. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Writes progress with the time left to standard error. */
export const progress = (what: string, total: number) => {
  const began = Date.now()
  return (done: number) => {
    const left = done === 0 ? 0 : ((Date.now() - began) / done) * (total - done)
    process.stderr.write(
      `\r${what}: ${done} of ${total}, ${Math.ceil(left / 1000)} s left   ${done >= total ? '\n' : ''}`,
    )
  }
}
