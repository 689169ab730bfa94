import { type ReactNode, useState } from 'react'
import { BookCase } from './book/book-case.tsx'
import { BookFields } from './book/book-fields.tsx'
import { BookForm } from './book/book-form.tsx'
import { BookNotes } from './book/book-notes.tsx'
import { BookQuestion } from './book/book-question.tsx'
import { Button, Screen } from './parts/index.ts'

const pages: Record<string, () => ReactNode> = {
  case: BookCase,
  fields: BookFields,
  form: BookForm,
  notes: BookNotes,
  question: BookQuestion,
}

/** Every part in every state, for whoever builds screens. In the language of the desk; the sample words are English. */
const PartsBook = () => {
  const [page, setPage] = useState(location.hash.slice(1) || 'case')
  const Page = pages[page] ?? BookCase
  return (
    <>
      <div className="actions" style={{ margin: '0 0 16px' }}>
        {Object.keys(pages).map((name) => (
          <Button key={name} kind="text" pressed={page === name} onClick={() => setPage(name)}>
            {name}
          </Button>
        ))}
      </div>
      {page === 'case' ? (
        <Page />
      ) : (
        <Screen title={`Parts: ${page}`} narrow={page !== 'fields' && page !== 'notes'}>
          <Page />
        </Screen>
      )}
    </>
  )
}

export default PartsBook
