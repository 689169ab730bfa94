import { type ReactNode, useId } from 'react'

/** What a worker must not forget, at the side of a case; below it on a phone. */
export const SideCard = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <h2 className="card__title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}
