import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProblem } from '../../cases/kernel.ts'
import { Link, Notice } from '../../desk/parts/index.ts'
import type { OpenedCase } from './case-data.ts'

export const TodoLink = ({
  to,
  quiet,
  children,
}: {
  to: string
  quiet?: boolean | undefined
  children: ReactNode
}) => (
  <Link to={to} button={quiet ? 'secondary' : 'primary'}>
    {children}
  </Link>
)

/** Where each thing that is missing can be put right. */
const places: Record<string, string> = {
  'needs-not-assessed': 'needs',
  'goals-missing': 'plan/edit',
  'two-values': 'plan',
  'views-missing': 'views',
  'views-unanswered': 'views',
}

/** What still stands between the plan and the commission's decision, each line with the way there. */
export const ToDo = ({ opened, problems }: { opened: OpenedCase; problems: FieldProblem[] }) => {
  const { t } = useTranslation()
  const codes = [...new Set(problems.map((each) => each.code))]
  if (codes.length === 0) return null
  return (
    <Notice tone="warning" title={t('plans.missing')}>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <Link to={`/cases/${opened.file.caseId}/${places[code] ?? 'plan'}`}>
              {t(`refusal.${code}`, { count: problems.filter((each) => each.code === code).length })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
