import { useTranslation } from 'react-i18next'
import { Since } from '../../desk/parts/index.ts'
import { IdentityOfCase } from '../../people/screens/identity-of-case.tsx'
import { isChild } from '../rules.ts'
import { mayTry, type OpenedCase } from './case-data.ts'
import { CaseTags } from './case-tags.tsx'
import { useCaseWords } from './use-words.ts'

/** Who it is about without naming them, where, since when, who leads it; the name is hidden until asked for. */
export const CaseHead = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { file, head, agencies } = opened
  if (head.status === 'none') return null
  const { sex, age } = file.case.person
  const lead = head.leadAgency
  return (
    <>
      {words.person({ sex: sex?.value ?? 'unknown', age: age?.value ?? null, child: isChild(file.case) })}
      {' · '}
      {words.district(file.case.concern.district) ?? t('cases.case.district-unknown')}
      {head.openedAt && (
        <>
          {' · '}
          {t('cases.case.opened-word')} <Since value={head.openedAt} />
        </>
      )}
      {lead && ` · ${t('cases.case.led-by', { agency: words.label(agencies[lead], lead) })}`}{' '}
      <CaseTags
        risk={file.plan.risk}
        presumed={file.assessment.presumed !== null}
        closed={head.status === 'closed'}
        conflicts={opened.conflicts.length}
      />
      <IdentityOfCase
        caseId={file.caseId}
        personId={file.personId}
        open={mayTry(opened, 'identity.recorded')}
      />
    </>
  )
}
