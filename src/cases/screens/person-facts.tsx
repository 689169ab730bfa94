import { useTranslation } from 'react-i18next'
import { Facts, Link } from '../../desk/parts/index.ts'
import type { CaseSlice, Episode } from '../model.ts'
import { mayTry, type OpenedCase } from './case-data.ts'
import { useFactWords } from './fact-words.ts'

const personFields = ['sex', 'age', 'citizenship', 'language', 'legalStatus', 'willSpeakToPolice'] as const

/** What is known about the person and what happened to them; each can be added to or put right. */
export const PersonFacts = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const say = useFactWords()
  const { caseId } = opened.file
  const { person, episodes } = opened.file.case
  const value = (name: keyof CaseSlice['person']) => person[name] && say.person(name, person[name].value)
  return (
    <>
      <section aria-labelledby="person">
        <h2 id="person">{t('cases.person.title')}</h2>
        <Facts
          items={personFields.map((name) => ({
            key: name,
            label: t(`cases.person.${name}`),
            value: value(name) ?? null,
          }))}
        />
        {mayTry(opened, 'person.described') && (
          <p>
            <Link to={`/cases/${caseId}/person`}>{t('cases.person.change')}</Link>
          </p>
        )}
      </section>
      <section aria-labelledby="episodes">
        <h2 id="episodes">{t('cases.episode.title')}</h2>
        {episodes.length === 0 && <p className="quiet">{t('cases.episode.empty')}</p>}
        {episodes.map((episode) => (
          <EpisodeFacts key={episode.episodeId} episode={episode} opened={opened} />
        ))}
        {mayTry(opened, 'episode.recorded') && (
          <p>
            <Link to={`/cases/${caseId}/episode`}>{t('cases.episode.add')}</Link>
          </p>
        )}
      </section>
    </>
  )
}

const EpisodeFacts = ({ episode, opened }: { episode: Episode; opened: OpenedCase }) => {
  const { t } = useTranslation()
  const say = useFactWords()
  return (
    <div className="episode">
      <Facts items={say.episode(episode.cell.value)} />
      {mayTry(opened, 'episode.recorded') && (
        <p>
          <Link to={`/cases/${opened.file.caseId}/episode/${episode.episodeId}`}>
            {t('cases.episode.change')}
          </Link>
        </p>
      )}
    </div>
  )
}
