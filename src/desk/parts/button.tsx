import type { ReactNode } from 'react'
import { Link as RouterLink } from 'wouter'
import { classes } from './classes.ts'

export interface ButtonProps {
  children: ReactNode
  /** One `primary` a screen; `text` is a quiet one that looks like a link but does something. */
  kind?: 'primary' | 'secondary' | 'text'
  type?: 'button' | 'submit'
  onClick?: () => void
  /** While its work is under way: stays focusable, does nothing. */
  busy?: boolean
  disabled?: boolean
  /** As wide as the page, for one question on a phone. */
  wide?: boolean
  /** Where the visible word alone does not say what about. */
  label?: string
  pressed?: boolean
  expanded?: boolean
}

const look = (kind: ButtonProps['kind'] = 'primary', wide = false) =>
  kind === 'text'
    ? 'button-text'
    : classes('button', kind === 'secondary' && 'button--secondary', wide && 'button--wide')

export const Button = ({
  children,
  kind,
  type = 'button',
  onClick,
  busy,
  disabled,
  wide,
  label,
  pressed,
  expanded,
}: ButtonProps) => (
  <button
    type={type}
    className={look(kind, wide)}
    // A busy submit button must not send the form a second time; removing `disabled` keeps the focus where it is.
    onClick={busy ? (event) => event.preventDefault() : onClick}
    aria-disabled={busy || undefined}
    disabled={disabled}
    aria-label={label}
    aria-pressed={pressed}
    aria-expanded={expanded}
  >
    {children}
    {busy && <span className="spinner" aria-hidden="true" />}
  </button>
)

export interface LinkProps {
  /** Path below `/desk`. */
  to: string
  children: ReactNode
  /** Looks like a button: for going on to the next screen. */
  button?: 'primary' | 'secondary'
  label?: string
}

export const Link = ({ to, children, button, label }: LinkProps) => (
  <RouterLink href={to} className={button ? look(button) : 'link'} aria-label={label}>
    {children}
  </RouterLink>
)
