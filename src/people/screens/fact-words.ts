import { useFormats } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { IdentityFact } from '../model.ts'

/** The name to show on one line: a full one, else given name and surname, else any; null when there is none. */
export const nameOf = (facts: readonly IdentityFact[]): string | null => {
  const names = facts.flatMap((fact) => (fact.kind === 'name' ? [fact] : []))
  const last = (part: string) => names.findLast((name) => name.part === part)?.value
  const parts = [last('surname'), last('given'), last('patronymic')].filter((part) => part !== undefined)
  return last('full') ?? (parts.length > 0 ? parts.join(' ') : (names.at(-1)?.value ?? null))
}

/** The vocabulary that says more of a fact of this kind, and its code in the fact; null for kinds that have none. */
export const detailOf = (fact: IdentityFact): { vocabulary: string; code: string } | null => {
  switch (fact.kind) {
    case 'name':
      return { vocabulary: 'identity-name-kind', code: fact.part }
    case 'document':
      return { vocabulary: 'document-kind', code: fact.type }
    case 'contact':
      return { vocabulary: 'contact-kind', code: fact.type }
    case 'relative':
      return { vocabulary: 'relation', code: fact.relation }
    default:
      return null
  }
}

/** A fact in words: what more is said of it, and its value. */
export const useFactWords = () => {
  const word = useWords()
  const { day } = useFormats()
  return (fact: IdentityFact): { detail: string | null; value: string } => {
    const detail = detailOf(fact)
    return {
      detail: detail && word(detail.vocabulary, detail.code),
      value: fact.kind === 'birth-date' ? day(fact.date) : fact.value,
    }
  }
}
