import type { Person } from './person.ts'
import type { Draws } from './random.ts'
import type { Names } from './write-names.ts'

const UNKNOWN = [
  'Неизвестно',
  'Неизвестная',
  'Неизвестный',
  'Белгисиз',
  'Номаълум',
  'Unknown',
  'unknown',
  'Без имени',
  'аты белгисиз',
]
const CODE_NAMES = [
  'Айгул',
  'Айгүл',
  'Бермет',
  'Гульнара',
  'Асан',
  'Айбек',
  'Мээрим',
  'Aigul',
  'Девочка',
  'Кыз',
  'Бала',
]

/** What stands in a list where a name is not known or not told: "unknown", a code name with a number, or initials. */
export function writePlaceholder({ given, surname }: Person, draws: Draws): Names {
  const kind = draws.number()
  if (kind < 0.5)
    return {
      given: draws.pick(UNKNOWN),
      surname: draws.chance(0.5) ? draws.pick(UNKNOWN) : '',
      patronymic: '',
    }
  if (kind < 0.85)
    return { given: `${draws.pick(CODE_NAMES)}-${draws.whole(1, 9)}`, surname: '', patronymic: '' }
  return { given: `${given.charAt(0)}.`, surname: `${surname.charAt(0)}.`, patronymic: '' }
}
