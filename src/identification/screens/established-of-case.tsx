import { Link, SideCard } from '../../desk/parts/index.ts'
import type { IdentificationView } from '../rules.ts'
import { EstablishedPanel } from './established-panel.tsx'
import { assessNow } from './live.ts'
import { pathTo } from './opened-case.ts'
import { useTell } from './use-tell.ts'

/** For the side of a case: what is established and why, and the way to the questionnaire and the decision. */
export const EstablishedOfCase = ({ file }: { file: IdentificationView }) => {
  const { t } = useTell()
  return (
    <SideCard title={t('identify.established')}>
      <EstablishedPanel assessment={assessNow(file)}>
        <p>
          <Link to={pathTo(file.caseId)}>{t('identify.title')}</Link>
        </p>
      </EstablishedPanel>
    </SideCard>
  )
}
