import { expect, it } from 'vitest'
import { loadSolver, withSolver } from './solver.ts'

it('begins again with a fresh solver, once, when the old one ran out of memory', async () => {
  const old = await loadSolver()
  const given: unknown[] = []
  const work = (highs: unknown) => {
    given.push(highs)
    if (given.length === 1) throw new WebAssembly.RuntimeError('memory access out of bounds')
    return 'done'
  }
  expect(await withSolver(work)).toBe('done')
  expect(given[0]).toBe(old)
  expect(given[1]).not.toBe(old)
})

it('does not begin again for any other failure', async () => {
  let times = 0
  const failing = withSolver(() => {
    times += 1
    throw new TypeError('a fault of ours')
  })
  await expect(failing).rejects.toThrow('a fault of ours')
  expect(times).toBe(1)
})
