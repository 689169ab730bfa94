import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface ConflictNoteProps {
  /** The field in words. */
  field: string
  values: readonly { key: string; value: ReactNode; who: ReactNode }[]
  /** Keeps one of them; without it the two are only shown. */
  onKeep?: (key: string) => void
  busy?: boolean
}

/** Two people recorded different values without seeing each other's: both stand here until somebody chooses. */
export const ConflictNote = ({ field, values, onKeep, busy }: ConflictNoteProps) => {
  const { t } = useTranslation()
  const id = useId()
  const [kept, setKept] = useState<string | null>(null)
  return (
    <section className="conflict" aria-labelledby={id}>
      <h2 id={id}>{t('desk.conflict.title', { field })}</h2>
      <div className="conflict__values">
        {values.map((entry) => (
          <Value
            key={entry.key}
            value={entry.value}
            who={entry.who}
            name={id}
            kept={kept === entry.key}
            onKeep={onKeep && (() => setKept(entry.key))}
          />
        ))}
      </div>
      {onKeep && (
        <Button
          kind="secondary"
          busy={busy}
          disabled={kept === null}
          onClick={() => kept !== null && onKeep(kept)}
        >
          {t('desk.conflict.keep')}
        </Button>
      )}
    </section>
  )
}

interface ValueProps {
  value: ReactNode
  who: ReactNode
  name: string
  kept: boolean
  onKeep: (() => void) | undefined
}

const Value = ({ value, who, name, kept, onKeep }: ValueProps) => {
  const id = useId()
  const words = (
    <>
      <strong>{value}</strong>
      <span className="choice__hint">{who}</span>
    </>
  )
  if (!onKeep)
    return (
      <div className="choice choice--still">
        <span>{words}</span>
      </div>
    )
  return (
    <label className={kept ? 'choice choice--on' : 'choice'} htmlFor={id}>
      <input id={id} type="radio" name={name} checked={kept} onChange={onKeep} />
      <span>{words}</span>
    </label>
  )
}
