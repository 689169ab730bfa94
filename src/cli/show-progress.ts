/** Writes how much is done and the time left over one line of standard error. */
export function showProgress(): (done: number, all: number) => void {
  const began = Date.now()
  return (done, all) => {
    const left = done === 0 ? 0 : ((Date.now() - began) / done) * (all - done)
    process.stderr.write(`\r\x1b[K${done} of ${all}, ${Math.ceil(left / 1000)} s left`)
  }
}
