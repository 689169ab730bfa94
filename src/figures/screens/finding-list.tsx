import { useTranslation } from 'react-i18next'
import type { Finding, Problem } from '../model.ts'

/** How many places of one kind are named before the rest is only counted. */
const MOST_PLACES = 12

/** What is wrong with a file, by kind, each with the lines or series it stands in. */
export const FindingList = ({ findings }: { findings: Finding[] }) => {
  const { t } = useTranslation()
  if (findings.length === 0) return <p>{t('figures.no-findings')}</p>
  return (
    <ul className="findings">
      {[...Map.groupBy(findings, (each) => each.problem)].map(([problem, each]) => (
        <OneKind key={problem} problem={problem} findings={each} />
      ))}
    </ul>
  )
}

const OneKind = ({ problem, findings }: { problem: Problem; findings: Finding[] }) => {
  const { t } = useTranslation()
  const [first] = findings
  const rest = findings.length - MOST_PLACES
  return (
    <li>
      <strong>{t(`figures.problem.${problem}`)}</strong> ({findings.length})
      <ul data-said>
        {findings.slice(0, MOST_PLACES).map((each) => (
          <li key={`${each.where} ${each.found}`}>
            {each.where}: {each.found}
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{t('figures.more', { count: rest })}</p>}
      <p className="quiet">
        {t('figures.expected')}: <span data-said>{first?.expected}</span>
      </p>
    </li>
  )
}
