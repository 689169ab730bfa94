import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { drawGrowth } from '../src/linkage/charts.ts'
import { makePeople } from './link-people.ts'
import { runUmai } from './link-run.ts'
import { printTable } from './table.ts'

const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000]
const PICTURE = 'docs/benchmarks/link-growth.svg'

type Point = { records: number; seconds: number; processor: number; memory: number; f1: number }

/** The exponent of a straight line through the logarithms. */
export function exponentOf(points: readonly { records: number; seconds: number }[]): number {
  const logs = points.map(({ records, seconds }) => [Math.log(records), Math.log(seconds)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length
  const [x0, y0] = [mean(0), mean(1)]
  const across = logs.reduce((sum, [x]) => sum + (x - x0) ** 2, 0)
  return logs.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / across
}

/** How time grows with the number of records, up to a size (3,000,000 where none is given): a table and a picture. */
export const benchGrowth = async (most: number): Promise<void> => {
  const points: Point[] = []
  for (const records of SIZES.filter((size) => size <= most)) {
    const { folder, path } = await makePeople(records, 7)
    const { measured } = await runUmai(path)
    rmSync(folder, { recursive: true })
    const { seconds, processorSeconds: processor, peakMemory: memory, best } = measured
    points.push({ records, seconds, processor, memory, f1: best.f1 })
    process.stderr.write(`${records} records: ${seconds.toFixed(1)} s\n`)
  }
  const power = (times: readonly { records: number; seconds: number }[]) => exponentOf(times).toFixed(2)
  const processor = points.map(({ records, processor: seconds }) => ({ records, seconds }))
  printTable(
    `Growth: time ∝ n^${power(points)}, processor time ∝ n^${power(processor)} (bar: 1.15)`,
    ['records', 'seconds', 'processor seconds', 'seconds a million records', 'peak MB', 'best F1'],
    points.map((point) => [
      point.records.toLocaleString('en'),
      point.seconds.toFixed(1),
      point.processor.toFixed(1),
      ((point.seconds / point.records) * 1e6).toFixed(0),
      Math.round(point.memory / 1e6),
      point.f1.toFixed(4),
    ]),
  )
  mkdirSync('docs/benchmarks', { recursive: true })
  writeFileSync(PICTURE, `${drawGrowth(points, exponentOf(points))}\n`)
}
