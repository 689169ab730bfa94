import { FIELD_TYPES, type FieldType } from '../model.ts'
import type { List } from '../read-list.ts'
import type { Mapping } from '../tokens-of-list.ts'
import { element } from './dom.ts'
import { guessColumn } from './guess-columns.ts'
import { t } from './texts.ts'

/** Shows a row for each column: its name, its first value, and what it holds, guessed unless `chosen` says. */
export function showColumns(list: List, chosen?: Mapping): void {
  element('columns').replaceChildren(
    ...list.columns.map((name, at) => {
      const row = document.createElement('div')
      row.className = 'column'
      const label = document.createElement('label')
      label.htmlFor = `column-${at}`
      label.append(name, example(list.rows.find(({ cells }) => cells[at] !== '')?.cells[at]))
      row.append(label, select(at, name, chosen ? holds(chosen, name) : guessColumn(name)))
      return row
    }),
  )
}

const holds = ({ fields, id }: Mapping, name: string): string | null =>
  fields[name] ?? (id === name ? 'id' : null)

function example(value: string | undefined): HTMLElement {
  const small = document.createElement('small')
  small.textContent = value === undefined ? t('tokens.columns.empty') : t('tokens.columns.example', { value })
  return small
}

function select(at: number, name: string, chosen: string | null): HTMLSelectElement {
  const list = document.createElement('select')
  list.id = `column-${at}`
  list.dataset.column = name
  for (const type of ['', 'id', ...FIELD_TYPES]) {
    const option = new Option(t(type === '' ? 'tokens.holds.none' : `tokens.holds.${type}`), type)
    option.selected = type === (chosen ?? '')
    list.append(option)
  }
  return list
}

/** What the page says each column holds. */
export function chosenMapping(): Mapping {
  const fields: Record<string, FieldType> = {}
  let id: string | undefined
  for (const { value, dataset } of element('columns').querySelectorAll('select')) {
    if (value === 'id') id = dataset.column
    else if (value !== '') fields[dataset.column!] = value as FieldType
  }
  return { fields, id }
}
