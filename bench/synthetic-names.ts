/** Name material for synthetic people: common given names, surname stems and patronymic stems, no real person. */
const female =
  'Айгүл Айпери Асель Бегимай Бермет Гүлнара Гүлмира Жаңыл Жылдыз Зарина Кызжибек Мээрим Назгүл Нурзат Перизат Сайкал Сезим Чолпон Элиза Эльмира Айзада Айжан Динара Жибек Камила Миргүл Нургүл Рахат Саадат Света'.split(
    ' ',
  )
const male =
  'Айбек Азамат Бакыт Бектур Данияр Жаныбек Жумабек Замир Кубат Мирлан Нурлан Өмүрбек Руслан Самат Талант Улан Үмүт Чыңгыз Шерзод Эрлан Алмаз Бакай Дастан Жолдош Искендер Канат Манас Нурбек Эмил Ғафур'.split(
    ' ',
  )
const stems =
  'Токтогул Асан Бекбол Жумабай Мамат Осмон Сатыбалды Ырыс Кадыр Абдылда Эсен Төрө Муса Ороз Байыш Калык Сыдык Исмаил Нурмат Кожо Акмат Турдубай Жээнбек Алымкул Үсөн Дөөлөт Шамшы Эргеш Юсуп Рахман'.split(
    ' ',
  )
const endings = ['бек', 'кул', 'бай', 'али', 'жан', 'дин', 'гул', 'мат', 'хан', 'тай', '']

export interface SyntheticName {
  given: string
  surname: string
  patronymic: string
  sex: 'female' | 'male'
}

/** A name drawn with the skew real registers have: a few names are very common. `random` gives 0..1. */
export const drawName = (random: () => number): SyntheticName => {
  const sex = random() < 0.5 ? 'female' : 'male'
  const skewed = (list: readonly string[]) => list[Math.floor(list.length * random() ** 1.7)]!
  const stem = () =>
    skewed(stems) + endings[Math.floor(random() * endings.length)]! + (random() < 0.25 ? skewed(endings) : '')
  const father = stem()
  return {
    sex,
    given: skewed(sex === 'female' ? female : male) + (random() < 0.3 ? skewed(endings) : ''),
    surname: `${stem()}${sex === 'female' ? 'ова' : 'ов'}`,
    patronymic:
      random() < 0.5
        ? `${father} ${sex === 'female' ? 'кызы' : 'уулу'}`
        : `${father}${sex === 'female' ? 'овна' : 'ович'}`,
  }
}
