import { Notice, SideCard } from '../../desk/parts/index.ts'
import { DIMENSIONS, type Dimension } from '../model.ts'
import type { Screening } from '../rules.ts'
import type { Screened } from './live.ts'
import type { Questionnaires } from './use-lists.ts'
import { useTell } from './use-tell.ts'

/** What the answers come to by each list that was asked by; a list with unconfirmed ratings counts and abstains. */
export const ScreeningPanel = ({
  screened,
  lists,
}: {
  screened: readonly Screened[]
  lists: Questionnaires
}) => (
  <>
    {screened.map((each) => (
      <OneList key={each.list} screened={each} lists={lists} />
    ))}
  </>
)

const signs = { true: '✔', false: '–', null: '·' } as const

const hasYes = ({ dimensions }: Screening, dimension: Dimension) =>
  Object.values(dimensions[dimension].yes).some((count) => count > 0)

const OneList = ({ screened, lists }: { screened: Screened; lists: Questionnaires }) => {
  const { t, reason, label } = useTell()
  const { list, screening } = screened
  const [result, ...why] = screening.why
  const abstains = screening.result === 'INDETERMINATE'
  return (
    <SideCard title={label(lists.get(list)?.labels, list)}>
      <p role="status">
        <strong>{t(`identification.screening.${screening.result}`)}</strong>
      </p>
      {result &&
        (abstains ? <Notice tone="warning">{<p>{reason(result)}</p>}</Notice> : <p>{reason(result)}</p>)}
      <ul className="screening">
        {DIMENSIONS.map((dimension) => (
          <li
            key={dimension}
            className={screening.dimensions[dimension].positive ? 'is-positive' : undefined}
          >
            <span aria-hidden="true">{signs[`${screening.dimensions[dimension].positive}`]}</span>
            <span>
              {t(`identification.dimension.${dimension}`)}
              {why
                .filter(({ finding }) => finding === dimension && hasYes(screening, dimension))
                .map((each) => (
                  <small key={each.key}>{reason(each)}</small>
                ))}
            </span>
          </li>
        ))}
      </ul>
      {why
        .filter(({ finding }) => finding === 'result' && !abstains)
        .map((each) => (
          <p key={each.key} className="quiet">
            {reason(each)}
          </p>
        ))}
    </SideCard>
  )
}
