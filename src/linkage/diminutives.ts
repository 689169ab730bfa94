/**
 * Short and pet forms of given names in Russian, Kyrgyz, Uzbek and English use. A row is one group: whoever is
 * called by one of its words may be written down by another. Common knowledge, not taken from a data set; a name
 * and its feminine stand together because they share their pet forms (Саша), and sex tells them apart.
 */
import { foldName } from '../people/fold-name.ts'

const GROUPS = `
Александр Александра Саша Саня Шура Сашка Alex Alexander Alexandra Sandy Lex
Алексей Алеша Лёша Лёха
Анастасия Настя Стася Anastasia
Анна Аня Анюта Нюра Ann Anne Annie Anna Hannah
Антон Тоша Anthony Tony Antony
Борис Боря
Вадим Вадик
Валентин Валентина Валя
Валерий Валерия Валера Лера
Василий Вася
Виктор Витя Victor Vic
Виктория Вика Victoria Vicky Tori
Владимир Вова Володя Вовка
Владислав Влад
Вячеслав Слава
Галина Галя
Геннадий Гена
Георгий Жора Гоша George
Григорий Гриша Gregory Greg
Дарья Даша
Денис Дениска Dennis Den
Дмитрий Дима Митя Димка
Евгений Евгения Женя Eugene Gene
Екатерина Катя Катюша Catherine Katherine Kate Katie Kathy Cathy Kathryn
Елена Лена Леночка Helen Elena
Елизавета Лиза Elizabeth Liz Lizzie Beth Betty Eliza Libby Elisabeth
Зинаида Зина
Иван Ваня Ванька
Ирина Ира Irene
Константин Костя
Ксения Ксюша Оксана
Лариса Лара
Лидия Лида Lydia
Любовь Люба
Людмила Люда Мила
Маргарита Рита Margaret Maggie Meg Peggy Margie
Мария Маша Маруся Маня Maria Mary Molly Polly
Михаил Миша Мишка Michael Mike Mick Mickey Mikey
Надежда Надя
Наталья Наталия Наташа Natalie Natasha
Николай Коля Nicholas Nick Nicky Nico
Ольга Оля
Павел Паша Paul
Пётр Петя Peter Pete
Полина Поля
Роман Рома
Светлана Света
Семён Сёма
Сергей Серёжа Серёга
София Софья Соня Sophia Sophie Sofia
Станислав Стас
Степан Стёпа Stephen Steven Steve Stevie
Татьяна Таня Танюша
Тимофей Тима Timothy Tim Timmy
Фёдор Федя Theodore Ted Teddy Theo
Юлия Юля Julia Julie
Юрий Юра
Яков Яша Jacob Jake
Ярослав Ярик
Гүлнара Гуля
Нурлан Нурик
Руслан Русик
Мухаммед Мухаммад Мохаммед Магомед Мухамед Mohamed Mohammad Muhammad Mohammed Mohamad
Robert Rob Bob Bobby Robbie
William Will Bill Billy Willie Liam
Richard Rick Dick Ricky Rich
James Jim Jimmy Jamie
John Jack Johnny Jon
Jonathan Jonny
Joseph Joe Joey
Thomas Tom Tommy
Charles Charlie Chuck Chas
Charlotte Lottie
Edward Ed Eddie Ned
Samuel Samantha Sam Sammy
Benjamin Ben Benny
Daniel Dan Danny
David Dave Davey
Matthew Matt
Andrew Andy Drew
Christopher Chris Kit
Christina Christine Tina Chrissy
Joshua Josh
Patrick Patricia Pat Paddy Patty
Zachary Zach Zack
Oliver Olly Ollie
Olivia Livvy Liv
Henry Harry Hal
Frederick Freddie Fred Freddy
Isabella Isabelle Isabel Bella Izzy
Jessica Jess Jessie
Jennifer Jen Jenny
Rebecca Becky Becca
Susan Sue Susie Suzanne
Deborah Debbie Deb
Barbara Barb Babs
Abigail Abby Gail
Eleanor Ellie Nell Nora
Emily Em
Gabriel Gabe
Lawrence Larry Laurence
Leonard Leo Len Lenny
Nathaniel Nathan Nate
Philip Phil Phillip
Raymond Ray
Ronald Ron Ronnie
Gerald Gerry Jerry
Terence Terry
Vincent Vince
`

const GROUP_OF: ReadonlyMap<string, string> = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((row) => {
      const words = row.split(' ').map(foldName)
      return words.map((word) => [word, words[0]!] as const)
    }),
)

/** Endings that make a pet form of the beginning of a name in Kyrgyz, Russian and Uzbek: Азик, Айка, Гули, Нураш. */
const PET_ENDING = /^([a-z]{2,3}?)(?:ka|ke|ko|ik|ok|ek|ix|ax|ox|ux|uxa|ulia|unia|a|i|o|u)$/
const LONGEST_PET = 6

/** The beginning that the full name of a folded word would have if the word is a pet form; null when it is none. */
export function petStem(folded: string): string | null {
  return folded.length > LONGEST_PET ? null : (PET_ENDING.exec(folded)?.[1] ?? null)
}

/** The group a folded given name belongs to, or the name itself when it is in none. */
export function nameGroup(folded: string): string {
  return GROUP_OF.get(folded) ?? folded
}
