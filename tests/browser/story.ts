import type { Language } from '../../src/platform/i18n.ts'
import type { Known } from './acts/know-person.ts'
import type { Met } from './acts/register.ts'

/** What is told of one child in one language. Every name is made up. */
export interface Story {
  met: Met
  known: Known
  views: string
  viewsAnswer: string
  reasons: string
  note: string
  report: string
  goal: string
  action: string
  finding: string
  followUp: string
}

const told: Record<Language, Omit<Story, 'met' | 'known'> & { name: string }> = {
  ky: {
    name: 'Нургүл Жапарова',
    views: 'Мектепке кайтып баргым келет, бирок башка мектепке.',
    viewsAnswer: 'Сен айткандай башка мектепке орношосуң.',
    reasons: 'Күбөнүн сөзү жана врачтын корутундусу бири-бирине туура келет.',
    note: 'Кыз бүгүн кечинде кабыл алынат.',
    report: 'Кыз коопсуз жерде, психолог менен сүйлөштү.',
    goal: 'Кыз коопсуз жерде окуусун улантат',
    action: 'Жаңы мектепке жазуу',
    finding: 'Кыз окуп жатат, өзүн жакшы сезет.',
    followUp: 'Үйүндө баары жайында.',
  },
  ru: {
    name: 'Нурия Садыкова',
    views: 'Хочу снова в школу, но в другую.',
    viewsAnswer: 'Ты пойдёшь в другую школу, как и просила.',
    reasons: 'Рассказ свидетеля и заключение врача совпадают.',
    note: 'Девочку примем сегодня вечером.',
    report: 'Девочка в безопасности, поговорила с психологом.',
    goal: 'Девочка учится в безопасном месте',
    action: 'Записать в новую школу',
    finding: 'Девочка учится и чувствует себя хорошо.',
    followUp: 'Дома всё спокойно.',
  },
  en: {
    name: 'Mairam Jeenbekova',
    views: 'I want to go back to school, but to another one.',
    viewsAnswer: 'You will go to another school, as you asked.',
    reasons: 'What the witness says and what the doctor found agree.',
    note: 'We will take the girl in tonight.',
    report: 'The girl is safe and has spoken with the psychologist.',
    goal: 'The girl learns in a safe place',
    action: 'Enrol her in a new school',
    finding: 'The girl learns and is doing well.',
    followUp: 'All is well at home.',
  },
}

export const storyIn = (language: Language): Story => {
  const { name, ...rest } = told[language]
  return {
    ...rest,
    met: { name, worry: 'sexual-exploitation', sex: 'female', years: 15 },
    known: {
      citizenship: 'KG',
      language: 'ky',
      born: `${new Date().getFullYear() - 15}-01-20`,
      document: 'KGZ-0000-15',
      phone: '+996 000 000 015',
    },
  }
}

/** What the story puts on screens in its own words, and what must not stand where it is kept. */
export const wordsOf = ({ met, known, ...texts }: Story) => ({
  secrets: [...met.name.split(' '), known.document, known.phone],
  said: [...Object.values(texts), met.name, known.document, known.phone],
})

/** An ISO day so many days from now. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
