import { expect, test } from 'vitest'
import { countryName, namedCountries } from './country-names.ts'

const noMessages = (_: string, { defaultValue }: { defaultValue: string }) => defaultValue
const kyrgyzstan = (key: string, options: { defaultValue: string }) =>
  key === 'country.KG' ? 'Кыргызстан' : noMessages(key, options)

test('a country is called what the messages call it, else what the platform calls it', () => {
  expect(countryName('KG', 'ru', kyrgyzstan)).toBe('Кыргызстан')
  expect(countryName('DE', 'ru', kyrgyzstan)).toBe('Германия')
  expect(countryName('DE', 'en', noMessages)).toBe('Germany')
})

test('all countries, each once, in the order of the language', () => {
  const list = namedCountries('ru', kyrgyzstan)
  expect(new Set(list.map((each) => each.value)).size).toBe(list.length)
  expect(list.length).toBeGreaterThan(240)
  const labels = list.map((each) => each.label)
  expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b, 'ru')))
})
