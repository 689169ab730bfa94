import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const umai = fileURLToPath(new URL('../../bin/umai', import.meta.url))

type Ended = { code: number; stdout: string; stderr: string }

describe('umai tokens and umai link-tokens', () => {
  let folder: string
  const at = (name: string) => join(folder, name)
  const run = (...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(process.execPath, [umai, ...args], { cwd: folder }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
      })
    })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umai-tokens-'))
    await writeFile(
      at('ngo.csv'),
      'no,name,surname,born\n1,Айгүл,Асанова,1990-05-12\n2,Нурлан,Маматов,1985-11-30\n',
    )
    await writeFile(
      at('border.csv'),
      'no,name,surname,born\n9,Aigul,Asanova,12.05.1990\n8,Olga,Kim,1979-03-03\n',
    )
    const fields = { name: 'given-name', surname: 'surname', born: 'date' }
    await writeFile(at('fields.json'), JSON.stringify({ id: 'no', fields }))
  })

  it('makes a key once, for its owner alone, and never over another', async () => {
    expect(await run('tokens', '--new-key', 'NGO and border')).toMatchObject({ code: 0 })
    expect((await stat(at('token-key.json'))).mode & 0o777).toBe(0o600)
    const before = await readFile(at('token-key.json'), 'utf8')
    expect(await run('tokens', '--new-key', 'again')).toMatchObject({ code: 2, stdout: '' })
    expect(await readFile(at('token-key.json'), 'utf8')).toBe(before)
  })

  it('links what two lists have in common, by tokens alone', async () => {
    expect(await run('tokens', 'ngo.csv', '--out', 'ngo.tokens.csv')).toMatchObject({ code: 0, stderr: '' })
    const made = await run('tokens', 'border.csv', '--out', 'border.tokens.csv', '--json')
    expect(JSON.parse(made.stdout)).toMatchObject({ tokens: 2, leftOut: 0, encoding: 'utf-8' })
    const linked = await run('link-tokens', 'ngo.tokens.csv', 'border.tokens.csv', '--json')
    expect(JSON.parse(linked.stdout)).toMatchObject({ links: 1, compared: 4, all: true })
    expect(await readFile(at('token-links.csv'), 'utf8')).toMatch(/^id_a,id_b,share,bits\n1,9,1\.0000,\d+\n$/)
  })

  it('refuses what it cannot read, line by line, and writes nothing', async () => {
    await writeFile(at('bad.csv'), 'no,name,surname\n1,a,b\n1,c,d\n')
    const bad = await run('tokens', 'bad.csv', '--out', 'none.csv')
    expect(bad).toMatchObject({ code: 2, stdout: '' })
    expect(bad.stderr).toBe(
      'bad.csv: expected a column born, found none\nbad.csv:3: expected each id once, found 1 again\n',
    )
    expect(existsSync(at('none.csv'))).toBe(false)
    expect(await run('tokens')).toMatchObject({ code: 2 })
    expect((await run('link-tokens', 'ngo.csv', 'none.csv')).stderr.split('\n')).toHaveLength(3)
    expect((await run('link-tokens', 'ngo.tokens.csv', 'border.tokens.csv', '--threshold', '2')).code).toBe(2)
  })

  it('takes columns along that name nobody, in the words of a file of tokens', async () => {
    await writeFile(at('more.csv'), 'no,name,surname,born,agreed\n1,Айгүл,Асанова,1990-05-12,"tokens, yes"\n')
    const fields = { name: 'given-name', surname: 'surname', born: 'date' }
    const config = { id: 'no', fields, along: { consent: 'agreed' } }
    await writeFile(at('along.json'), JSON.stringify(config))
    expect(
      await run('tokens', 'more.csv', '--fields', 'along.json', '--out', 'more.tokens.csv'),
    ).toMatchObject({
      code: 0,
    })
    expect(await readFile(at('more.tokens.csv'), 'utf8')).toMatch(
      /^id,token,filled,key,consent\n1,[^,]+,\w+,[0-9a-f]{12},"tokens, yes"\n$/,
    )
    const missing = await run('tokens', 'ngo.csv', '--fields', 'along.json', '--out', 'none.csv')
    expect(missing).toMatchObject({ code: 2, stderr: 'ngo.csv: expected a column agreed, found none\n' })
    await writeFile(at('wrong.json'), JSON.stringify({ ...config, along: { name: 'name' } }))
    expect((await run('tokens', 'more.csv', '--fields', 'wrong.json', '--out', 'none.csv')).code).toBe(2)
    expect(existsSync(at('none.csv'))).toBe(false)
  })

  it('does not compare tokens of two keys', async () => {
    await run('tokens', '--new-key', 'other', '--key', 'other.json')
    await run('tokens', 'border.csv', '--key', 'other.json', '--out', 'foreign.csv')
    const ended = await run('link-tokens', 'ngo.tokens.csv', 'foreign.csv', '--out', 'none.csv')
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('these cannot be compared')
    expect(existsSync(at('none.csv'))).toBe(false)
  })
})
