import type { Exploitation } from './vocabulary.ts'

/** What an offence is about; each country says which article of its code that is. */
export type Matter =
  | 'trafficking-in-persons'
  | 'trafficking-in-children'
  | 'involvement-in-prostitution'
  | 'online-prostitution'
  | 'pornography'
  | 'child-pornography'
  | 'forced-labour'
  | 'abduction-for-marriage'
  | 'coercion-into-marriage'

/** What the rules need to know of one country's law. */
export type NationalLaw = {
  country: string
  /** ISO 639-1: whoever speaks one of these needs no interpreter. */
  languages: readonly string[]
  criminalCode: string
  /** The article on each matter, and where it was read. */
  articles: Readonly<Record<Matter, { article: string; source: string }>>
  /** Forms of exploitation that the national definition of trafficking does not name. */
  outsideDefinition: readonly Exploitation[]
}

function article(number: string, paragraph: string) {
  const source = `Criminal Code of 28 October 2021 No. 127, art. ${number}; OSCE report 2025, ${paragraph}`
  return { article: number, source }
}

/**
 * Criminal Code No. 127 of 28 October 2021 and Law No. 55 of 17 March 2005, as the OSCE report of 2025
 * gives them (§11–15).
 */
export const KYRGYZ_LAW: NationalLaw = {
  country: 'KG',
  languages: ['ky', 'ru', 'uz'],
  criminalCode: 'KG-CC-2021',
  articles: {
    'trafficking-in-persons': article('166', '§12'),
    'trafficking-in-children': article('167', '§13'),
    'involvement-in-prostitution': article('159', '§15'),
    'online-prostitution': article('160-1', '§15'),
    pornography: article('161', '§15'),
    'child-pornography': article('162', '§15'),
    'forced-labour': article('170', '§14'),
    'abduction-for-marriage': article('172', '§15'),
    'coercion-into-marriage': article('173', '§15'),
  },
  outsideDefinition: ['forced-marriage', 'surrogacy'],
}

/** `code:article`, the form in which charges and offences are written. */
export function articleOf(law: NationalLaw, matter: Matter): string {
  return `${law.criminalCode}:${law.articles[matter].article}`
}
