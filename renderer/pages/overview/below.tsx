import { Skeleton } from '@mantine/core'
import { type ReactNode, Suspense } from 'react'
import classes from './overview.module.css'

/** What comes after the first sight of the page, in a file of its own; its place is kept meanwhile. */
export function Below({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<BelowWaiting />}>{children}</Suspense>
}

/** The places of the panels while what is in them loads; heights in pixels, about those of what comes. */
export function BelowWaiting() {
  return (
    <div className={classes['columns']} aria-hidden aria-busy>
      <div className={classes['column']}>
        <Skeleton height={280} radius="lg" />
        <Skeleton height={200} radius="lg" />
      </div>
      <div className={classes['column']}>
        <Skeleton height={160} radius="lg" />
        <Skeleton height={320} radius="lg" />
      </div>
    </div>
  )
}
