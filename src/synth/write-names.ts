import { mistype, tooShortForTypo, typeInOtherLayout } from './keyboard.ts'
import {
  dropLetters,
  fitIn1251,
  hasSpecialLetters,
  spellRussian,
  toLatinTwin,
  twinPlaces,
} from './letters.ts'
import {
  ofWoman,
  ownPatronymic,
  russianPatronymic,
  shortForm,
  surnameOf,
  withoutEnding,
} from './name-forms.ts'
import type { Person } from './person.ts'
import { weightedIndex } from './random.ts'
import { romanizer, type Scheme } from './romanize.ts'
import type { Clerk } from './slips.ts'

export type Names = { given: string; surname: string; patronymic: string }

const COLUMNS = ['given', 'surname', 'patronymic'] as const
const SCHEMES: readonly Scheme[] = ['passport', 'bgn', 'cldr', 'adhoc']
const drawScheme = weightedIndex([0.45, 0.1, 0.1, 0.35])

/** How a clerk writes a person's name: in which form, spelling and script, and with which slips. */
export function writeNames(person: Person, clerk: Clerk): Names {
  const spelled = spell(chooseForms(person, clerk), person, clerk)
  const latin = clerk.draws.chance(clerk.list.latin)
  const written = latin ? inLatin(spelled, person, clerk) : spelled
  const placed =
    written.surname !== '' && clerk.slips('swapped')
      ? { ...written, given: written.surname, surname: written.given }
      : written
  return slipWhileTyping(placed, latin, clerk)
}

function chooseForms(person: Person, clerk: Clerk): Names {
  const { surname, patronymic } = chooseFamilyNames(person, clerk)
  const short = shortForm(person.given)
  return {
    given: short !== undefined && clerk.slips('diminutive') ? short : person.given,
    surname,
    patronymic: clerk.draws.chance(clerk.list.noPatronymic) ? '' : patronymic,
  }
}

function chooseFamilyNames(person: Person, clerk: Clerk): { surname: string; patronymic: string } {
  const { sex, father, tradition, form, marriedName } = person
  const own = tradition === 'russian' ? null : ownPatronymic(father, sex, tradition)
  if (marriedName !== null && !clerk.slips('maidenName'))
    return { surname: bend(marriedName, person, clerk), patronymic: choosePatronymic(person, own, clerk) }
  if (form !== 'father' || own === null)
    return { surname: bend(person.surname, person, clerk), patronymic: choosePatronymic(person, own, clerk) }
  if (!clerk.slips('patronymicForm')) return { surname: own, patronymic: '' }
  return clerk.draws.chance(0.5)
    ? { surname: '', patronymic: own }
    : { surname: sex === 'female' ? ofWoman(surnameOf(father)) : surnameOf(father), patronymic: '' }
}

/** The surname as the person's sex has it, or with the ending left out or wrong. */
function bend(surname: string, { sex }: Person, clerk: Clerk): string {
  const hers = ofWoman(surname)
  const right = sex === 'female' ? hers : surname
  if (hers === surname || !clerk.slips('surnameEnding')) return right
  const bare = withoutEnding(surname)
  return bare !== surname && clerk.draws.chance(0.5) ? bare : sex === 'female' ? surname : hers
}

function choosePatronymic(person: Person, own: string | null, clerk: Clerk): string {
  const russian = russianPatronymic(person.father, person.sex)
  if (own === null) return russian
  return (person.patronymic === 'own') !== clerk.slips('patronymicForm') ? own : russian
}

function spell(names: Names, { tradition }: Person, clerk: Clerk): Names {
  const russian = tradition === 'russian' ? names : mapNames(names, spellRussian)
  const habit = COLUMNS.some((column) => russian[column] !== names[column]) && clerk.slips('russianSpelling')
  const spelled = habit ? russian : names
  const special = COLUMNS.some((column) => hasSpecialLetters(spelled[column]))
  const typed = special && clerk.slips('droppedLetters') ? mapNames(spelled, dropLetters) : spelled
  if (clerk.list.encoding === 'utf-8') return typed
  const fitting = mapNames(typed, fitIn1251)
  if (COLUMNS.some((column) => fitting[column] !== typed[column])) clerk.made.push('lostInEncoding')
  return fitting
}

function inLatin(names: Names, { tradition }: Person, { draws }: Clerk): Names {
  const scheme = tradition === 'uzbek' && draws.chance(0.5) ? 'uzbek' : SCHEMES[drawScheme(draws)]!
  return mapNames(names, romanizer(scheme, draws))
}

function slipWhileTyping(names: Names, latin: boolean, clerk: Clerk): Names {
  const typed = mapNames(names, (text) =>
    tooShortForTypo(text) || !clerk.slips('typo') ? text : mistype(text, clerk.draws),
  )
  const mixed = latin ? typed : mixScripts(typed, clerk)
  return clerk.slips('wrongLayout') ? mapNames(mixed, typeInOtherLayout) : mixed
}

function mixScripts(names: Names, clerk: Clerk): Names {
  const column = COLUMNS.find((each) => twinPlaces(names[each]).length > 0)
  if (column === undefined || !clerk.slips('lookAlike')) return names
  return { ...names, [column]: toLatinTwin(names[column], clerk.draws.pick(twinPlaces(names[column]))) }
}

function mapNames(names: Names, change: (text: string) => string): Names {
  return { given: change(names.given), surname: change(names.surname), patronymic: change(names.patronymic) }
}
