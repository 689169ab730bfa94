import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { FailureNote, Screen, Skeleton } from '../../desk/parts/index.ts'
import type { BodiesAnswer } from '../list-bodies.ts'
import { type OpenedCase, pathTo, useBodies, useOpenedCase } from './opened-case.ts'
import { type Questionnaires, useLists } from './use-lists.ts'
import './identification.scss'

export interface CaseScreenProps {
  opened: OpenedCase
  bodies: BodiesAnswer
  lists: Questionnaires
  params: Record<string, string | undefined>
  reload: () => void
}

/** Reads the case, its procedure's terms and the lists first; each screen is then a plain function of them. */
export const onCase = (Inner: (props: CaseScreenProps) => ReactNode) => () => {
  const params = useParams<Record<string, string | undefined>>()
  const opened = useOpenedCase(params.caseId)
  const bodies = useBodies(params.caseId)
  const { lists, failure, retry } = useLists()
  const error = opened.error ?? bodies.error ?? failure
  const reload = () => {
    opened.reload()
    bodies.reload()
  }
  if (opened.data && bodies.data && lists)
    return <Inner opened={opened.data} bodies={bodies.data} lists={lists} params={params} reload={reload} />
  const again = () => {
    reload()
    retry()
  }
  return error ? <FailureNote failure={error} onRetry={again} /> : <Skeleton lines={8} />
}

interface FrameProps {
  opened: OpenedCase
  title: string
  /** Back to the overview of the identification rather than to the case. */
  within?: boolean
  sub?: ReactNode
  aside?: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** The frame of these screens: the case's code, and the way back. */
export const Frame = ({ opened, title, within, ...rest }: FrameProps) => {
  const { t } = useTranslation()
  const { caseId } = opened.file
  const back = within
    ? { to: pathTo(caseId), label: t('identify.title') }
    : { to: `/cases/${caseId}`, label: t('identify.back-to-case', { code: opened.head.code }) }
  return <Screen title={title} back={back} {...rest} />
}
