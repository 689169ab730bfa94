import { useTranslation } from 'react-i18next'
import { localDay } from '../../desk/parts/formats.ts'
import { LocalDate } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { WhoSees } from '../read-who-sees.ts'
import type { OpenedCase } from './case-data.ts'
import { useCaseWords } from './use-words.ts'

/** Every agency that can look at the case or a part of it, why, and until when; one's own first. */
export const WhoSeesList = ({ opened }: { opened: OpenedCase }) => {
  const me = useMe()
  const own = opened.whoSees.filter((each) => each.agency === me.agency)
  const others = opened.whoSees.filter((each) => each.agency !== me.agency)
  return (
    <ul className="sees">
      {[...own, ...others].map((each) => (
        <li key={each.agency + each.scope}>
          <OneAgency each={each} opened={opened} />
        </li>
      ))}
    </ul>
  )
}

const OneAgency = ({ each, opened }: { each: WhoSees; opened: OpenedCase }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const me = useMe()
  const name =
    each.agency === me.agency ? t('cases.sees.you') : words.label(opened.agencies[each.agency], each.agency)
  return (
    <>
      {name}
      <small>
        {t(`cases.sees.scope.${each.scope}`)}
        {each.until && (
          <>
            {', '}
            {t('cases.sees.until-word')} <LocalDate value={localDay(new Date(each.until))} />
          </>
        )}
      </small>
    </>
  )
}
