import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { SideCard } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import {
  decisionsOf,
  type IdentificationView,
  identificationNext,
  refuseLastWord,
  type Terms,
} from '../rules.ts'
import { DecisionForm } from './decision-form.tsx'
import { EstablishedPanel } from './established-panel.tsx'
import { History } from './history.tsx'
import { assessNow } from './live.ts'
import { NotHere } from './not-here.tsx'
import { type CaseScreenProps, Frame, onCase } from './on-case.tsx'
import { pathTo, record } from './opened-case.ts'
import { TermsNote } from './terms-note.tsx'

/** The three later words on a decision: the team confirms, a review decides, the outcome of an appeal is recorded. */
type Kind = 'confirm' | 'review' | 'appeal'

const types: Record<Kind, string> = {
  confirm: 'identification.confirmed',
  review: 'identification.review-decided',
  appeal: 'identification.appeal-decided',
}

/** One screen for each of them; what was decided before, and why, stands above the form. */
const laterDecision = (kind: Kind) =>
  onCase((props: CaseScreenProps) => {
    const { t } = useTranslation()
    const { opened, bodies } = props
    return (
      <Frame
        opened={opened}
        title={t(`identify.${kind}.title`)}
        within
        sub={kind === 'confirm' ? <TermsNote bodies={bodies} step="confirmation" /> : undefined}
        aside={
          <div className="follows">
            <SideCard title={t('identify.established')}>
              <EstablishedPanel assessment={assessNow(opened.file)} />
            </SideCard>
          </div>
        }
      >
        <History opened={opened} />
        <Deciding {...props} kind={kind} />
      </Frame>
    )
  })

export const Confirm = laterDecision('confirm')
export const Review = laterDecision('review')
export const Appeal = laterDecision('appeal')

const Deciding = ({ opened, bodies, kind }: CaseScreenProps & { kind: Kind }) => {
  const { t } = useTranslation()
  const me = useMe()
  const [, navigate] = useLocation()
  const { file } = opened
  const code = whyNot(kind, file, me, bodies.terms)
  if (code) return <NotHere code={code} caseId={file.caseId} />
  return (
    <>
      <h2>{t(`identify.${kind}.your-decision`)}</h2>
      <p>{t(`identify.${kind}.lead`)}</p>
      <DecisionForm
        advice={assessNow(file).conclusion}
        submitLabel={t(`identify.${kind}.do`)}
        submit={(data, eventId) => record(opened, eventId, types[kind], data)}
        onDone={() => navigate(pathTo(file.caseId))}
      />
    </>
  )
}

type Me = Parameters<typeof refuseLastWord>[0] & { account: string }

/** The server's own rules, asked before anybody types: the state of the case, the body, and whose decision it was. */
const whyNot = (kind: Kind, file: IdentificationView, me: Me, terms: Terms): string | null => {
  const { identification } = file
  if (!identificationNext[identification.status].includes(types[kind])) return 'not-now'
  const refusal = kind === 'appeal' ? null : refuseLastWord(me, terms)
  if (refusal) return refusal.code
  const mine = kind === 'confirm' ? [identification.proposal] : decisionsOf(identification)
  if (!mine.some((each) => each?.account === me.account)) return null
  return kind === 'confirm' ? 'own-proposal' : 'own-decision'
}
