import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post } from '../../desk/api.ts'
import { FailureNote, Notice, Screen } from '../../desk/parts/index.ts'
import type { Mapping, Preview } from '../model.ts'
import { ChosenList } from './chosen-list.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import { asBase64, MOST_BYTES } from './read-file.ts'

/** A list is chosen, looked at, and only then imported; earlier imports stand below, to be undone. */
const ImportList = () => {
  const { t } = useTranslation()
  const [content, setContent] = useState<string | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const [runs, setRuns] = useState(0)

  const look = async (bytes: string, mapping?: Mapping) => {
    const result = await post<Preview>('/api/imports/preview', {
      content: bytes,
      ...(mapping ? { mapping } : {}),
    })
    setFailure(result.ok ? null : result)
    setPreview(result.ok ? result.data : null)
  }
  const choose = async (file: File | undefined) => {
    setPreview(null)
    setFailure(null)
    setTooLarge(file !== undefined && file.size > MOST_BYTES)
    if (!file || file.size > MOST_BYTES) return setContent(null)
    const bytes = await asBase64(file)
    setContent(bytes)
    await look(bytes)
  }

  return (
    <Screen narrow title={t('imports.title')} sub={<p>{t('imports.lead')}</p>}>
      <p>
        <label htmlFor="list-file">{t('imports.file')}</label>
        <br />
        <input
          id="list-file"
          type="file"
          accept=".csv,.xlsx,text/csv"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </p>
      {tooLarge && (
        <Notice tone="error" live>
          <p>{t('imports.too-large')}</p>
        </Notice>
      )}
      {failure && <FailureNote failure={failure} />}
      {content && preview && (
        <ChosenList
          content={content}
          preview={preview}
          onMapping={(mapping) => void look(content, mapping)}
          onDone={() => setRuns((count) => count + 1)}
        />
      )}
      <EarlierImports key={runs} />
    </Screen>
  )
}
export default ImportList
