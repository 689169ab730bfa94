import { useTranslation } from 'react-i18next'
import { Link } from '../../desk/parts/index.ts'
import { useMay } from '../../desk/session.tsx'
import { RevealIdentity } from './reveal-identity.tsx'

interface Props {
  caseId: string
  personId: string
  /** The case is open, so names may be added and corrected. */
  open: boolean
}

/** Who the case is about, on the case's own screen: hidden until needed, with the way to add or correct. */
export const IdentityOfCase = ({ caseId, personId, open }: Props) => {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <>
      <RevealIdentity personId={personId} caseId={caseId} />
      {open && may('person:record') && (
        <p>
          <Link to={`/cases/${caseId}/identity`}>{t('people.identity.title')}</Link>
        </p>
      )}
    </>
  )
}
