import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { ConfirmDialog, FailureNote, Link, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { Contribution, OwnContributions } from '../model.ts'
import { accepts } from '../rules.ts'
import { ChooseWay } from './choose-way.tsx'
import './contributions.scss'
import { SentTable } from './sent-table.tsx'

/** How far the agency goes, with whom it has agreed on tokens, and what it sent. */
const ContributionList = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<OwnContributions>('/api/contributions')
  const [undoing, setUndoing] = useState<Contribution | null>(null)
  return (
    <Screen title={t('contributions.title')} sub={<p>{t('contributions.sub')}</p>}>
      {error && !data && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          <ChooseWay key={data.way} way={data.way} onChosen={reload} />
          {accepts(data.way, 'numbers') && <Doors own={data} />}
          <SentTable contributions={data.contributions} onUndo={setUndoing} />
        </>
      )}
      {undoing && (
        <TakeBack
          what={undoing}
          onClose={() => {
            setUndoing(null)
            reload()
          }}
        />
      )}
    </Screen>
  )
}
export default ContributionList

/** Ways in that the choice leaves open. */
const Doors = ({ own }: { own: OwnContributions }) => {
  const { t } = useTranslation()
  const tokens = accepts(own.way, 'tokens')
  return (
    <section>
      <div className="actions">
        {accepts(own.way, 'identity') && <Link to="/imports">{t('contributions.lists')}</Link>}
        {tokens && own.agreements.length > 0 && (
          <Link to="/contributions/tokens" button="primary">
            {t('contributions.tokens.title')}
          </Link>
        )}
        <Link to="/contributions/numbers" button={own.way === 'numbers' ? 'primary' : 'secondary'}>
          {t('contributions.numbers.title')}
        </Link>
      </div>
      {tokens && <Agreed own={own} />}
    </section>
  )
}

const Agreed = ({ own: { agreements } }: { own: OwnContributions }) => {
  const { t } = useTranslation()
  if (agreements.length === 0)
    return (
      <div className="contributions__agreed">
        <Notice>
          <p>{t('contributions.no-agreement')}</p>
        </Notice>
      </div>
    )
  return (
    <div className="contributions__agreed">
      <p>
        {t('contributions.agreed')}{' '}
        {agreements.map(({ agreementId, name, fingerprint }) => (
          <span key={agreementId} className="contributions__key">
            <span data-said>{name}</span> · <code data-said>{fingerprint}</code>
          </span>
        ))}
      </p>
      <p>
        {t('contributions.make-hint')}{' '}
        <a className="link" href="/tokens" target="_blank" rel="noreferrer">
          {t('contributions.make')}
        </a>
      </p>
    </div>
  )
}

const TakeBack = ({ what, onClose }: { what: Contribution; onClose: () => void }) => {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('contributions.undo-title')}
      action={t('contributions.undo')}
      act={() => post(`/api/contributions/${what.contributionId}/undo`, {})}
      onClose={onClose}
    >
      {t(`contributions.undo-what.${what.kind}`)}
    </ConfirmDialog>
  )
}
