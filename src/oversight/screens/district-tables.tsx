import { useTranslation } from 'react-i18next'
import { type Column, CountBar, DataTable, LocalNumber, Tag } from '../../desk/parts/index.ts'
import { useReference } from '../../desk/reference.ts'
import type { Language } from '../../reference/model.ts'
import type { OversightAnswer } from '../model.ts'

type District = OversightAnswer['districts'][number]

/** Order of the path; what a procedure calls differently comes after. */
const stages = [
  'concern',
  'initial-assessment',
  'presumed',
  'identification',
  'needs-assessment',
  'plan',
  'plan-approval',
  'delivery',
  'closed',
]

const useDistrictName = () => {
  const { t, i18n } = useTranslation()
  const reference = useReference()
  const districts = reference?.regions.flatMap((region) => region.districts) ?? []
  return ({ district }: District) =>
    district === null
      ? t('oversight.district-unknown')
      : (districts.find((each) => each.code === district)?.labels[i18n.language as Language] ?? district)
}

/** Each district with its counts, and each with its stages. */
export const DistrictTables = ({ districts }: { districts: District[] }) => {
  const { t } = useTranslation()
  const name = useDistrictName()
  const heading: Column<District> = {
    key: 'district',
    label: t('oversight.district'),
    cell: name,
    sortBy: name,
  }
  return (
    <>
      <DataTable
        caption={t('oversight.by-district')}
        columns={[heading, ...useCountColumns(districts)]}
        rows={districts}
        rowKey={(row) => row.district ?? ''}
      />
      <DataTable
        caption={t('oversight.by-stage')}
        columns={[heading, ...useStageColumns(districts)]}
        rows={districts}
        rowKey={(row) => row.district ?? ''}
      />
    </>
  )
}

const useCountColumns = (districts: District[]): Column<District>[] => {
  const { t } = useTranslation()
  const max = Math.max(...districts.map((each) => each.cases))
  const plain = (key: 'open' | 'children' | 'presumed'): Column<District> => ({
    key,
    label: t(`oversight.${key}`),
    cell: (row) => <LocalNumber value={row[key]} />,
    sortBy: (row) => row[key],
    align: 'end',
  })
  return [
    {
      key: 'cases',
      label: t('oversight.cases'),
      cell: (row) => <CountBar value={row.cases} max={max} />,
      sortBy: (row) => row.cases,
    },
    plain('open'),
    plain('children'),
    plain('presumed'),
    {
      key: 'late',
      label: t('oversight.late'),
      cell: (row) => (row.late > 0 ? <Tag tone="ochre">{row.late}</Tag> : <LocalNumber value={0} />),
      sortBy: (row) => row.late,
      align: 'end',
    },
  ]
}

const useStageColumns = (districts: District[]): Column<District>[] => {
  const { t, i18n } = useTranslation()
  const known = new Set(districts.flatMap((each) => Object.keys(each.stages)))
  const shown = [
    ...stages.filter((stage) => known.has(stage)),
    ...[...known].filter((each) => !stages.includes(each)),
  ]
  return shown.map((stage) => ({
    key: stage,
    label: i18n.exists(`cases.stage.${stage}`) ? t(`cases.stage.${stage}`) : stage,
    cell: (row) => <LocalNumber value={row.stages[stage] ?? 0} />,
    sortBy: (row) => row.stages[stage] ?? 0,
    align: 'end',
  }))
}
