import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refuseUnlessOpen } from '../../cases/rules.ts'
import { Notice, SavedState, SideCard } from '../../desk/parts/index.ts'
import { type Kind, listFor, suspectedKind } from '../rules.ts'
import { AllDimensions } from './all-dimensions.tsx'
import type { AskingProps } from './asking.ts'
import { EstablishedPanel } from './established-panel.tsx'
import { answersNow, assessNow, screenNow, suggestNow } from './live.ts'
import { type CaseScreenProps, Frame, onCase } from './on-case.tsx'
import { OneDimension } from './one-dimension.tsx'
import { ScreeningPanel } from './screening-panel.tsx'
import { useAnswers } from './use-answers.ts'
import { useWide } from './use-wide.ts'

/** The indicator questionnaire: saved as it goes, with what it comes to beside it. */
const Questions = onCase((props) => {
  const { t } = useTranslation()
  const { opened } = props
  const closed = refuseUnlessOpen(opened.file)
  if (!closed) return <Asking {...props} />
  return (
    <Frame opened={opened} title={t('identify.questions.title')} within narrow>
      <Notice tone="warning">
        <p>{t(`refusal.${closed.code}`)}</p>
      </Notice>
    </Frame>
  )
})
export default Questions

const Asking = (props: CaseScreenProps) => {
  const { t } = useTranslation()
  const { opened } = props
  const wide = useWide()
  const answering = useAnswers(opened)
  const [kind, setKind] = useState<Kind>(() => suspectedKind(opened.file))
  const { form } = opened.file.identification
  const list = listFor(form, kind)
  const asking = { ...props, list, answering, kind, onKind: setKind }
  return (
    <Frame
      opened={opened}
      title={t('identify.questions.title')}
      within
      sub={
        <>
          <p>{t(`identify.form.${form}`)}</p>
          <SavedState />
        </>
      }
      aside={<Live {...asking} />}
    >
      {answering.beside && (
        <Notice tone="warning" live>
          <p>{t('identify.beside')}</p>
        </Notice>
      )}
      {wide ? <AllDimensions {...asking} /> : <OneDimension {...asking} />}
    </Frame>
  )
}

/** What is established, what is missing and why, as it stands with the last tick. */
const Live = ({ opened, lists, list, answering }: AskingProps) => {
  const { t } = useTranslation()
  const answers = answersNow(opened.file, { answers: answering.given })
  const screened = screenNow(opened.file, lists, answers, list)
  const used = screened.map((each) => each.list)
  return (
    <div className="follows">
      <SideCard title={t('identify.established')}>
        <EstablishedPanel assessment={assessNow(opened.file)} suggested={suggestNow(lists, used, answers)} />
      </SideCard>
      <ScreeningPanel screened={screened} lists={lists} />
    </div>
  )
}
