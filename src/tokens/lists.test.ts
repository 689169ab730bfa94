import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { prepareKey } from './encode.ts'
import { readList } from './read-list.ts'
import { keyOf } from './testing.ts'
import { readTokenFile, TOKEN_COLUMNS, toLine } from './token-file.ts'
import { checkMapping, type Mapping, tokensOfList } from './tokens-of-list.ts'

const bytes = (text: string, encoding = 'utf-8') => new Uint8Array(iconv.encode(text, encoding))
const read = (text: string, encoding?: string) => {
  const got = readList(bytes(text, encoding))
  if (!('list' in got)) throw new Error(JSON.stringify(got.problems))
  return got.list
}
const problems = (text: string) => {
  const got = readList(bytes(text))
  return 'problems' in got ? got.problems : []
}
const { encode, fingerprint } = prepareKey(keyOf(1))
const mapping: Mapping = { id: 'номер', fields: { аты: 'given-name', фамилия: 'surname', туулган: 'date' } }
const list =
  'номер;аты;фамилия;туулган\n7;Асан;Бектуров;12.05.1987\n8;Айгүл;Токтогулова;1990-01-31\n9;Айгүл;;\n'

describe('reading a list', () => {
  it('takes UTF-8 with or without mark, Windows-1251, and commas, semicolons or tabs', () => {
    const plain = read(list)
    expect(plain).toMatchObject({ columns: ['номер', 'аты', 'фамилия', 'туулган'], encoding: 'utf-8' })
    expect(plain.rows[1]).toEqual({ line: 3, cells: ['8', 'Айгүл', 'Токтогулова', '1990-01-31'] })
    expect(read(`\ufeff${list.replaceAll(';', '\t')}`).columns).toEqual(plain.columns)
    const old = read(list.replaceAll('ү', 'у').replaceAll(';', ','), 'windows-1251')
    expect(old).toMatchObject({ columns: plain.columns, encoding: 'windows-1251' })
    expect(old.rows[1]!.cells[1]).toBe('Айгул')
  })

  it('says what is wrong and where', () => {
    expect(problems(' \n')).toEqual([{ kind: 'empty' }])
    expect(problems('a,b\n')).toEqual([{ kind: 'empty' }])
    expect(problems('a,a\n1,2\n')).toEqual([{ kind: 'repeated-column', what: 'a' }])
    expect(problems('a,b\n1,2\n1\n1,2,3\n')).toEqual([
      { kind: 'uneven', line: 3 },
      { kind: 'uneven', line: 4 },
    ])
    expect(problems('a,b\n"1,2\n')).toMatchObject([{ kind: 'broken' }])
  })

  it('refuses columns that are not there, ids that come twice, and a list without names', () => {
    const twice = read(list.replace('8;', '7;'))
    expect(checkMapping(twice, mapping)).toEqual([{ kind: 'repeated-id', line: 3, what: '7' }])
    expect(checkMapping(twice, { fields: { туулган: 'date', пол: 'sex' } })).toEqual([
      { kind: 'missing-column', what: 'пол' },
      { kind: 'no-names' },
    ])
    expect(checkMapping(read(list), mapping)).toEqual([])
  })
})

describe('a token file', () => {
  const rows = [...tokensOfList(read(list), mapping, encode)]
  const text = `${TOKEN_COLUMNS}\n${rows.flatMap((row) => (row ? [toLine(row, fingerprint)] : [])).join('')}`

  it('has a token for each row that says enough, and no name', () => {
    expect(rows.map((row) => row?.id)).toEqual(['7', '8', undefined])
    expect(text).not.toMatch(/\p{Script=Cyrillic}|asan|1987/iu)
    expect([...tokensOfList(read(list), { fields: mapping.fields }, encode)][1]?.id).toBe('2')
  })

  it('reads back as it was', () => {
    const back = readTokenFile(text)
    expect(back).toMatchObject({ file: { fingerprint, rows: rows.slice(0, 2) } })
  })

  it('is refused when it is another file, cut, or of two keys', () => {
    expect(readTokenFile(list)).toEqual({ problems: [expect.stringContaining(`expected ${TOKEN_COLUMNS}`)] })
    expect(readTokenFile(`${TOKEN_COLUMNS}\n`)).toEqual({
      problems: ['line 2: expected a token, found nothing'],
    })
    expect(readTokenFile(text.replace(/.{8}=,/, '=,'))).toMatchObject({
      problems: [expect.stringContaining('line 2')],
    })
    const mixed = text.replace(new RegExp(`${fingerprint}\n$`), 'aaaaaaaaaaaa\n')
    expect(readTokenFile(mixed)).toEqual({
      problems: [`line 3: expected key ${fingerprint}, found aaaaaaaaaaaa`],
    })
  })
})
