import { Worker } from 'node:worker_threads'
import type { EstimateOptions } from './computed.ts'
import type { CaptureLists, Estimation } from './model.ts'

/** No table that is let in needs so long; whatever does is stopped. */
const LONGEST = 120_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Estimates in a thread of its own, so that nobody else waits, and one at a time, so that several rapporteurs do not
 * take every core.
 */
export const estimateApart = (draws: CaptureLists[], options: EstimateOptions): Promise<Estimation> => {
  const next = last.then(() => runWorker(draws, options))
  last = next.catch(() => {})
  return next
}

const runWorker = (draws: CaptureLists[], options: EstimateOptions): Promise<Estimation> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./estimate-worker.ts', import.meta.url), {
      workerData: { draws, options },
    })
    const stop = setTimeout(() => {
      void worker.terminate()
      reject(new Error(`an estimate took longer than ${LONGEST / 1000} s`))
    }, LONGEST)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(stop)
      if (code !== 0) reject(new Error(`the thread of an estimate ended with ${code}`))
    })
  })
