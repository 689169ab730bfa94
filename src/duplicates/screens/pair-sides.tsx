import { useTranslation } from 'react-i18next'
import { useFormats } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { OpenedFact } from '../../people/model.ts'
import { countryName } from '../../reference/country-names.ts'
import type { Side } from '../model.ts'

export type OpenedSide = { personId: string; facts: OpenedFact[] }

/** What each record says, row by row: without a name at first, and with names once they were opened for a reason. */
export const PairSides = ({ sides, opened }: { sides: Side[]; opened: OpenedSide[] | null }) => {
  const { t, i18n } = useTranslation()
  const word = useWords()
  const country = (code: string) =>
    ['stateless', 'unknown'].includes(code) ? t(`cases.value.${code}`) : countryName(code, i18n.language, t)
  const years = ({ birthYears }: Side) =>
    birthYears === null
      ? null
      : birthYears.from === birthYears.to
        ? String(birthYears.from)
        : `${birthYears.from}–${birthYears.to}`
  const rows: [label: string, values: (string | null)[]][] = [
    [t('duplicates.side.sex'), sides.map((side) => word('sex', side.sex))],
    [t('duplicates.side.born'), sides.map(years)],
    [t('duplicates.side.citizenship'), sides.map((side) => side.citizenship && country(side.citizenship))],
    [t('duplicates.side.language'), sides.map((side) => side.language && word('language', side.language))],
    ...useFactRows(sides, opened),
  ]
  return (
    <table className="sides">
      <caption>{t('duplicates.sides')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('duplicates.side.first')}</th>
          <th scope="col">{t('duplicates.side.second')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, values]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, side) => (
              // The two sides are two columns and never change their places.
              <td key={side}>{value ?? <span className="quiet">{t('duplicates.side.unknown')}</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const useFactRows = (sides: Side[], opened: OpenedSide[] | null): [string, (string | null)[]][] => {
  const { t } = useTranslation()
  const word = useWords()
  const { day } = useFormats()
  if (!opened) return []
  const textOf = (fact: OpenedFact) => (fact.kind === 'birth-date' ? day(fact.date) : fact.value)
  const labelOf = (fact: OpenedFact) =>
    fact.kind === 'name' ? word('identity-name-kind', fact.part) : t(`people.identity.kind.${fact.kind}`)
  const labels = [...new Set(opened.flatMap(({ facts }) => facts.map(labelOf)))]
  return labels.map((label) => [
    label,
    sides.map((side) => {
      const facts = opened.find(({ personId }) => personId === side.personId)?.facts ?? []
      const texts = facts.filter((fact) => labelOf(fact) === label).map(textOf)
      return texts.length === 0 ? null : texts.join(', ')
    }),
  ])
}
