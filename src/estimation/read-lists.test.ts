import { describe, expect, test } from 'vitest'
import { explainProblem } from './explain.ts'
import { readLists } from './read-lists.ts'
import { WESTERN } from './testing.ts'

const read = (text: string | Uint8Array) => {
  const { data, problems } = readLists(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return { data, problems: problems.map((problem) => explainProblem('f.csv', problem)) }
}

test('reads the lists in the order of their columns, wherever the count stands', () => {
  const { data } = read('A,count,B\n1,5,0\n0,7,1\n1,0,1\n')
  expect(data).toEqual({
    lists: ['A', 'B'],
    histories: [
      { set: 1, count: 5 },
      { set: 2, count: 7 },
      { set: 3, count: 0 },
    ],
  })
})

test.each([
  ['semicolons', 'A;B;count\n1;0;5\n'],
  ['tabs', 'A\tB\tcount\n1\t0\t5\n'],
  ['Windows line ends and a byte order mark', '\u{feff}A,B,count\r\n1,0,5\r\n\r\n'],
  ['quotes and spaces', '"A" , "B",count\n 1,"0", 5\n'],
])('reads %s', (_, text) => {
  expect(read(text)).toEqual({ data: { lists: ['A', 'B'], histories: [{ set: 1, count: 5 }] }, problems: [] })
})

test('what is read back is what was written', () => {
  const rows = WESTERN.histories.map(({ set, count }) =>
    [...WESTERN.lists.map((_, list) => (set >> list) & 1), count].join(),
  )
  expect(read([`${WESTERN.lists.join()},count`, ...rows].join('\n')).data).toEqual(WESTERN)
})

describe('one line a problem, with line and column', () => {
  test.each([
    ['nothing', '', ['f.csv:1: expected a header and rows, found an empty file']],
    ['a header alone', 'A,B,count\n', ['f.csv:2: expected a row for each pattern of lists, found none']],
    ['no count', 'A,B\n1,0\n', ['f.csv:1: expected a column "count", found "A", "B"']],
    [
      'a single list',
      'A,count\n1,5\n',
      ['f.csv:1: expected 2 to 12 columns of lists beside "count", found 1'],
    ],
    [
      'a name twice and a name missing',
      'A,A,,count\n1,0,1,5\n',
      [
        'f.csv:1: column 2: expected each name once, found "A" also in column 1',
        'f.csv:1: column 3: expected the name of a list (1 to 60 characters), found ""',
      ],
    ],
    [
      'counts that are none',
      'A,B,count\n1,0,-3\n0,1,1.5\n1,1,\n',
      [
        'f.csv:2: count (column 3): expected a whole number from 0 to 1000000000, found "-3"',
        'f.csv:3: count (column 3): expected a whole number from 0 to 1000000000, found "1.5"',
        'f.csv:4: count (column 3): expected a whole number from 0 to 1000000000, found ""',
      ],
    ],
    [
      'a huge count',
      'A,B,count\n1,0,99999999999999999999\n',
      [
        'f.csv:2: count (column 3): expected a whole number from 0 to 1000000000, found "99999999999999999999"',
      ],
    ],
    [
      'too many together',
      'A,B,count\n1,0,900000000\n0,1,900000000\n',
      ['f.csv:2: count (column 3): expected at most 1000000000 people altogether, found 1800000000'],
    ],
    [
      'a cell that is neither',
      'A,B,count\n1,yes,3\n',
      ['f.csv:2: B (column 2): expected 0 or 1, found "yes"'],
    ],
    ['an empty cell', 'A,B,count\n1,,3\n', ['f.csv:2: B (column 2): expected 0 or 1, found ""']],
    [
      'a pattern twice',
      'A,B,count\n1,0,3\n0,1,2\n1,0,4\n',
      ['f.csv:4: expected each pattern once, found 10 also in line 2'],
    ],
    [
      'people on no list',
      'A,B,count\n0,0,3\n1,0,4\n',
      ['f.csv:2: expected no row for people on no list, found 00 (that number is what is estimated)'],
    ],
    ['a short row', 'A,B,count\n1,0\n', ['f.csv:2: expected 3 columns as in the header, found 2']],
    ['nobody', 'A,B,count\n1,0,0\n', ['f.csv:2: count (column 3): expected somebody on a list, found 0']],
    [
      'other bytes',
      Uint8Array.of(...new TextEncoder().encode('A,B,count\n1,0,'), 0xff),
      ['f.csv:2: column 5: expected text in UTF-8, found other bytes (save the file as CSV UTF-8)'],
    ],
  ])('%s', (_, text, problems) => {
    expect(read(text)).toEqual({ data: null, problems })
  })

  test('an open quote', () => {
    expect(read('A,B,count\n1,0,"5\n').problems[0]).toMatch(/^f\.csv:2: expected CSV, found: Quote/)
  })

  test('thirteen lists', () => {
    const names = Array.from({ length: 13 }, (_, at) => `L${at}`)
    const text = `${names.join()},count\n${names.map(() => 1).join()},5\n`
    expect(read(text).problems).toEqual([
      'f.csv:1: expected 2 to 12 columns of lists beside "count", found 13',
    ])
  })

  test('a file full of mistakes is not repeated line by line without end', () => {
    const text = `A,B,count\n${'x,1,1\n'.repeat(500)}`
    const { problems } = read(text)
    expect(problems.length).toBe(51)
    expect(problems.at(-1)).toBe('f.csv:52: and 450 problems more')
  })
})
