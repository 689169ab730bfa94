import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { ApiFailure } from '../../desk/api.ts'
import { post } from '../../desk/api.ts'
import { contentOf } from '../../desk/file-content.ts'
import { FileInput } from '../../desk/file-input.tsx'
import { Button, FailureNote, Notice } from '../../desk/parts/index.ts'
import type { ImportAnswer } from '../import-figures.ts'
import { FindingList } from './finding-list.tsx'

/** The server takes no more. */
const MOST_BYTES = 1_000_000

interface Chosen {
  importId: string
  content: string
}

/** Look first, take in afterwards: a file is checked in full before anything is kept. */
export const Upload = ({ onKept }: { onKept: () => void }) => {
  const { t } = useTranslation()
  const id = useId()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)

  const send = async (file: Chosen, keep: boolean) => {
    setBusy(true)
    const result = await post<ImportAnswer>('/api/figures/imports', { ...file, keep })
    setBusy(false)
    setFailure(result.ok ? null : result)
    setAnswer(result.ok ? result.data : null)
    if (result.ok && result.data.kept) onKept()
  }
  const choose = async (file: File | null) => {
    setAnswer(null)
    setFailure(null)
    setTooLarge(file !== null && file.size > MOST_BYTES)
    if (!file || file.size > MOST_BYTES) return setChosen(null)
    const next = { importId: uuidv7(), content: await contentOf(file) }
    setChosen(next)
    await send(next, false)
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('figures.upload.title')}</h2>
      <FileInput
        label={t('figures.upload.file')}
        hint={t('figures.upload.hint')}
        accept=".csv,.xml,text/csv,application/xml"
        onChange={(file) => void choose(file)}
      />
      {tooLarge && (
        <Notice tone="error" live>
          <p>{t('field.file-too-large')}</p>
        </Notice>
      )}
      {failure && <FailureNote failure={failure} />}
      {answer && <Outcome answer={answer} />}
      {chosen && answer && !answer.kept && !answer.findings.some((each) => each.grave) && (
        <Button busy={busy} onClick={() => void send(chosen, true)}>
          {t('figures.upload.keep')}
        </Button>
      )}
    </section>
  )
}

const Outcome = ({ answer: { kept, known, figures, findings } }: { answer: ImportAnswer }) => {
  const { t } = useTranslation()
  const grave = findings.some((each) => each.grave)
  const state = known ? 'known' : kept ? 'kept' : grave ? 'refused' : 'looked'
  return (
    <Notice
      tone={grave ? 'error' : kept ? 'success' : 'info'}
      title={t(`figures.upload.${state}`, { count: figures })}
      live
    >
      <FindingList findings={findings} />
    </Notice>
  )
}
