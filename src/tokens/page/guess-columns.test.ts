import { describe, expect, it } from 'vitest'
import { guessColumn } from './guess-columns.ts'

describe('what a column holds, by its name', () => {
  it.each([
    ['Имя', 'given-name'],
    ['ФАМИЛИЯ', 'surname'],
    ['Фамилиясы', 'surname'],
    ['Атасынын аты', 'patronymic'],
    ['аты-жөнү', 'full-name'],
    ['Дата рождения', 'date'],
    ['Туулган күнү', 'date'],
    ['birth_year', 'year'],
    ['given_name', 'given-name'],
    ['national_id', 'national-id'],
    ['Номер телефона', 'phone'],
    ['Район проживания', 'place'],
    ['№', 'id'],
    ['примечание', null],
  ])('%s', (name, holds) => {
    expect(guessColumn(name)).toBe(holds)
  })
})
