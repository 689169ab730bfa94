import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { FailureNote, Screen, Skeleton } from '../../desk/parts/index.ts'
import { type OpenedCase, useOpenedCase } from './case-data.ts'
import { useLists, type Words } from './use-lists.ts'

export interface CaseScreenProps {
  opened: OpenedCase
  words: Words
  params: Record<string, string | undefined>
  reload: () => void
}

/** Reads the case and the lists first; each screen of a plan is then a plain function of them. */
export const onCase = (Inner: (props: CaseScreenProps) => ReactNode) => () => {
  const params = useParams<Record<string, string | undefined>>()
  const { data, error, reload } = useOpenedCase(params.caseId)
  const words = useLists()
  if (error && !data) return <FailureNote failure={error} onRetry={reload} />
  if (!data || !words.ready) return <Skeleton lines={6} />
  return <Inner opened={data} words={words} params={params} reload={reload} />
}

interface FrameProps {
  opened: OpenedCase
  title: string
  /** Back to the plan rather than to the case. */
  toPlan?: boolean
  sub?: ReactNode
  aside?: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** The frame of these screens: the case's code, and the way back. */
export const Frame = ({ opened, title, toPlan, sub, ...rest }: FrameProps) => {
  const { t } = useTranslation()
  const path = `/cases/${opened.file.caseId}`
  const back = toPlan
    ? { to: `${path}/plan`, label: t('plans.backToPlan') }
    : { to: path, label: t('plans.backToCase', { code: opened.head.code }) }
  return <Screen title={title} back={back} sub={sub} {...rest} />
}
