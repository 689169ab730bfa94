import { useTranslation } from 'react-i18next'
import { useSession } from './session.tsx'
import { SignInForm } from './sign-in-form.tsx'

export const SignIn = () => {
  const { t } = useTranslation()
  const { refresh } = useSession()
  return (
    <div className="sign-in">
      <h1>{t('desk.signIn.title')}</h1>
      <p className="lead">{t('desk.signIn.lead')}</p>
      <SignInForm onSignedIn={() => void refresh()} />
      <p className="quiet">{t('desk.signIn.help')}</p>
    </div>
  )
}
