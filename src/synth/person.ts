export type Sex = 'female' | 'male'
export type Tradition = 'kyrgyz' | 'uzbek' | 'russian'

/** A person as they are, before any clerk wrote them down. Days are counted from 1970-01-01. */
export interface Person {
  tradition: Tradition
  sex: Sex
  given: string
  father: string
  /**
   * What their papers have for a surname: one with its ending (Асанов), one without (Асан), or the father's name
   * (Бакыт уулу) and no patronymic beside it.
   */
  form: 'ending' | 'bare' | 'father'
  /** How their father is named beside it: Бакытович or Бакыт уулу. */
  patronymic: 'russian' | 'own'
  /** As a man of the family has it. */
  surname: string
  marriedName: string | null
  birthDay: number
  firstSeen: number
  /** Days after the first list at which another meets them, from and to. */
  seenAgain: readonly [number, number]
  recruitedAsChild: boolean
  phone: string
  district: string
  nationalId: string
}
