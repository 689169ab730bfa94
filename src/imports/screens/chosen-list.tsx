import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post } from '../../desk/api.ts'
import { newId } from '../../desk/events.ts'
import { Button, Facts, FailureNote, Notice, Select } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { type BatchAnswer, columnKinds, type Mapping, type Preview } from '../model.ts'
import { ListProblems } from './list-problems.tsx'

interface Props {
  content: string
  preview: Preview
  onMapping: (mapping: Mapping) => void
  onDone: () => void
}

/** How the file was read, which column is what, what would happen; then the run with its progress. */
export const ChosenList = ({ content, preview, onMapping, onDone }: Props) => {
  const { t } = useTranslation()
  const people = preview.create + preview.link + preview.review
  return (
    <>
      {preview.known?.status === 'done' && (
        <Notice tone="warning">
          <p>{t('imports.known')}</p>
        </Notice>
      )}
      <Columns preview={preview} onMapping={onMapping} />
      <h2>{t('imports.preview')}</h2>
      <Facts
        items={[
          { key: 'read', label: t('imports.read-as'), value: readAs(preview) },
          ...(['total', 'create', 'review', 'link', 'problemLines'] as const).map((name) => ({
            key: name,
            label: t(`imports.count.${name}`),
            value: String(preview[name]),
          })),
        ]}
      />
      <ListProblems problems={preview.problems} />
      {people > 0 && preview.known?.status !== 'done' && (
        <RunList content={content} preview={preview} onDone={onDone} />
      )}
    </>
  )
}

const readAs = ({ format, encoding }: Preview) =>
  encoding ? `${format.toUpperCase()}, ${encoding.toUpperCase()}` : format.toUpperCase()

const Columns = ({ preview, onMapping }: Pick<Props, 'preview' | 'onMapping'>) => {
  const { t } = useTranslation()
  const options = preview.columns.map((label, index) => ({
    value: String(index),
    label: label === '' ? String(index + 1) : label,
  }))
  const change = (kind: (typeof columnKinds)[number], value: string) => {
    const { [kind]: _, ...rest } = preview.mapping
    onMapping(value === '' ? rest : { ...rest, [kind]: Number(value) })
  }
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{t('imports.columns')}</h2>
      {columnKinds.map((kind) => (
        <Select
          key={kind}
          id={`column-${kind}`}
          label={t(`imports.column.${kind}`)}
          value={preview.mapping[kind] === undefined ? '' : String(preview.mapping[kind])}
          options={options}
          onChange={(value) => change(kind, value)}
        />
      ))}
    </section>
  )
}

const RunList = ({ content, preview, onDone }: Omit<Props, 'onMapping'>) => {
  const { t } = useTranslation()
  const worries = useVocabulary('worry')
  const [worry, setWorry] = useState('')
  const [asked, setAsked] = useState(false)
  const [done, setDone] = useState<BatchAnswer | null>(null)
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  // An import that broke off is gone on with under its own id, so that nobody is made twice.
  const [importId] = useState(() => (preview.known?.status === 'running' ? preview.known.importId : newId()))

  const run = async () => {
    setAsked(true)
    if (worry === '') return
    setRunning(true)
    setFailure(null)
    for (let from = done?.done ?? 0; ; ) {
      const { mapping } = preview
      const result = await post<BatchAnswer>(`/api/imports/${importId}/batches`, {
        content,
        mapping,
        worry,
        from,
      })
      if (!result.ok) {
        setFailure(result)
        break
      }
      setDone(result.data)
      from = result.data.done
      if (result.data.finished) break
    }
    setRunning(false)
    onDone()
  }

  if (done?.finished)
    return (
      <Notice live>
        <p>{t('imports.finished', { count: done.total })}</p>
      </Notice>
    )
  return (
    <section aria-labelledby="run">
      <h2 id="run">{t('imports.run')}</h2>
      {!done && <p className="quiet">{t('imports.nothing-written')}</p>}
      {failure && <FailureNote failure={failure} />}
      <Select
        id="worry"
        label={t('imports.worry')}
        value={worry}
        options={worries}
        error={asked && worry === '' ? t('desk.field.required') : undefined}
        onChange={setWorry}
      />
      {done && (
        <p role="status">
          <progress max={done.total} value={done.done} aria-label={t('imports.progress')} />{' '}
          {t('imports.progress.of', { done: done.done, total: done.total })}
        </p>
      )}
      <div className="actions">
        <Button busy={running} onClick={() => void run()}>
          {t('imports.run.do')}
        </Button>
      </div>
    </section>
  )
}
