import type { Sex } from './person.ts'

const VOWEL = /[аоуыэеёиюяөүі]$/iu

/** A man's surname made of a forefather's name: Асан → Асанов, Муса → Мусаев, Балтабай → Балтабаев, Алы → Алиев. */
export function surnameOf(name: string): string {
  if (/[йь]$/u.test(name)) return `${name.slice(0, -1)}ев`
  if (/[ыи]$/u.test(name)) return `${name.slice(0, -1)}иев`
  return VOWEL.test(name) ? `${name}ев` : `${name}ов`
}

/** The surname a woman of the family has: Асанов → Асанова, Чайковский → Чайковская; Ким stays. */
export function ofWoman(surname: string): string {
  if (/(?:[оеё]в|[иы]н)$/u.test(surname)) return `${surname}а`
  return surname.replace(/[иы]й$/u, 'ая')
}

/** Without its ending: Асанов → Асан, Мусаев → Муса; the same again when there is nothing to drop. */
export const withoutEnding = (surname: string): string => surname.replace(/(?<=..)[оеё]ва?$/u, '')

/** Fathers' names whose patronymic does not follow the rule: the part before -ич and -на. */
const OWN_PATRONYMICS: Readonly<Record<string, readonly [string, string]>> = {
  Илья: ['Ильич', 'Ильинична'],
  Никита: ['Никитич', 'Никитична'],
  Данила: ['Данилович', 'Даниловна'],
  Лука: ['Лукич', 'Лукинична'],
  Павел: ['Павлович', 'Павловна'],
  Пётр: ['Петрович', 'Петровна'],
  Лев: ['Львович', 'Львовна'],
  Михаил: ['Михайлович', 'Михайловна'],
  Яков: ['Яковлевич', 'Яковлевна'],
  Гавриил: ['Гаврилович', 'Гавриловна'],
}

/** The Russian patronymic: Бакыт → Бакытович, Бакытовна; Николай → Николаевич; Дмитрий → Дмитриевич. */
export function russianPatronymic(father: string, sex: Sex): string {
  const own = OWN_PATRONYMICS[father]
  if (own) return sex === 'male' ? own[0] : own[1]
  const root = surnameOf(father)
  return sex === 'male' ? `${root}ич` : `${root}на`
}

const CHILD_OF = {
  kyrgyz: { male: 'уулу', female: 'кызы' },
  uzbek: { male: 'ўғли', female: 'қизи' },
} as const

/** The patronymic of the language itself: Бакыт уулу, Ҳасан қизи; Russian has no other than -ович. */
export function ownPatronymic(father: string, sex: Sex, tradition: 'kyrgyz' | 'uzbek'): string {
  return `${father} ${CHILD_OF[tradition][sex]}`
}

/** How people are called for short; names that are not here have no short form. */
const SHORT = `
  Александр Саша, Александра Саша, Алексей Лёша, Анастасия Настя, Анатолий Толик, Андрей Андрюша, Анна Аня, Антон Тоша,
  Валентина Валя, Валерий Валера, Василий Вася, Вера Верочка, Виктор Витя, Виктория Вика, Владимир Вова, Галина Галя,
  Дарья Даша, Дмитрий Дима, Евгений Женя, Евгения Женя, Екатерина Катя, Елена Лена, Иван Ваня, Ирина Ира, Константин Костя,
  Ксения Ксюша, Лариса Лара, Людмила Люда, Максим Макс, Мария Маша, Марина Мариша, Михаил Миша, Надежда Надя, Наталья Наташа,
  Николай Коля, Ольга Оля, Павел Паша, Роман Рома, Светлана Света, Сергей Серёжа, Станислав Стас, Татьяна Таня, Юлия Юля,
  Юрий Юра, Азамат Азик, Айбек Айба, Айгүл Айка, Айпери Пери, Айжан Айжанка, Айнура Нура, Бактыгүл Бакты, Бакыт Бакы,
  Бегимай Бегиш, Бермет Бека, Гүлнара Гуля, Гүлмира Гүля, Данияр Даник, Динара Дина, Жаныбек Жаныш, Жылдыз Жыла, Замир Зама,
  Искендер Искен, Канат Кана, Кубанычбек Кубан, Максат Макс, Мирлан Мика, Назгүл Наза, Нурбек Нурик, Нургүл Нура,
  Нурлан Нурик, Нурсултан Нурик, Перизат Пери, Руслан Рус, Самат Сама, Талантбек Талант, Темирлан Тима, Толгонай Толгон,
  Улан Ула, Чолпон Чока, Чыңгыз Чыңа, Эльмира Эля, Элмира Эля, Эмил Эма, Эрлан Эра, Азизбек Азиз, Алишер Али, Баҳодир Баҳо,
  Бахтиёр Бахти, Дилдора Дила, Дилноза Дила, Дилшод Дил, Гулнора Гули, Гулноза Гули, Жаҳонгир Жаҳон, Муҳаббат Мухаб,
  Наргиза Нара, Нилуфар Нилу, Рустам Рус, Улуғбек Улуғ, Феруза Фира, Фаррух Фара, Шаҳноза Шаҳи, Шерзод Шер, Ўткир Ўта`
const SHORT_OF = new Map(SHORT.split(',').map((pair) => pair.trim().split(/\s+/) as [string, string]))

export const shortForm = (given: string): string | undefined => SHORT_OF.get(given)
