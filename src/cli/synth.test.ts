import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const umai = fileURLToPath(new URL('../../bin/umai', import.meta.url))

type Ended = { code: number; stdout: string; stderr: string }

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [umai, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

describe('umai synth people', () => {
  let folder: string
  let out: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umai-synth-'))
    out = join(folder, 'out')
  })

  it('writes the lists and one JSON value', async () => {
    const { code, stdout } = await run('synth', 'people', '--records', '300', '--out', out, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ records: 300, options: { seed: 1, rates: { typo: 0.03 } } })
    for (const name of ['police.csv', 'lists.csv', 'link.json', 'synth.json', 'README.md'])
      expect(existsSync(join(out, name)), name).toBe(true)
  })

  it('names every problem and writes nothing', async () => {
    const options = join(folder, 'wrong.json')
    await writeFile(
      options,
      JSON.stringify({ rates: { typo: 2 }, dependence: [{ lists: ['police', 'mars'], logOdds: 1 }] }),
    )
    const none = join(folder, 'none')
    const ended = await run('synth', 'people', '--options', options, '--seed', 'x', '--out', none)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('--seed: expected a whole number, found x')
    expect(ended.stderr).toContain('rates.typo')
    expect(existsSync(none)).toBe(false)
    const missing = await run('synth', 'people', '--out', none)
    expect(missing).toMatchObject({ code: 2, stderr: 'people: people or records is needed\n' })
  })
})
