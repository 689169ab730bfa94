import { describe, expect, it } from 'vitest'
import { buildComparisons, partName } from './comparisons.ts'
import type { Field, FoldedRecord, PartValue } from './model.ts'
import { foldParts, PART_TYPES } from './parts.ts'
import { levelName, levelOf } from './score.ts'

const FIELDS: Field[] = [
  { name: 'given', type: 'given-name' },
  { name: 'surname', type: 'surname' },
  { name: 'father', type: 'patronymic' },
]
const COMPARISONS = buildComparisons(FIELDS)

type Name = readonly [given: string, surname: string, father?: string]

function folded(values: Name): FoldedRecord {
  const parts: Record<string, PartValue> = {}
  FIELDS.forEach(({ type }, index) => {
    const found = foldParts(type, values[index] ?? null)
    for (const part of Object.keys(PART_TYPES[type])) parts[partName(index, part)] = found?.[part] ?? null
  })
  return parts
}

const levels = (one: Name, other: Name) =>
  COMPARISONS.map((comparison) => levelName(comparison, levelOf(comparison, folded(one), folded(other))))

describe('names that are each other’s', () => {
  it('are swapped columns', () => {
    expect(levels(['Айбек', 'Азаматов'], ['Азаматов', 'Айбек'])[0]).toBe('swapped')
    expect(levels(['Айбек', 'Азамат уулу'], ['Азамат уулу', 'Айбек'])[0]).toBe('swapped')
  })

  it('are two people where both surnames say whose son each is', () => {
    expect(levels(['Айбек', 'Азамат уулу'], ['Azamat', 'Aibek uulu'])[0]).toBe('different')
  })
})

describe('a given name in the place of a surname', () => {
  it('has moved where the surnames differ', () => {
    expect(levels(['Айбек', 'Исаков'], ['Нурлан', 'Айбек'])[0]).toBe('in-surname')
  })

  it('has not where both have one surname', () => {
    expect(levels(['Отабек', 'Отабек уулу'], ['Марат', 'Отабек уулу'])[0]).toBe('different')
  })
})

describe('a surname that is the father’s name', () => {
  it('says nothing beside one father’s name in both', () => {
    expect(levels(['Амина', 'Руслан кызы', 'Руслановна'], ['Амина', 'Уланова', 'Руслан кызы'])).toEqual([
      'exact',
      'unknown',
      'exact',
    ])
  })

  it('counts where a father’s name is missing', () => {
    expect(levels(['Амина', 'Руслан кызы'], ['Амина', 'Уланова', 'Руслановна'])[1]).toBe('father-name')
  })
})
