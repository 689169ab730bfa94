import { parentPort, workerData } from 'node:worker_threads'
import type { EstimateOptions } from './computed.ts'
import { estimateUnseen } from './estimate.ts'
import { loadSolver } from './linear-program.ts'
import type { CaptureLists } from './model.ts'

/* The thread that `estimate-apart.ts` starts: one answer, then it ends. */

const { draws, options } = workerData as { draws: CaptureLists[]; options: EstimateOptions }
const work = estimateUnseen(draws, options, await loadSolver())
for (;;) {
  const { done, value } = work.next()
  if (!done) continue
  parentPort?.postMessage(value)
  break
}
