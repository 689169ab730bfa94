import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { FieldType } from '../src/linkage/model.ts'

type Person = Record<string, string>
type Column = { type: FieldType; of: (person: Person) => string }

/** Columns of the field types that synthetic people lack, made of what they have, with its slips. */
const COLUMNS: Record<string, Column> = {
  full_name: { type: 'full-name', of: (one) => `${one.surname} ${one.given_name} ${one.patronymic}`.trim() },
  email: { type: 'email', of: ({ phone }) => (phone ? `a${phone.replace(/\D/g, '')}@mail.kg` : '') },
  postcode: { type: 'postcode', of: ({ phone }) => phone!.slice(-6) },
  place: { type: 'place', of: ({ district }) => district!.replace(/^[^-]*-/, '') },
  address: { type: 'address', of: (one) => (one.district ? `ул. ${one.surname} ${one.birth_year}` : '') },
  note: { type: 'text', of: (one) => `${one.patronymic} ${one.sex}`.trim() },
}
const KEPT: Record<string, FieldType> = { birth_date: 'date', phone: 'phone', national_id: 'national-id' }

/** Gives the people of a configuration the other field types in place of their own names. */
export async function withOtherTypes(folder: string, path: string): Promise<void> {
  const file = join(folder, 'people.csv')
  const people: Person[] = parse(await readFile(file), { columns: true })
  const other = Object.entries(COLUMNS)
  const wider = people.map((one) => ({
    ...one,
    ...Object.fromEntries(other.map(([name, column]) => [name, column.of(one)])),
  }))
  await writeFile(file, stringify(wider, { header: true }))
  const config = JSON.parse(await readFile(path, 'utf8'))
  const fields = { ...Object.fromEntries(other.map(([name, { type }]) => [name, type])), ...KEPT }
  await writeFile(path, JSON.stringify({ ...config, fields }))
}
