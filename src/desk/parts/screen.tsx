import type { ReactNode } from 'react'
import { Link } from './button.tsx'
import { classes } from './classes.ts'

export interface ScreenProps {
  title: ReactNode
  /** The line under the title: what this is, its tags. */
  sub?: ReactNode
  /** Where one came from. */
  back?: { to: string; label: string }
  /** `SideCard`s: at the side on a wide screen, below on a phone. */
  aside?: ReactNode
  /** One column to read or answer in: forms, one question. */
  narrow?: boolean
  children: ReactNode
}

/** The frame of every screen: where from, what it is, its content, its side. */
export const Screen = ({ title, sub, back, aside, narrow, children }: ScreenProps) => (
  <div className={classes('screen', aside !== undefined && 'screen--aside', narrow && 'screen--narrow')}>
    <div className="screen__main">
      {back && (
        <p className="back">
          <span aria-hidden="true">← </span>
          <Link to={back.to}>{back.label}</Link>
        </p>
      )}
      <h1>{title}</h1>
      {sub && <div className="sub">{sub}</div>}
      {children}
    </div>
    {aside && <aside className="screen__aside">{aside}</aside>}
  </div>
)
