import { describe, expect, test } from 'vitest'
import { agesOf, readAge, readBirthDate } from './read-birth.ts'
import { adviseRow, problemsOfSheet, readRow, repeatedKinds, repeatedLines, valuesOfRow } from './rules.ts'
import { suggestColumns } from './suggest-columns.ts'

const TODAY = '2026-05-20'

describe('columns are suggested by their names', () => {
  test.each([
    [
      ['ФИО', 'Дата рождения', 'Пол', 'Телефон'],
      ['full-name', 'birth-date', 'sex', 'phone'],
    ],
    [
      ['№', 'Фамилиясы', 'Аты', 'Атасынын аты', 'Туулган жылы'],
      ['nothing', 'surname', 'given-name', 'patronymic', 'birth-year'],
    ],
    [
      ['First name', 'Last name', 'DOB', 'Notes'],
      ['given-name', 'surname', 'birth-date', 'nothing'],
    ],
    [
      ['Имя', 'Имя (по паспорту)'],
      ['given-name', 'nothing'],
    ],
    [
      ['Телефон', 'Телефон 2'],
      ['phone', 'nothing'],
    ],
  ])('%j', (names, kinds) => expect(suggestColumns(names)).toEqual(kinds))
})

describe('births as offices write them', () => {
  test.each([
    ['07.05.2001', { year: 2001, month: 5, day: 7 }],
    ['7/5/2001', { year: 2001, month: 5, day: 7 }],
    ['2001-05-07', { year: 2001, month: 5, day: 7 }],
    ['05.2001', { year: 2001, month: 5 }],
    ['2001 г.', { year: 2001 }],
    ['31.02.2001', null],
    ['13.13.2001', null],
    ['2027', null],
    ['21.05.2026', null],
    ['20.05.2026', { year: 2026, month: 5, day: 20 }],
    ['весной', null],
  ])('%s', (text, birth) => expect(readBirthDate(text, TODAY)).toEqual(birth))

  test.each([
    [
      { year: 2001, month: 5, day: 20 },
      { from: 25, to: 25 },
    ],
    [
      { year: 2001, month: 5, day: 21 },
      { from: 24, to: 24 },
    ],
    [
      { year: 2001, month: 5 },
      { from: 24, to: 25 },
    ],
    [{ year: 2001 }, { from: 24, to: 25 }],
    [{ year: 2026 }, { from: 0, to: 0 }],
  ])('the age of %j', (birth, ages) => expect(agesOf(birth, TODAY)).toEqual(ages))

  test.each([
    ['15', 15],
    ['15 лет', 15],
    ['15 жаш', 15],
    ['121', null],
    ['-3', null],
    ['fifteen', null],
  ])('%s as an age', (text, age) => expect(readAge(text)).toBe(age))
})

describe('a row', () => {
  test('says what it knows, and nothing else', () => {
    expect(readRow({ 'full-name': 'Айгүл Синтетова', 'birth-year': '2001', sex: 'аял' }, TODAY)).toEqual({
      row: {
        names: [{ part: 'full', value: 'Айгүл Синтетова' }],
        birth: { year: 2001 },
        age: { kind: 'range', from: 24, to: 25 },
        sex: 'female',
        documents: [],
        phones: [],
        address: null,
      },
    })
  })

  test('without age or sex leaves them unknown', () => {
    expect(readRow({ surname: 'Синтетова' }, TODAY)).toMatchObject({
      row: { age: null, birth: null, sex: 'unknown' },
    })
  })

  test.each([
    [{ sex: 'ж' }, [{ kind: null, code: 'no-name' }]],
    [{ 'full-name': '???' }, [{ kind: null, code: 'no-name' }]],
    [{ surname: 'А', 'birth-date': 'давно' }, [{ kind: 'birth-date', code: 'not-a-date' }]],
    [
      { surname: 'А', 'birth-date': '1.1.2001', 'birth-year': '2002' },
      [{ kind: 'birth-year', code: 'years-differ' }],
    ],
    [
      { surname: 'А', age: '300', sex: 'x' },
      [
        { kind: 'age', code: 'not-an-age' },
        { kind: 'sex', code: 'not-a-sex' },
      ],
    ],
    [{ surname: 'А'.repeat(201) }, [{ kind: 'surname', code: 'too-long' }]],
    [{ surname: 'Синтетова', consent: '' }, [{ kind: 'consent', code: 'consent-narrower' }]],
    [{ surname: 'Синтетова', consent: 'tokens' }, [{ kind: 'consent', code: 'consent-narrower' }]],
  ])('%j cannot be read', (values, problems) => expect(readRow(values, TODAY)).toEqual({ problems }))
})

describe('a list', () => {
  const sheet = {
    columns: ['ФИО', 'Туулган күнү'],
    rows: [
      { line: 2, cells: ['Айгүл Синтетова', '01.02.2001'] },
      { line: 3, cells: ['', '01.02.2001'] },
      { line: 5, cells: ['Бакыт Синтетов', '31.02.2001'] },
      { line: 6, cells: ['Бакыт', '', 'more'] },
    ],
  }

  test('its mistakes are named by line and column', () => {
    expect(problemsOfSheet(sheet, ['full-name', 'birth-date'], TODAY)).toEqual([
      { line: 3, column: null, code: 'no-name' },
      { line: 5, column: 'Туулган күнү', code: 'not-a-date' },
      { line: 6, column: null, code: 'too-many-cells' },
    ])
  })

  test('a kind of two columns is named', () => {
    expect(repeatedKinds(['full-name', 'nothing', 'nothing', 'phone', 'phone'])).toEqual(['phone'])
  })

  test('a line that says the same as an earlier one is named', () => {
    const rows = ['Айгүл  Синтетова', 'Бакыт', 'айгүл синтетова'].map((name, index) => ({
      line: index + 2,
      values: valuesOfRow([name], ['full-name']),
    }))
    expect([...repeatedLines(rows)]).toEqual([[4, 2]])
  })
})

const like = (probability: number, score: number, ...names: string[]) => ({
  probability,
  score,
  reasons: names.map((name) => ({ key: `people-match.${name}` })),
})

test.each([
  [[], 'create'],
  [[like(0.1, 0.67)], 'create'],
  [[like(0.2, 0.5)], 'review'],
  [[like(0.004, 0.82)], 'review'],
  [[like(0.99, 0.94, 'same-name', 'age-close')], 'review'],
  [[like(0.98, 0.9, 'same-name', 'same-phone'), like(0.4, 0.6)], 'link'],
  [[like(0.98, 0.9, 'same-document'), like(0.97, 0.9)], 'review'],
])('people like %j advise %s', (people, advice) => expect(adviseRow(people)).toBe(advice))
