import type { Tell } from '../linkage/index.ts'

const SHORTEST_STEP = 200

/** Writes stages as lines, and within a stage how much is done and how long the rest takes. */
export function tellProgress(to: NodeJS.WriteStream): Tell {
  let [began, last, open] = [0, 0, false]
  const now = () => performance.now()
  return (stage, done, of) => {
    if (of === undefined || done === undefined) {
      to.write(`${open ? '\n' : ''}${stage}\n`)
      ;[began, open] = [now(), false]
      return
    }
    if (done < of && now() - last < SHORTEST_STEP) return
    last = now()
    const left = done === 0 ? '' : `, ${Math.ceil((((now() - began) / done) * (of - done)) / 1000)} s left`
    open = to.isTTY === true && done < of
    to.write(`${to.isTTY ? '\r' : ''}${stage}: ${percent(done, of)}${left}${open ? '   ' : '\n'}`)
  }
}

function percent(done: number, of: number): string {
  return `${of === 0 ? 100 : Math.floor((100 * done) / of)} %`
}
