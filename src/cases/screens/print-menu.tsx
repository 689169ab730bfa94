import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages } from '../../desk/languages.ts'
import { Select, SideCard } from '../../desk/parts/index.ts'
import { useMay } from '../../desk/session.tsx'
import type { OpenedCase } from './case-data.ts'
import { printableForms } from './printable-forms.ts'
import { useCaseWords } from './use-words.ts'

/** The forms of the procedure that this case has something for, on paper in any of the three languages. */
export const PrintMenu = ({ opened }: { opened: OpenedCase }) => {
  const { t, i18n } = useTranslation()
  const words = useCaseWords()
  const may = useMay()
  const [language, setLanguage] = useState(i18n.language)
  const forms = printableForms(opened.file)
  if (!may('document:print') || forms.length === 0) return null
  return (
    <SideCard title={t('cases.print.title')}>
      <Select
        label={t('cases.print.language')}
        value={language}
        onChange={setLanguage}
        empty={false}
        options={languages.map((each) => ({ value: each, label: languageNames[each] }))}
      />
      <ul className="forms">
        {forms.map((form) => {
          const name = words.label(
            opened.head.procedure.forms.find((each) => each.id === form.form)?.labels,
            form.form,
          )
          return (
            <li key={form.form + form.query}>
              <span className="forms__name">
                {form.need ? `${name}: ${words.word('need', form.need)}` : name}
              </span>
              {(['pdf', 'docx'] as const).map((format) => (
                <a
                  key={format}
                  href={`/api/cases/${opened.file.caseId}/documents/${form.path}.${format}?lang=${language}${form.query}`}
                  aria-label={t('cases.print.form', { form: name, format: t(`cases.print.${format}`) })}
                  download
                >
                  {t(`cases.print.${format}`)}
                </a>
              ))}
            </li>
          )
        })}
      </ul>
      <p className="quiet">{t('cases.print.hint')}</p>
    </SideCard>
  )
}
