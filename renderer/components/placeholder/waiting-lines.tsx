import { Skeleton, Stack } from '@mantine/core'

/** Lines in the place of what is loading. */
export function WaitingLines({ count }: { readonly count: number }) {
  return (
    <Stack gap="sm" p="md" aria-hidden aria-busy>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <Skeleton key={index} height={12} width={index % 3 === 2 ? '55%' : '85%'} />
      ))}
    </Stack>
  )
}
