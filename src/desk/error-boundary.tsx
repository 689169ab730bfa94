import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './parts/button.tsx'
import { Notice } from './parts/notice.tsx'

/** Keeps a broken screen (or one whose file could not be fetched) from taking the whole desk with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

const Broken = () => {
  const { t } = useTranslation()
  return (
    <Notice tone="error" title={t('desk.broken.title')}>
      <p>{t('desk.broken.text')}</p>
      <Button onClick={() => location.reload()}>{t('desk.broken.reload')}</Button>
    </Notice>
  )
}
