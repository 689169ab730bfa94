import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { refuseUnlessOpen } from '../../cases/rules.ts'
import { FailureNote, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { OpenedFact } from '../model.ts'
import { FactForm, type OpenedCase } from './fact-form.tsx'
import { RevealIdentity } from './reveal-identity.tsx'

/** Adds to the identity of a person, or corrects it: a correction is a new entry, and the old one is kept, retired. */
const RecordIdentity = () => {
  const { t } = useTranslation()
  const { caseId } = useParams<{ caseId: string }>()
  const { data, error, reload } = useData<OpenedCase>(caseId ? `/api/cases/${caseId}` : null)
  const [correcting, setCorrecting] = useState<OpenedFact | null>(null)
  const [saved, setSaved] = useState(0)
  if (error && !data) return <FailureNote failure={error} onRetry={reload} />
  if (!data) return <Skeleton lines={6} />
  const { personId } = data.file
  const closed = refuseUnlessOpen(data.file)
  return (
    <Screen
      narrow
      title={t('people.identity.title')}
      back={{ to: `/cases/${data.file.caseId}`, label: t('people.identity.back') }}
    >
      <p>{t('people.identity.lead')}</p>
      {saved > 0 && (
        <Notice tone="success" live>
          <p>{t('people.identity.saved')}</p>
        </Notice>
      )}
      {/* What was open before the last entry no longer is all there is: it is opened anew. */}
      <RevealIdentity
        key={saved}
        personId={personId}
        caseId={data.file.caseId}
        onCorrect={closed ? undefined : setCorrecting}
      />
      {closed ? (
        <Notice tone="warning">
          <p>{t(`refusal.${closed.code}`)}</p>
        </Notice>
      ) : (
        <FactForm
          key={correcting?.factId ?? `new-${saved}`}
          opened={data}
          correcting={correcting}
          onCancel={() => setCorrecting(null)}
          onSaved={() => {
            setCorrecting(null)
            setSaved((count) => count + 1)
            reload()
          }}
        />
      )}
    </Screen>
  )
}
export default RecordIdentity
