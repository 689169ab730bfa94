import { useTranslation } from 'react-i18next'
import { localDay } from '../../desk/parts/formats.ts'
import { LocalDate, StepPath } from '../../desk/parts/index.ts'
import type { OpenedCase } from './case-data.ts'
import { pathOfCase } from './path-of-case.ts'

/** The path so far, each part with the day it was reached. */
export const CasePath = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  return (
    <StepPath
      steps={pathOfCase(opened.file).map(({ key, state, at }) => ({
        key,
        state,
        label: t(`cases.path.${key}`),
        note: at === null ? undefined : <LocalDate value={localDay(new Date(at))} short />,
      }))}
    />
  )
}
