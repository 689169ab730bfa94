import { useState } from 'react'
import type { ApiFailure } from '../../desk/api.ts'
import { newId } from '../../desk/events.ts'
import { ConflictNote, FailureNote, LocalTime } from '../../desk/parts/index.ts'
import { useMay, useMe } from '../../desk/session.tsx'
import { identificationConflicts } from '../rules.ts'
import { useCountryName } from './countries.ts'
import type { CaseScreenProps } from './on-case.tsx'
import { record } from './opened-case.ts'
import { useTell } from './use-tell.ts'

type Conflict = ReturnType<typeof identificationConflicts>[number]

/** What two officers recorded differently, question by question; somebody who looked into it keeps one. */
export const Disputed = (props: CaseScreenProps) => (
  <>
    {identificationConflicts(props.opened.file.identification).map((conflict) => (
      <OneDispute key={conflict.field} {...props} conflict={conflict} />
    ))}
  </>
)

const OneDispute = ({ opened, lists, reload, conflict }: CaseScreenProps & { conflict: Conflict }) => {
  const { t } = useTell()
  const may = useMay()
  const me = useMe()
  const words = useDisputeWords(lists)
  const [id] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const keep = async (eventId: string) => {
    setBusy(true)
    const sent = await record(opened, id, 'conflict.settled', { field: conflict.field, keep: eventId })
    setBusy(false)
    setFailure(sent.ok ? null : sent)
    if (sent.ok) reload()
  }
  const settles = may('case:write') && opened.file.case.status === 'open'
  return (
    <>
      <ConflictNote
        field={words.field(conflict.field)}
        values={conflict.values.map(({ value, eventId, account, at }) => ({
          key: eventId,
          value: words.value(conflict.field, value),
          who: (
            <>
              {t(account === me.account ? 'identify.by-you' : 'identify.by-another')},{' '}
              <LocalTime value={at} />
            </>
          ),
        }))}
        {...(settles ? { onKeep: (key: string) => void keep(key) } : {})}
        busy={busy}
      />
      {failure && <FailureNote failure={failure} />}
    </>
  )
}

const elements = { acts: 'act', means: 'means', exploitation: 'purpose' } as const

const useDisputeWords = (lists: CaseScreenProps['lists']) => {
  const { t, label, words } = useTell()
  const country = useCountryName()
  const questionOf = (id: string) =>
    [...lists.values()].flatMap((list) => list.indicators).find((each) => each.id === id)?.labels
  const nameOf = (field: string) => field.slice(field.indexOf('.') + 1)
  const isElement = (name: string): name is keyof typeof elements => name in elements
  return {
    field: (field: string) => {
      const name = nameOf(field)
      if (field.startsWith('indicators.')) return label(questionOf(name), name)
      return isElement(name) ? t(`identify.element.${elements[name]}`) : t('identify.facts.country')
    },
    value: (field: string, value: unknown) => {
      const name = nameOf(field)
      if (field.startsWith('indicators.')) return t(`identification.answer.${String(value)}`)
      if (!isElement(name)) return country(String(value))
      return Array.isArray(value) ? words(name, value) : t(`identify.fact.${String(value)}.${name}`)
    },
  }
}
