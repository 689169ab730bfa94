import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import writeSheet from 'write-excel-file/node'
import { readDate } from '../linkage/read-date.ts'
import { NoList, type ReadFile, readTable } from './read-table.ts'
import { readPeople, suggestMapping } from './rules.ts'

const CSV = 'Фамилия;Имя;Дата рождения;Пол;Телефон\nАсанова;Айгуль;07.05.2001;ж;0555 012345\n'
const read = async (content: Buffer) => {
  const file = await readTable(content)
  if (file instanceof NoList) throw new Error(file.code)
  return file
}
const peopleOf = ({ table }: ReadFile) => readPeople(table, suggestMapping(table.columns), readDate, 2026)

test('a list is read the same in UTF-8, in Windows-1251 and as a sheet', async () => {
  const utf8 = await read(Buffer.from(CSV))
  const windows = await read(iconv.encode(CSV, 'windows-1251'))
  const rows = CSV.trim()
    .split('\n')
    .map((line) => line.split(';').map((value) => ({ value })))
  const xlsx = await read(await writeSheet(rows).toBuffer())
  expect([utf8.encoding, windows.encoding, xlsx.format]).toEqual(['utf-8', 'windows-1251', 'xlsx'])
  expect(peopleOf(utf8)).toEqual({
    problems: [],
    people: [
      {
        line: 2,
        names: [
          { part: 'surname', value: 'Асанова' },
          { part: 'given', value: 'Айгуль' },
        ],
        birthDate: { year: 2001, month: 5, day: 7 },
        age: null,
        sex: 'female',
        document: null,
        phone: '0555 012345',
      },
    ],
  })
  expect(peopleOf(windows)).toEqual(peopleOf(utf8))
  expect(peopleOf(xlsx)).toEqual(peopleOf(utf8))
})

test.each([
  [['ФИО', 'Возраст', 'Пол', 'ИНН'], { full: 0, age: 1, sex: 2, document: 3 }],
  [['Аты-жөнү', 'Туулган жылы', 'Жынысы'], { full: 0, 'birth-date': 1, sex: 2 }],
  [
    ['Surname', 'First name', 'Middle name', 'Date of birth', 'Phone'],
    { surname: 0, given: 1, patronymic: 2, 'birth-date': 3, phone: 4 },
  ],
  [['№', 'Примечание'], {}],
])('columns %j are taken for what they say', (columns, mapping) => {
  expect(suggestMapping(columns)).toEqual(mapping)
})

test('what is wrong is named by line and column, and that line is left out', async () => {
  const text = [
    'ФИО,Дата рождения,Возраст,Пол',
    'Асанова Айгуль,32.13.2001,,ж',
    '"Осмонова\nБермет",,сто,ж',
    ',2001,,ж',
    'Ким Анна,2050,,?',
    'Ли Вера,2001,25,ж,лишнее',
    'Цой Юлия,2001,25,',
  ].join('\n')
  const { people, problems } = peopleOf(await read(Buffer.from(text)))
  expect(problems).toEqual([
    { line: 2, column: 'Дата рождения', code: 'unreadable-date' },
    { line: 3, column: 'Возраст', code: 'not-an-age' },
    { line: 5, column: null, code: 'no-name' },
    { line: 6, column: 'Дата рождения', code: 'impossible-date' },
    { line: 6, column: 'Пол', code: 'unknown-sex' },
    { line: 7, column: null, code: 'more-cells-than-columns' },
  ])
  expect(people.map(({ line }) => line)).toEqual([8])
})

test.each([
  ['nothing', Buffer.alloc(0), 'empty-list'],
  ['blank lines', Buffer.from('\n\n;;\n'), 'empty-list'],
  ['a heading alone', Buffer.from('ФИО;Пол\n'), 'no-heading-line'],
  ['something else', Buffer.from([1, 2, 0, 3]), 'not-a-list'],
  ['a broken sheet', Buffer.from('PK\u0003\u0004broken'), 'not-a-list'],
])('%s is no list', async (_, content, code) => {
  expect(await readTable(content)).toEqual(new NoList(code as 'not-a-list'))
})
