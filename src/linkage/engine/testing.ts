import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../random.ts'

const oftenTwice = (draw: number): number => (draw < 0.4 ? 2 : 1)

/**
 * A small list of synthetic people for tests: some stand twice, spelt otherwise. Header and rows. `records`: how often
 * somebody stands in it, from a number between 0 and 1.
 */
export function testPeople(count: number, seed: number, records = oftenTwice): string[][] {
  const random = seededRandom(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const rows: string[][] = [['id', 'person', 'given', 'surname', 'born', 'phone']]
  for (let person = 0; rows.length <= count; person += 1) {
    const [given, surname] = [pick(GIVEN), pick(SURNAMES)]
    const born = `${1960 + Math.floor(random() * 50)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
    const phone = `0555${String(Math.floor(random() * 1e6)).padStart(6, '0')}`
    const times = records(random())
    for (let record = 0; record < times; record += 1) {
      const form = (names: readonly string[]) =>
        names[record === 0 ? 0 : Math.floor(random() * names.length)]!
      const known = (value: string) => (random() < 0.2 ? '' : value)
      rows.push([`r${rows.length}`, `p${person}`, form(given), form(surname), known(born), known(phone)])
    }
  }
  return rows.slice(0, count + 1)
}

const two = (n: number) => String(n).padStart(2, '0')

const GIVEN = [
  ['Айгүл', 'Aigul', 'Айгуль'],
  ['Бакыт', 'Bakyt'],
  ['Чыңгыз', 'Chyngyz', 'Чингиз'],
  ['Нурлан', 'Nurlan'],
  ['Жаңыл', 'Janyl', 'Джаныл'],
  ['Асел', 'Асель', 'Asel'],
  ['Эркин', 'Erkin'],
  ['Гүлнара', 'Gulnara', 'Гулнара'],
  ['Азамат', 'Azamat'],
  ['Мээрим', 'Meerim'],
]
const SURNAMES = [
  ['Асанов', 'Asanov', 'Асанова'],
  ['Жумабеков', 'Zhumabekov', 'Джумабеков'],
  ['Токтогулов', 'Toktogulov'],
  ['Өмүрбеков', 'Омурбеков'],
  ['Исаков', 'Isakov'],
  ['Кадыров', 'Kadyrov', 'Қодиров'],
  ['Сыдыков', 'Sydykov'],
  ['Мамытов', 'Mamytov'],
]

/** Writes files into a new folder and returns it. */
export async function testFolder(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'umai-link-test-'))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`

export const TEST_FIELDS = { given: 'given-name', surname: 'surname', born: 'date', phone: 'phone' }
