import { benchCeiling } from './link-ceiling.ts'
import { benchFixture, benchNames, benchPublic, haveData } from './link-data.ts'
import { benchGrowth } from './link-growth.ts'
import { benchPeople } from './link-people.ts'
import { benchSpark } from './link-spark.ts'

const PARTS: Record<string, (args: string[]) => void | Promise<void>> = {
  fixture: benchFixture,
  names: benchNames,
  public: benchPublic,
  people: ([records = '100000', ...flags]) =>
    benchPeople(Number(records), {
      pictures: flags.includes('--pictures'),
      peer: !flags.includes('--alone'),
    }),
  ceiling: ([records = '100000', precision = '0.98']) => benchCeiling(Number(records), Number(precision)),
  spark: ([records = '20000', ...flags]) => benchSpark(Number(records), flags.includes('--other-types')),
  growth: ([most = '3000000']) => benchGrowth(Number(most)),
}
const NEED_DATA = ['fixture', 'names', 'public']

/** `npm run bench -- link <part>`: the linkage engine against data with truth, beside Splink in the same run. */
export const run = async ([part, ...args]: string[]): Promise<void> => {
  const bench = PARTS[part ?? '']
  if (!bench) throw new Error(`Which part? npm run bench -- link ${Object.keys(PARTS).join(' | ')}`)
  if (NEED_DATA.includes(part!) && !haveData())
    throw new Error('The public data sets are not here: set UMAI_BENCH_DATA to their folder')
  await bench(args)
}
