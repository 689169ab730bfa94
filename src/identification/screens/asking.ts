import type { Dimension, ListId } from '../model.ts'
import type { Kind } from '../rules.ts'
import { answersNow } from './live.ts'
import type { CaseScreenProps } from './on-case.tsx'
import type { Answering } from './use-answers.ts'

/** What both ways of asking need: all six dimensions at a desk, one at a time on a phone. */
export interface AskingProps extends CaseScreenProps {
  list: ListId
  answering: Answering
  kind: Kind
  onKind: (kind: Kind) => void
}

/** How many questions of a dimension have an answer now, also "not known". */
export const countAnswered = ({ opened, lists, list, answering }: AskingProps, dimension: Dimension) => {
  const answers = answersNow(opened.file, { answers: answering.given })
  const questions = (lists.get(list)?.indicators ?? []).filter((each) => each.dimension === dimension)
  return { of: questions.length, done: questions.filter(({ id }) => answers[id] !== undefined).length }
}
