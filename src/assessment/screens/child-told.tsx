import { useTranslation } from 'react-i18next'
import { Notice } from '../../desk/parts/index.ts'
import { useAgencyName } from '../../desk/reference.ts'
import type { OpenedCase } from './opened-case.ts'

/** For a child: that child protection knows, or that somebody has to tell it. */
export const ChildTold = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const nameOf = useAgencyName()
  const told = opened.file.case.childProtection
  if (!told) return null
  return (
    <Notice tone={told.agency ? 'info' : 'warning'}>
      <p>
        {told.agency
          ? t('assessment.child-told', { agency: nameOf(told.agency) })
          : t('assessment.guardian.hint-tell')}
      </p>
    </Notice>
  )
}
