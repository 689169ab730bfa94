import { Checkboxes, type FieldProps } from '../../desk/parts/index.ts'
import type { Suggestion } from '../rules.ts'
import { useTell } from './use-tell.ts'

/** Said instead of the words of a list: asked, and there were none; or nobody knows. */
const INSTEAD = ['none', 'unknown']

interface Props extends FieldProps {
  vocabulary: 'acts' | 'means' | 'exploitation'
  words: readonly string[]
  suggested: readonly Suggestion<string>[]
  value: string[]
  onChange: (value: string[]) => void
}

/** Ticks for an act, means or purpose; each says how many answers speak for it. A suggestion, never a tick by itself. */
export const FactField = ({ vocabulary, words, suggested, value, onChange, ...field }: Props) => {
  const { t } = useTell()
  const hintOf = (word: string) => {
    const count = suggested.find((each) => each.word === word)?.indicators.length
    return count ? t('identify.suggested', { count }) : undefined
  }
  const options = [
    ...words.map((word) => ({
      value: word,
      label: t(`identification.${vocabulary}.${word}`),
      hint: hintOf(word),
    })),
    ...INSTEAD.map((word) => ({ value: word, label: t(`identify.fact.${word}.${vocabulary}`) })),
  ]
  return (
    <Checkboxes
      {...field}
      options={options}
      value={value}
      onChange={(ticked) => onChange(settle(value, ticked))}
      columns
    />
  )
}

/** "None" and "not known" stand alone: ticking one clears the rest, ticking a word clears them. */
export const settle = (before: readonly string[], ticked: readonly string[]): string[] => {
  const added = ticked.find((word) => !before.includes(word))
  if (added === undefined) return [...ticked]
  return INSTEAD.includes(added) ? [added] : ticked.filter((word) => !INSTEAD.includes(word))
}
