import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Checkbox, Select } from '../../desk/parts/index.ts'
import type { ListsRequest } from '../model.ts'
import { publishedCsv, publishedTables } from '../published-tables.ts'
import { HeldYears } from './held-years.tsx'
import { TableFile } from './table-file.tsx'

const OWN = 'own'
const HELD = 'held'

/** A table of counts, or the years of the lists held here. */
export type Sent = { table: string; linkageReviewed: boolean } | Omit<ListsRequest, 'language'>

interface EstimateFormProps {
  busy: boolean
  onSend: (sent: Sent) => Promise<void>
  /** Another table was chosen. */
  onOther: () => void
}

/** Which table, and whether its linkage was looked at. */
export const EstimateForm = ({ busy, onSend, onOther }: EstimateFormProps) => {
  const { t } = useTranslation()
  const fileId = useId()
  const [chosen, setChosen] = useState(OWN)
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState(false)
  const [reviewed, setReviewed] = useState(false)
  const [years, setYears] = useState(() => lastYears(new Date().getFullYear()))

  const choose = (value: string) => {
    setChosen(value)
    setFile(null)
    setMissing(false)
    onOther()
  }

  const takeFile = (taken: File | null) => {
    setFile(taken)
    setMissing(false)
    onOther()
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (chosen === HELD) return onSend(years)
    const lacking = chosen === OWN && file === null
    setMissing(lacking)
    if (lacking) return document.getElementById(fileId)?.focus()
    const table = chosen === OWN ? await file!.text() : publishedCsv(chosen)
    // Those who published a study have looked at its linkage.
    await onSend({ table, linkageReviewed: chosen === OWN ? reviewed : true })
  }

  return (
    <form className="estimate-form" onSubmit={submit} noValidate>
      <Select
        label={t('estimation.table')}
        value={chosen}
        onChange={choose}
        empty={false}
        options={[OWN, HELD, ...Object.keys(publishedTables)].map((value) => ({
          value,
          label: t(`estimation.table.${value}`),
        }))}
      />
      {chosen === HELD && (
        <HeldYears
          years={years}
          onChange={(next) => {
            setYears(next)
            onOther()
          }}
        />
      )}
      {chosen === OWN && (
        <>
          <TableFile
            id={fileId}
            error={missing ? t('estimation.file-missing') : undefined}
            onChange={takeFile}
          />
          <Checkbox label={t('estimation.reviewed')} value={reviewed} onChange={setReviewed} />
        </>
      )}
      <Button type="submit" busy={busy}>
        {t('estimation.run')}
      </Button>
      <p className="estimate-form__running" role="status">
        {busy ? t('estimation.running') : ''}
      </p>
    </form>
  )
}

const lastYears = (now: number) => ({ from: now - 2, to: now })
