import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Link, Notice } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { FoundPerson } from '../model.ts'

/* The server chooses the reasons why somebody may be the one looked for; texts: people-match */

export interface Found {
  people: FoundPerson[]
  tooMany: boolean
}

interface Props {
  found: Found
  /** It is nobody of these. */
  onRegister: () => void
  onNewCase: (person: FoundPerson) => void
}

/** Who looks like the person, most likely first, with why; and the way on when it is nobody of these. */
export const FoundPeople = ({ found, onRegister, onNewCase }: Props) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const { people, tooMany } = found

  // The answer stands below the form: whoever searched is taken to it, also with a screen reader.
  useEffect(() => {
    heading.current?.focus()
  }, [found])

  return (
    <section aria-labelledby="found">
      <h2 id="found" ref={heading} tabIndex={-1}>
        {people.length === 0 ? t('people.search.nobody') : t('people.search.found', { count: people.length })}
      </h2>
      <p className="quiet">{t('people.search.nobody-hint')}</p>
      {tooMany && (
        <Notice tone="warning">
          <p>{t('people.search.too-many')}</p>
        </Notice>
      )}
      {people.map((person) => (
        <Candidate key={person.personId} person={person} onNewCase={onNewCase} />
      ))}
      <div className="actions">
        <Button onClick={onRegister} wide>
          {t(people.length === 0 ? 'people.search.register' : 'people.search.nobody-of-these')}
        </Button>
      </div>
    </section>
  )
}

/** Of a name typed in part there is no probability to speak of yet. */
const WORTH_SAYING = 0.05

const Candidate = ({ person, onNewCase }: { person: FoundPerson } & Pick<Props, 'onNewCase'>) => {
  const { t } = useTranslation()
  const word = useWords()
  const id = `found-${person.personId}`
  const years = person.birthYears
  const span = years && (years.from === years.to ? `${years.from}` : `${years.from}–${years.to}`)
  const known = [
    person.sex === 'unknown' ? null : word('sex', person.sex),
    span && t('people.search.born', { years: span }),
  ]
  return (
    <article className="card" aria-labelledby={id}>
      <h3 className="card__title" id={id}>
        {person.shortName ?? t('people.search.unnamed')}
      </h3>
      <p>{known.filter((each) => each !== null).join(' · ')}</p>
      {person.probability >= WORTH_SAYING && (
        <p>
          {t('people.search.probability', { percent: Math.min(99, Math.round(person.probability * 100)) })}
        </p>
      )}
      <ul>
        {person.reasons.map((reason) => (
          <li key={reason.key}>{t(reason.key, { ...reason.params })}</li>
        ))}
      </ul>
      <div className="actions">
        {person.openCases.map(({ caseId, code }) => (
          <Link key={caseId} to={`/cases/${caseId}`} button="secondary">
            {t('people.search.open-case', { code })}
          </Link>
        ))}
        {person.openCases.length === 0 && <span className="quiet">{t('people.search.no-open-case')}</span>}
        <Button kind="text" onClick={() => onNewCase(person)}>
          {t('people.search.new-case')}
        </Button>
      </div>
    </article>
  )
}
