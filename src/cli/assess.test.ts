import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { Assessment } from '../identification/model.ts'

const umai = fileURLToPath(new URL('../../bin/umai', import.meta.url))
const vignette = (name: string) =>
  fileURLToPath(new URL(`../../tests/vignettes/${name}.yaml`, import.meta.url))

type Ended = { code: number; stdout: string; stderr: string }

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [umai, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

describe('umai assess', () => {
  let folder: string
  let wrong: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umai-assess-'))
    wrong = join(folder, 'wrong.yaml')
    await writeFile(wrong, 'id: a\nfacts:\n  acts: [kidnap]\n  contry: KG\n')
  })

  it('prints one object for one file', async () => {
    const { code, stdout, stderr } = await run('assess', vignette('tokmok-boy'), '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const assessment = Assessment.parse(JSON.parse(stdout))
    expect(assessment).toMatchObject({ id: 'tokmok-boy', conclusion: 'indicated' })
    expect(Object.keys(JSON.parse(stdout)).join()).toBe(
      'id,child,elements,conclusion,offences,flags,missing,notify,because',
    )
  })

  it('prints an array for several, in the order given', async () => {
    const { stdout } = await run('assess', '--json', vignette('osh-girl'), vignette('carwash-girl'))
    expect(JSON.parse(stdout).map(({ id }: Assessment) => id)).toEqual(['osh-girl', 'carwash-girl'])
  })

  it('says that telling a consulate needs the person’s agreement', async () => {
    const { stdout } = await run('assess', vignette('convicted-victim'), '--json')
    const { because } = Assessment.parse(JSON.parse(stdout))
    expect(because.find(({ finding }) => finding === 'consulate')?.reason).toContain(
      'Telling a consulate needs the person’s agreement',
    )
  })

  it('prints something to read without --json', async () => {
    const { code, stdout } = await run('assess', vignette('nanny-offer'))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^nanny-offer: Trafficking is indicated\n/)
    expect(stdout).toContain('KG-CC-2021:166 Trafficking in persons')
    expect(stdout).toMatch(/[^\n]\n$/)
  })

  it('reports every problem of every file and prints nothing, even when another file is right', async () => {
    const missing = join(folder, 'missing.yaml')
    const { code, stdout, stderr } = await run(
      'assess',
      wrong,
      vignette('osh-girl'),
      missing,
      folder,
      '--json',
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    const acts = 'recruitment, transportation, transfer, harbouring, receipt, sale, purchase'
    expect(stderr.split('\n')).toEqual([
      `${wrong}:3: facts.acts[0]: expected one of ${acts}, found "kidnap"`,
      `${wrong}:4: facts.contry: expected one of acts, means, exploitation, country, found "contry"`,
      `${missing}: expected a YAML file, found no such file`,
      `${folder}: expected a YAML file, found a directory`,
      '',
    ])
  })

  it.each([[['assess']], [['assess', '--nonsense', 'x']], [['nonsense']], [[]]])(
    'refuses %j',
    async (args) => {
      const { code, stdout, stderr } = await run(...args)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).not.toBe('')
    },
  )

  it('shows its table of contents', async () => {
    const { code, stdout } = await run('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('assess')
  })
})
