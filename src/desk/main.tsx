import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { watchConnection } from './connection.ts'
import { startLanguage } from './i18n.ts'
import './styles/desk.scss'

watchConnection()
await startLanguage()
createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
