import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button, FailureNote, Notice } from '../../desk/parts/index.ts'
import type { AskingProps } from './asking.ts'
import { pathTo } from './opened-case.ts'

/** Leaves the questionnaire once everything has been saved. */
export const GoOn = (props: AskingProps & { to: string; label: string }) => {
  const { opened, answering, to, label } = props
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    const saved = await answering.save()
    setBusy(false)
    if (saved) navigate(pathTo(opened.file.caseId, to))
  }
  return (
    <>
      <Unsent {...props} />
      <p className="actions">
        <Button wide busy={busy} onClick={() => void go()}>
          {label}
        </Button>
      </p>
    </>
  )
}

/** What could not be sent yet, and the way to try again; nothing while all is well. */
export const Unsent = ({ answering }: Pick<AskingProps, 'answering'>) => {
  const { t } = useTranslation()
  const { failure, waiting } = answering
  if (!failure) return null
  return (
    <>
      <Notice tone="warning">
        <p>{t('identify.unsent', { count: waiting })}</p>
      </Notice>
      <FailureNote failure={failure} onRetry={() => void answering.save()} />
    </>
  )
}
