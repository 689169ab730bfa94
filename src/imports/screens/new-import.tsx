import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNote, Link, Notice, Screen } from '../../desk/parts/index.ts'
import { ChooseFile } from './choose-file.tsx'
import { MapColumns } from './map-columns.tsx'
import { countChildren } from './plan.ts'
import { PreviewRows } from './preview-rows.tsx'
import { type TakenRow, useImport } from './use-import.ts'
import './imports.scss'

/** A list is brought in: the file, its columns, what would be made of it, and only then the work itself. */
const NewImport = () => {
  const { t } = useTranslation()
  const today = useRef(new Date().toISOString()).current
  const { opened, planned, taken, ...work } = useImport(today)
  const stage = taken ? 'done' : planned ? 'preview' : opened ? 'columns' : 'file'
  const start = useRef<HTMLDivElement>(null)

  // A new step begins at its top, also for those who listen.
  useEffect(() => {
    if (stage !== 'file') start.current?.focus()
  }, [stage])

  return (
    <Screen
      title={t('imports.new.title')}
      sub={<p>{t(`imports.step.${stage}`)}</p>}
      back={{ to: '/imports', label: t('imports.title') }}
    >
      <div ref={start} tabIndex={-1}>
        {stage !== 'file' && work.failure && <FailureNote failure={work.failure} />}
        {stage === 'file' && <ChooseFile busy={work.busy} failure={work.failure} onFile={work.open} />}
        {stage === 'columns' && (
          <>
            {opened!.before && (
              <Notice title={t('imports.before')}>
                <p>{t('imports.before-hint', { count: opened!.linesDone.length })}</p>
              </Notice>
            )}
            <MapColumns opened={opened!} today={today} busy={work.busy} onReady={work.match} />
          </>
        )}
        {stage === 'preview' && (
          <PreviewRows
            rows={planned!}
            minors={countChildren(planned!, today)}
            unread={opened!.sheet.rows.length - opened!.linesDone.length - planned!.length}
            busy={work.busy}
            onChoose={work.choose}
            onRun={work.run}
          />
        )}
        {work.progress && <HowFar {...work.progress} />}
        {stage === 'done' && <Done rows={taken!} />}
      </div>
    </Screen>
  )
}
export default NewImport

const HowFar = ({ at, of }: { at: number; of: number }) => {
  const { t } = useTranslation()
  const words = t('imports.progress', { at, of })
  return (
    <div className="progress" role="status">
      <progress max={of} value={at} aria-label={words} />
      <p>{words}</p>
    </div>
  )
}

const Done = ({ rows }: { rows: TakenRow[] }) => {
  const { t } = useTranslation()
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  const count = (...outcomes: TakenRow['outcome'][]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length
  return (
    <>
      <Notice tone="success" title={t('imports.done')} live>
        <p>{t('imports.done-counts', { created: count('created'), linked: count('linked', 'known') })}</p>
        <p>{t('imports.done-hint')}</p>
      </Notice>
      {refused.length > 0 && (
        <Notice tone="warning" title={t('imports.refused', { count: refused.length })}>
          <ul>
            {refused.map(({ line, code }) => (
              <li key={line}>
                {t('imports.line', {
                  line,
                  text: t([`imports.problem.${code}`, `refusal.${code}`, 'desk.error.unexpected']),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="actions">
        <Link to="/imports" button="primary">
          {t('imports.title')}
        </Link>
      </div>
    </>
  )
}
