import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makePeople } from './link-people.ts'
import { output, PYTHON, runUmai } from './link-run.ts'
import { printTable } from './table.ts'

const CEILING = fileURLToPath(new URL('peers/ceiling.py', import.meta.url))

/** How much of the missing recall an optimal scorer could find: gradient boosting told who is who in people of another seed. */
export const benchCeiling = async (records: number, precision: number): Promise<void> => {
  const [train, test] = [await makePeople(records, 77), await makePeople(records, 20_261_125)]
  await runUmai(train.path)
  await runUmai(test.path)
  const found = await runCeiling(train.folder, test.folder, precision)
  for (const { folder } of [train, test]) rmSync(folder, { recursive: true })
  if (!found) return
  printTable(
    `Recall at precision ${precision}, pairs of ${records.toLocaleString('en')} synthetic records`,
    ['scorer', 'recall'],
    [
      ['umai, nothing told', found.umai.toFixed(4)],
      ['told who is who, each pair by itself', found.pair.toFixed(4)],
      ['told who is who, with rivals and third records', found.together.toFixed(4)],
      ['no error among the pairs compared and kept', found.reached.toFixed(4)],
    ],
  )
}

/** Recall at a precision: of umai's own weights, of a scorer that knows the labels of another seed, and of all pairs compared. */
type Ceiling = { umai: number; pair: number; together: number; reached: number }

/** Runs bench/peers/ceiling.py on two folders of linked people. Null where Python is not set up. */
async function runCeiling(train: string, test: string, precision: number): Promise<Ceiling | null> {
  if (!existsSync(PYTHON)) {
    process.stderr.write('Python is not set up: sh bench/peers/set-up.sh\n')
    return null
  }
  return JSON.parse(await output(PYTHON, [CEILING, train, test, String(precision)]))
}
