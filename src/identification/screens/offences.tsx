import type { Assessment } from '../model.ts'
import { KYRGYZ_LAW } from '../rules.ts'
import { useTell } from './use-tell.ts'

/** The offences that the facts call for, whatever was charged. */
export const Offences = ({ assessment: { offences, flags } }: { assessment: Assessment }) => {
  const { t } = useTell()
  if (offences.length === 0) return null
  return (
    <>
      <h3>{t('identify.offences')}</h3>
      <ul className="panel__list">
        {offences.map((offence) => (
          <li key={offence}>
            <strong>{t('identify.article', { article: articleOf(offence) })}</strong> {t(matterKey(offence))}
          </li>
        ))}
      </ul>
      {flags.includes('purpose-outside-national-law') && (
        <p>{t('identification.flag.purpose-outside-national-law')}</p>
      )}
    </>
  )
}

const articleOf = (offence: string) => offence.split(':')[1] ?? offence

const matterKey = (offence: string) => {
  const [matter] =
    Object.entries(KYRGYZ_LAW.articles).find(([, { article }]) => article === articleOf(offence)) ?? []
  return `identification.offence.${matter ?? 'trafficking-in-persons'}`
}
